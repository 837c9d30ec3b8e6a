package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.docsprint.Browser;
import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.preview.HugoPreview;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, looked at with a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewCommandTest {

    private static final String DRAIN = "content/ja/docs/tasks/drain-node.md";

    private static final String LONG = "content/ja/docs/concepts/workloads/pods.md";

    @TempDir
    private static Path folder;

    private static Path site() {
        return folder.resolve("site");
    }

    @BeforeAll
    void editASampleSite() throws IOException {
        SampleCopy.to(site());
        Path page = site().resolve(DRAIN);
        Files.writeString(
                page,
                Files.readString(page)
                        .replace("--delete-local-data", "--delete-emptydir-data")
                        .replace("イメージキャッシュの確認", "<script>document.title = 'ran'</script>イメージキャッシュの確認"));
    }

    private final Optional<Browser> browser = browser();

    private static Optional<Browser> browser() {
        try {
            return Optional.of(Browser.open());
        } catch (org.opentest4j.TestAbortedException e) {
            return Optional.empty();
        }
    }

    @AfterAll
    void close() {
        browser.ifPresent(Browser::close);
    }

    private Browser lookAt(Preview preview) {
        assumeTrue(browser.isPresent(), "skipped: there is no Chromium");
        browser.get().visit(preview.address);
        browser.get().await("return document.querySelector('main').dataset.ready === 'yes'");
        return browser.get();
    }

    private static void needHugo() {
        assumeTrue(
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "hugo"))),
                "skipped: there is no Hugo; apt-get install hugo");
    }

    /** {@code docsprint preview} while it runs. */
    private record Preview(Process process, List<String> said, String address) implements AutoCloseable {

        static Preview start(String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.github.docsprint.cli.Main",
                    "--repo",
                    site().toString(),
                    "preview"));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            List<String> said = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.contains(": http://127.0.0.1:")) {
                    return new Preview(process, said, line.substring(line.indexOf("http")));
                }
            }
            throw new AssertionError("no preview: " + said);
        }

        /** As Ctrl-C does. */
        void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            if (process.isAlive()) {
                interrupt();
            }
        }
    }

    @Test
    void hugosPagesStandSideBySideWithTheirChangesMarked() throws Exception {
        needHugo();
        try (Preview preview = Preview.start()) {
            Browser page = lookAt(preview);

            assertThat(marked(page, "before")).contains("kubectl drain node-1 --ignore-daemonsets --delete-local-data");
            assertThat(marked(page, "after"))
                    .contains("kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data");
            assertThat(
                            page.script(
                                    "return document.querySelector('#source iframe').contentDocument.querySelector('h1').textContent"))
                    .isEqualTo("Drain a node");
            for (String language : new String[] {"1280", "390"}) {
                page.size(Integer.parseInt(language), 800);
                page.screenshot(Path.of("target/screenshots", "hugo-" + language + ".png"));
            }
            page.size(1280, 800);
            assertThat(page.accessibilityViolations()).isEmpty();
        }
    }

    private static String marked(Browser page, String pane) {
        return page.script("return [...document.querySelector('#" + pane
                        + " iframe').contentDocument.querySelectorAll('[data-docsprint-changed]')]"
                        + ".map(block => block.textContent).join('|')")
                .toString();
    }

    @Test
    void aPageWhoseAddressOnlyHugoKnowsIsFound() throws Exception {
        needHugo();
        try (Preview preview = Preview.start("content/ja/blog/_posts/2025/2025-03-04-minato-1-5.md")) {
            Browser page = lookAt(preview);

            assertThat(page.element("#after iframe").getDomAttribute("src"))
                    .isEqualTo("/after/ja/blog/_posts/2025/minato-1-5/");
            assertThat(Files.exists(site().resolve("public"))).isFalse();
            assertThat(Files.exists(site().resolve("resources"))).isFalse();
        }
    }

    @Test
    void itOpensAtTheFirstChange() throws Exception {
        Path file = site().resolve(LONG);
        String text = Files.readString(file);
        try {
            Files.writeString(file, text.stripTrailing() + "\n\n最後に足した段落です。\n");
            for (String kind : HugoPreview.program(System.getenv("PATH")).isPresent()
                    ? List.of("--sketch", "--no-cache")
                    : List.of("--sketch")) {
                try (Preview preview = Preview.start(LONG, kind)) {
                    browser.ifPresent(page -> page.size(1280, 300));
                    Browser page = lookAt(preview);

                    page.await("""
                            const box = document.querySelector('#after .scroll');
                            const page = box.contentDocument || box;
                            const here = page.querySelector('.here').getBoundingClientRect().top;
                            const top = box.contentDocument ? 0 : box.getBoundingClientRect().top;
                            return page.querySelector('.here').textContent.includes('最後に足した段落です。')
                                && here - top >= 0 && here - top < 200""");
                }
            }
        } finally {
            Files.writeString(file, text);
            browser.ifPresent(page -> page.size(1280, 800));
        }
    }

    @Test
    void theSketchIsInTheLanguageOfItsReader() throws Exception {
        try (Preview preview = Preview.start(DRAIN, "--sketch", "--ui-lang", "ja")) {
            for (int width : new int[] {1280, 390}) {
                Browser page = lookAt(preview);
                page.size(width, 800);
                page.screenshot(Path.of("target/screenshots", "preview-ja-" + width + ".png"));

                assertThat(page.text(".note")).contains("下書きです");
                assertThat(page.accessibilityViolations()).isEmpty();
            }
            browser.get().size(1280, 800);
        }
    }

    @Test
    void hugosPagesScrollInStepAndRunNoScripts() throws Exception {
        needHugo();
        try (Preview preview = Preview.start(DRAIN)) {
            Browser page = lookAt(preview);
            page.size(1280, 300);

            page.script("document.querySelector('#after iframe').contentWindow.scrollTo(0, 120)");
            page.await(
                    "return document.querySelector('#before iframe').contentDocument.scrollingElement.scrollTop > 60");

            assertThat(page.script("return document.querySelector('#after iframe').contentDocument.title"))
                    .asString()
                    .doesNotContain("ran");
            page.size(1280, 800);
        }
    }

    @Test
    void theSketchShowsWhatIsSavedMeanwhile() throws Exception {
        try (Preview preview = Preview.start(DRAIN, "--sketch")) {
            Browser page = lookAt(preview);
            assertThat(preview.said()).anyMatch(line -> line.contains("a sketch"));
            Path file = site().resolve(DRAIN);
            String text = Files.readString(file);
            try {
                Files.writeString(file, text + "\n保存しました。\n");
                page.await("return document.querySelector('#after').textContent.includes('保存しました')");
            } finally {
                Files.writeString(file, text);
            }
            assertThat(page.consoleErrors()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsHugoAndFreesThePort() throws Exception {
        needHugo();
        try (Preview preview = Preview.start()) {
            List<ProcessHandle> hugos = preview.process().descendants().toList();
            assertThat(hugos).hasSize(2);

            preview.interrupt();

            assertThat(hugos).noneMatch(ProcessHandle::isAlive);
            int port = URI.create(preview.address()).getPort();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.getLocalPort()).isEqualTo(port);
            }
        }
    }

    @Test
    void itAnswersToItsOwnAddressOnly() throws Exception {
        try (Preview preview = Preview.start(DRAIN, "--sketch")) {
            assertThat(status(preview, "GET / HTTP/1.1\r\nHost: attacker.example\r\n"))
                    .contains(" 403 ");
            assertThat(status(preview, "POST / HTTP/1.1\r\nHost: " + host(preview) + "\r\nContent-Length: 0\r\n"))
                    .contains(" 405 ");
            assertThat(status(preview, "GET /../../etc/passwd HTTP/1.1\r\nHost: " + host(preview) + "\r\n"))
                    .contains(" 400 ");
            assertThat(status(preview, "GET /etc/passwd HTTP/1.1\r\nHost: " + host(preview) + "\r\n"))
                    .contains(" 404 ");
            assertThat(status(preview, "GET / HTTP/1.1\r\nHost: " + host(preview) + "\r\n"))
                    .contains(" 200 ");
        }
    }

    private static String host(Preview preview) {
        return URI.create(preview.address()).getAuthority();
    }

    private static String status(Preview preview, String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(preview.address()).getPort())) {
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    @Test
    void aSketchCanBeWrittenIntoAFile() throws IOException {
        Run run = Run.in(site(), "preview", DRAIN, "--out", "sketch.html");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(site().resolve("sketch.html")).content().contains("--delete-emptydir-data");
        Files.delete(site().resolve("sketch.html"));
    }

    @Test
    void withoutAPageSeveralChangedOnesAreNamed() throws IOException {
        Path other = site().resolve("content/ja/docs/tasks/scale-app.md");
        String text = Files.readString(other);
        try {
            Files.writeString(other, text + "\n");
            Run run = Run.in(site(), "preview", "--out", "sketch.html");

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains(DRAIN, "content/ja/docs/tasks/scale-app.md");
        } finally {
            Files.writeString(other, text);
        }
    }

    @Test
    void aNewPageThatGitDoesNotKnowYetIsFound() throws IOException {
        Path page = site().resolve(DRAIN);
        String text = Files.readString(page);
        Path fresh = site().resolve("content/ja/docs/tasks/fresh.md");
        try {
            Files.writeString(
                    page,
                    text.replace("--delete-emptydir-data", "--delete-local-data")
                            .replace("<script>document.title = 'ran'</script>", ""));
            Files.writeString(fresh, "---\ntitle: 新しい\n---\n読んでください。\n");
            Run run = Run.in(site(), "preview", "--out", "sketch.html");

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(site().resolve("sketch.html")).content().contains("読んでください。");
        } finally {
            Files.writeString(page, text);
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(site().resolve("sketch.html"));
        }
    }

    @Test
    void aPageThatIsNotThereIsNamed() {
        Run run = Run.in(site(), "preview", "content/ja/docs/none.md");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("content/ja/docs/none.md");
    }
}
