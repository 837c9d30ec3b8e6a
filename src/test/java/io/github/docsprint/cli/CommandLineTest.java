package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final String COMMANDS = """

            demo
            status
            diff
            preview
            compare
            ack
            lint
            rules
            review
            pr
            report
            starters
            start
            claim
            doctor
            """;

    @TempDir
    private Path folder;

    @Test
    void aPortThatIsNoneIsToldBeforeAnythingElse(@TempDir Path elsewhere) {
        Run run = Run.in(elsewhere, "preview", "--port", "99999");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--port takes a number from 0 to 65535, not 99999");
    }

    @Test
    void withoutACommandItShowsTheHelpAndExitsWith2() {
        Run run = Run.in(folder);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Usage: docsprint", "status");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void helpGoesToStandardOutput() {
        Run run = Run.in(folder, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: docsprint", "the clone to work on");
    }

    @Test
    void aValueThatReadsLikeACommandIsNone() {
        Run run = Run.in(folder, "--repo", "lint", "--lang=diff", "status", "--help");

        assertThat(run.out()).contains("Usage: docsprint status");
    }

    @Test
    void helpBeforeACommandTellsOfAllCommands() {
        Run run = Run.in(folder, "--help", "status");

        assertThat(run.out()).contains("Usage: docsprint ", "demo", "doctor");
    }

    @Test
    void helpIsInJapaneseInAJapaneseLocale() {
        Run run = Run.with(Map.of("LANG", "ja_JP.UTF-8"), folder, "status", "--help");

        assertThat(run.out()).contains("使い方: docsprint status", "すべてのページの状態");
    }

    @Test
    void uiLangOverridesTheLocale() {
        Run run = Run.with(Map.of("LANG", "ja_JP.UTF-8"), folder, "--ui-lang", "en", "--help");

        assertThat(run.out()).contains("Usage: docsprint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "", "../en"})
    void anUnknownUiLanguageIsRefused(String language) {
        Run run = Run.in(folder, "status", "--ui-lang", language);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--ui-lang", "en|ja");
    }

    @Test
    void everyOptionOfEveryCommandIsExplainedInBothLanguages() {
        for (String language : new String[] {"en", "ja"}) {
            for (String command : COMMANDS.lines().toList()) {
                String help = command.isEmpty()
                        ? Run.in(folder, "--ui-lang", language, "--help").out()
                        : Run.in(folder, "--ui-lang", language, command, "--help")
                                .out();

                assertThat(help)
                        .as("options without a word in %s of %s", language, command)
                        .doesNotContainPattern("(?m)^\\s+(-\\w, )?\\s*--[\\w-]+(=\\S+)?\\s*\\n(?!\\s{20})");
            }
        }
    }

    @Test
    void everyArgumentOfEveryCommandIsExplainedInBothLanguages() {
        for (String language : new String[] {"en", "ja"}) {
            for (String command : COMMANDS.lines().skip(1).toList()) {
                assertThat(Run.in(folder, "--ui-lang", language, command, "--help")
                                .out())
                        .as("arguments without a word in %s of %s", language, command)
                        .doesNotContainPattern("(?m)^ {6}\\[?[A-Z_]+]?\\s*$");
            }
        }
    }

    @Test
    void aNumberThatIsNoneIsNamedWithItsPlaceInBothLanguages() {
        assertThat(Run.in(folder, "review", "abc").err())
                .startsWith("docsprint: NUMBER takes a whole number, not \"abc\".");
        assertThat(Run.in(folder, "pr", "--fixes", "x", "--ui-lang", "ja").err())
                .startsWith("docsprint: --fixes には整数を指定してください（「x」は使えません）。");
    }

    @Test
    void anUnknownCommandSuggestsTheNearestOne() {
        Run run = Run.in(folder, "statsu");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                docsprint: There is no command statsu. Did you mean status, start, starters?
                Read on with: docsprint --help
                """);
    }

    @Test
    void anUnknownOptionIsNamed() {
        Run run = Run.in(folder, "status", "--frob");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("There is no option --frob", "docsprint status --help");
    }

    @Test
    void aValueThatAnOptionDoesNotTakeIsNamedWithThoseThatItTakes() {
        Run run = Run.in(folder, "--ui-lang=ja", "status", "--format", "xml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--format", "「xml」", "text|json|csv|markdown");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        Run run = Run.in(folder, "status", "--at");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--at");
    }

    @Test
    void commonOptionsAreAcceptedBeforeAndAfterTheCommand() {
        Run before = Run.in(folder, "--repo", folder.toString(), "status");
        Run after = Run.in(folder, "status", "--repo", folder.toString());

        assertThat(before).isEqualTo(after);
        assertThat(before.code()).isEqualTo(3);
    }

    @Test
    void anUntrustedNameDoesNotSteerTheTerminal() {
        Run run = Run.in(folder, "status", "--state", "\u001b[31mred");

        assertThat(run.err()).contains("\\u001B[31mred").doesNotContain("\u001b");
    }

    @Test
    void theVersionIsPrinted() {
        Run run = Run.in(folder, "--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("docsprint ");
    }
}
