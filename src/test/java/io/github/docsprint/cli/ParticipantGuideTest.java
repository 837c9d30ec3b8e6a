package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import io.github.docsprint.demo.SampleSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The participant's day works as its guide says, on the sample clone and on a real one. */
class ParticipantGuideTest {

    private static final Pattern STEP = Pattern.compile("```console\n\\$ ([^\n]+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyStepOfTheGuideDoesWhatItShows(String language) throws Exception {
        Path clone = folder.resolve("minato");
        SampleSite.build(clone);
        String guide = Files.readString(Path.of("docs/participant" + (language.equals("en") ? "" : ".ja") + ".md"));
        List<MatchResult> steps = STEP.matcher(guide).results().toList();

        assertThat(steps).hasSize(7);
        for (MatchResult step : steps) {
            String command = step.group(1);
            if (command.startsWith("docsprint ")) {
                Run run = docsprint(
                        clone,
                        language,
                        command.substring("docsprint ".length()).split(" "));
                assertThat(run.code()).as("%s: %s", command, run.err()).isZero();
                assertThat(run.out()).as(command).contains(step.group(2));
            } else {
                shell(clone, command);
            }
        }
    }

    @Test
    void theDayWorksOnARealClone() throws Exception {
        Path corpus = Corpus.folder();
        Path clone = folder.resolve("website");
        shell(folder, "git clone -q '" + corpus + "' website");
        String page = "content/ja/docs/tutorials/_index.md";

        assertThat(docsprint(clone, "ja", "doctor").out()).contains("git remote add upstream", "履歴はすべてあります");
        assertThat(docsprint(clone, "ja", "starters", "--limit", "50").out())
                .contains("docsprint start sync:docs/tutorials/_index");
        assertThat(docsprint(clone, "ja", "start", "sync:docs/tutorials/_index").code())
                .isZero();
        assertThat(folder.resolve("website-ja-tutorials.md")).content().contains("- [ ] **1.**");
        String before = "configure-redis-using-configmap/)\n";
        Files.writeString(
                clone.resolve(page),
                Files.readString(clone.resolve(page))
                        .replace(
                                before,
                                before
                                        + "\n## Podの作成 {#authoring-pods}\n\n* [サイドカーコンテナの導入](/docs/tutorials/configuration/pod-sidecar-containers/)\n"));
        assertThat(docsprint(clone, "ja", "diff", page).out()).contains("[x] 1. Authoring Pods", "[x] 2. ", "[ ] 3. ");
        assertThat(docsprint(clone, "ja", "lint", page).code()).isIn(0, 1);
    }

    private Run docsprint(Path clone, String language, String... arguments) {
        return Run.with(
                Map.of(
                        "DOCSPRINT_COLUMNS",
                        "80",
                        "DOCSPRINT_LOCALE",
                        language,
                        "DOCSPRINT_CACHE",
                        folder.resolve("cache").toString()),
                clone,
                arguments);
    }

    private static void shell(Path where, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + out).isZero();
    }
}
