package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The participant's day works as its guide says, on the sample clone. */
class ParticipantGuideTest {

    private static final Pattern STEP = Pattern.compile("```console\n\\$ ([^\n]+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyStepOfTheGuideDoesWhatItShows(String language) throws Exception {
        Path clone = folder.resolve("minato");
        SampleCopy.to(clone);
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
