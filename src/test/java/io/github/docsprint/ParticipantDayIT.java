package io.github.docsprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer's day, through the launcher and in a browser: every command is the one that the command before has named,
 * on a terminal of eighty columns.
 */
class ParticipantDayIT {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

    @TempDir
    private Path folder;

    /**
     * A day.
     *
     * @param site the clone where it is spent
     * @param language of the participant
     * @param page the page that is brought up to date
     */
    private record Day(Path site, String language, String page) {

        private record Answer(int code, String text) {}

        /** Runs one command as somebody types it, without the site's {@code docsprint} on the path. */
        Answer type(String command) throws Exception {
            Process process = started(command);
            String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Answer(process.waitFor(), text);
        }

        Process started(String command) throws IOException {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            if (words.get(0).equals("docsprint")) {
                words.set(0, Path.of("docsprint").toAbsolutePath().toString());
            }
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(site.toFile()).redirectErrorStream(true);
            builder.environment().remove("GITHUB_TOKEN");
            builder.environment().remove("GH_TOKEN");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("DOCSPRINT_ARCHIVE", "off");
            builder.environment().put("DOCSPRINT_COLUMNS", "80");
            builder.environment().put("DOCSPRINT_LOCALE", language);
            builder.environment()
                    .put("DOCSPRINT_CACHE", site.resolveSibling("cache").toString());
            return builder.start();
        }

        void edit(String old, String fresh) throws IOException {
            Path file = site.resolve(page);
            String text = Files.readString(file);
            assertThat(text).contains(old);
            Files.writeString(file, text.replace(old, fresh));
        }

        /** The whole way; the edit carries out the first change, and the browser shows its words. */
        void walk(String old, String fresh, String shown) throws Exception {
            Answer doctor = type("docsprint doctor");
            assertThat(doctor.code()).as(doctor.text()).isZero();

            Answer starters = type(next(doctor) + " --kind sync --limit 60");
            assertThat(starters.code()).as(starters.text()).isZero();
            String id = page.replaceFirst("content/ja/", "").replaceFirst("\\.md$", "");
            assertThat(starters.text()).contains("$ docsprint start sync:" + id + "\n");

            Answer start = type("docsprint start sync:" + id);
            assertThat(start.code()).as(start.text()).isZero();
            String diffCommand = "docsprint diff " + page;
            assertThat(start.text()).contains(diffCommand, "docsprint pr");

            Answer before = type(diffCommand);
            assertThat(before.text()).contains("[ ] 1. ").doesNotContain("[x]");
            edit(old, fresh);
            Answer after = type(diffCommand);
            assertThat(after.code()).as(after.text()).isZero();
            assertThat(after.text()).contains("[x] 1. ");

            assertThat(type("docsprint lint " + page).code()).isIn(0, 1);
            preview(shown);
        }

        private static String next(Answer answer) {
            String last =
                    answer.text().strip().lines().reduce((one, other) -> other).orElseThrow();
            return last.substring(last.indexOf("docsprint "));
        }

        /** The sketch, which needs no Hugo: what was edited is marked, on a wide screen and on a small one. */
        private void preview(String shown) throws Exception {
            Process preview = started("docsprint preview --sketch");
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(preview.getInputStream(), UTF_8));
                    Browser browser = Browser.open()) {
                Matcher address = ADDRESS.matcher("");
                String line = lines.readLine();
                while (line != null && !address.reset(line).find()) {
                    line = lines.readLine();
                }
                browser.visit(address.group());
                browser.await("return document.querySelector('main').dataset.ready === 'yes'");
                for (int width : new int[] {1280, 390}) {
                    browser.size(width, 800);
                    browser.screenshot(Path.of("target/screenshots", "day-" + language + "-" + width + ".png"));
                }
                assertThat(
                                browser.script(
                                        "return [...document.querySelectorAll('#after .new')].map(block => block.textContent).join('|')"))
                        .asString()
                        .contains(shown);
                assertThat(browser.consoleErrors()).isEmpty();
            } finally {
                new ProcessBuilder("kill", "-INT", Long.toString(preview.pid()))
                        .start()
                        .waitFor();
                assertThat(preview.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void onTheSampleOfTheDemoInEnglish() throws Exception {
        Day day = new Day(folder.resolve("minato"), "en", "content/ja/docs/tasks/drain-node.md");
        Day before = new Day(folder, "en", "");
        assertThat(before.type("docsprint demo --keep minato").code()).isZero();

        day.walk("--delete-local-data", "--delete-emptydir-data", "--delete-emptydir-data");
    }

    @Test
    void onARealHistoryInJapanese() throws Exception {
        Path corpus = Corpus.folder();
        Day day = new Day(folder.resolve("website"), "ja", "content/ja/docs/tutorials/_index.md");
        Day before = new Day(folder, "ja", "");
        assertThat(before.type("git clone -q --shared " + corpus + " website").code())
                .isZero();

        String last = "configure-redis-using-configmap/)\n";
        day.walk(last, last + "\n## Podの作成 {#authoring-pods}\n", "Podの作成");
    }
}
