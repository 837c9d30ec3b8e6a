package io.github.docsprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of action.yml, run as a runner would, with a launcher that tells how it was called. */
class ActionTest {

    @TempDir
    private Path folder;

    private Mapping step;

    @BeforeEach
    void aLauncherThatTellsItsArguments() throws IOException {
        Mapping action = YamlReader.readMapping("action.yml", Files.readAllBytes(Path.of("action.yml")), Limits.CONFIG);
        step = action.mapping("runs").orElseThrow().mappings("steps").orElseThrow().stream()
                .filter(each -> each.text("run").isPresent())
                .findFirst()
                .orElseThrow();
        Path launcher = Files.writeString(
                folder.resolve("docsprint"), "#!/bin/sh\nprintf '[%s]' \"$@\"\nexit ${FAKE_CODE:-0}\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    private record Outcome(int code, String out, String outputs) {}

    private Outcome run(Map<String, String> inputs) throws IOException, InterruptedException {
        Path outputs = folder.resolve("outputs");
        Path script = Files.writeString(folder.resolve("step.sh"), step.requiredText("run"));
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(Map.of(
                "INPUT_LANGUAGE",
                "ja",
                "INPUT_BASE",
                "",
                "INPUT_HEAD",
                "HEAD",
                "INPUT_PULL",
                "",
                "INPUT_FAIL_ON",
                "error",
                "INPUT_FORMAT",
                "",
                "INPUT_SAVE",
                "",
                "INPUT_POST",
                "false"));
        environment.putAll(inputs);
        builder.environment().putAll(environment);
        builder.environment().put("DOCSPRINT_HOME", folder.toString());
        builder.environment().put("GITHUB_OUTPUT", outputs.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Outcome(code, out, Files.exists(outputs) ? Files.readString(outputs) : "");
    }

    @Test
    void lintLooksAtChangedLinesAndWritesAnnotations() throws IOException, InterruptedException {
        assertThat(run(Map.of("INPUT_COMMAND", "lint", "INPUT_BASE", "abc")).out())
                .isEqualTo("[lint][--lang=ja][--fail-on=error][--format=github][--diff=abc...HEAD]");
    }

    @Test
    void reviewIsPostedOnlyWhereThatIsAsked() throws IOException, InterruptedException {
        Map<String, String> inputs =
                Map.of("INPUT_COMMAND", "review", "INPUT_BASE", "abc", "INPUT_PULL", "7", "INPUT_SAVE", "r.json");
        assertThat(run(inputs).out())
                .isEqualTo("[review][--lang=ja][--fail-on=error][--base=abc][--head=HEAD][--save=r.json][--][7]");
        Map<String, String> posted = new HashMap<>(inputs);
        posted.put("INPUT_POST", "true");
        assertThat(run(posted).out()).contains("[--post]");
    }

    @Test
    void theExitCodeIsAnOutputAndThatOfTheStep() throws IOException, InterruptedException {
        Outcome outcome = run(Map.of("INPUT_COMMAND", "report", "FAKE_CODE", "3"));
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.outputs()).isEqualTo("exit-code=3\n");
    }

    @Test
    void anInputIsAnArgumentAndNeverACommand() throws IOException, InterruptedException {
        Outcome outcome =
                run(Map.of("INPUT_COMMAND", "lint", "INPUT_BASE", "\"; touch pwned; $(touch pwned) `touch pwned`"));
        assertThat(outcome.out()).contains("$(touch pwned)");
        assertThat(folder.resolve("pwned")).doesNotExist();
        assertThat(run(Map.of("INPUT_COMMAND", "lint; touch pwned")).code()).isEqualTo(2);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void noExpressionStandsInTheScript() {
        assertThat(step.requiredText("run")).doesNotContain("${{");
    }

    @Test
    void theHooksStartTheLauncher() throws IOException {
        String hooks = Files.readString(Path.of(".pre-commit-hooks.yaml"));
        assertThat(hooks.lines().filter(line -> line.startsWith("  entry: ")))
                .allMatch(line -> line.startsWith("  entry: docsprint lint"));
        assertThat(Path.of("docsprint")).isExecutable();
    }
}
