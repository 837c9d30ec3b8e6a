package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    private static final String PAGE = "content/ja/docs/page.md";

    @TempDir
    Path folder;

    @BeforeEach
    void aPlainFolder() throws IOException {
        write(PAGE, "# 例\n\nこのクラスタです。\n");
        write("content/en/docs/page.md", "# Example\n\nThis cluster.\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve(PAGE));
    }

    private void git(String... command) throws IOException, InterruptedException {
        java.util.List<String> words = new java.util.ArrayList<>(
                java.util.List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        words.addAll(java.util.List.of(command));
        assertThat(new ProcessBuilder(words).directory(folder.toFile()).start().waitFor())
                .isZero();
    }

    @Test
    void aFindingIsShownWithACaretUnderFullWidthText() {
        Run run = Run.in(folder, "lint");
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("3:3  error").contains("    このクラスタです。\n        ^^^^^^^^\n");
    }

    @Test
    void cleanPagesExitWithZero() throws IOException {
        write(PAGE, "# 例 {#example}\n\nこのクラスターです。\n");
        assertThat(Run.in(folder, "lint").code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void failOnSaysWhatFails() {
        assertThat(Run.in(folder, "lint", "--fail-on", "none").code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void fixMendsThePageInPlaceAndAgainChangesNothing() throws IOException {
        Run run = Run.in(folder, "lint", "--fix");
        assertThat(run.code()).isEqualTo(ExitCode.FINE);
        assertThat(page()).isEqualTo("# 例 {#example}\n\nこのクラスターです。\n");
        Run.in(folder, "lint", "--fix");
        assertThat(page()).isEqualTo("# 例 {#example}\n\nこのクラスターです。\n");
    }

    @Test
    void aDryRunPrintsAPatchAndChangesNothing() throws IOException {
        String before = page();
        Run run = Run.in(folder, "lint", "--fix", "--dry-run");
        assertThat(run.out()).contains("--- a/" + PAGE).contains("-このクラスタです。").contains("+このクラスターです。");
        assertThat(page()).isEqualTo(before);
    }

    @Test
    void onlyFindingsOnChangedLinesWithDiff() throws IOException, InterruptedException {
        git("init", "-q");
        git("add", ".");
        git("commit", "-q", "-m", "a");
        write(PAGE, "# 例\n\nこのクラスタです。\n\nユーザです。\n");
        Run run = Run.in(folder, "lint", "--diff", "HEAD", "--format", "checkstyle");
        assertThat(run.out()).contains("line=\"5\"").doesNotContain("line=\"3\"");
        git("commit", "-q", "-am", "b");
        assertThat(Run.in(folder, "lint", "--diff", "HEAD~1...HEAD", "--format", "checkstyle")
                        .out())
                .contains("line=\"5\"")
                .doesNotContain("line=\"3\"");
        assertThat(Run.in(folder, "lint", "--diff", "HEAD").out()).doesNotContain("long-vowel");
    }

    @Test
    void diffNeedsAClone() {
        assertThat(Run.in(folder, "lint", "--diff", "HEAD").code()).isEqualTo(ExitCode.ENVIRONMENT);
    }

    @Test
    void aBaselineHidesWhatIsKnown() {
        Run update = Run.in(folder, "lint", "--baseline", "known.json", "--update-baseline");
        assertThat(update.err()).contains("2 new findings");
        assertThat(Run.in(folder, "lint", "--baseline", "known.json").code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void theStepSummaryGetsATable() throws IOException {
        Path summary = folder.resolve("summary.md");
        Run.with(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), folder, "lint", "--format", "github");
        assertThat(Files.readString(summary)).contains("| long-vowel | error | 1 |");
    }

    @Test
    void aTeamsRuleFileIsPutOnTop() throws IOException {
        write("team.yaml", "schemaVersion: 1\nlanguage: ja\nrules:\n  - {id: long-vowel, severity: off}\n");
        assertThat(Run.in(folder, "lint", "--rules", "team.yaml").out()).doesNotContain("クラスタ");
    }

    @Test
    void aWrongRuleFileIsOneMessageWithItsPlace() throws IOException {
        write("team.yaml", "schemaVersion: 1\nlanguage: ja\nrules:\n  - {id: long-vowel, severity: fatal}\n");
        Run run = Run.in(folder, "lint", "--rules", "team.yaml");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("docsprint: team.yaml:4:");
    }

    @Test
    void theCommandThatMendsIsToldWithThePathsGiven() throws IOException {
        String path = "content/ja/docs/it's here/a.md";
        Path page = folder.resolve(path);
        Files.createDirectories(page.getParent());
        Files.writeString(page, "クラスタです。\n");
        assertThat(Run.in(folder, "lint", path).out())
                .endsWith("1 of them is mended by: docsprint lint --fix 'content/ja/docs/it'\\''s here/a.md'\n");
    }

    @Test
    void aPathOutsideIsRefused() {
        assertThat(Run.in(folder, "lint", "../x.md").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.md"), "クラスタ\n");
        Files.createSymbolicLink(folder.resolve("content/ja/docs/link.md"), secret);
        Files.createDirectories(folder.resolve("content/ja/docs/folder.md"));
        assertThat(Run.in(folder, "lint").out()).doesNotContain("link.md").contains("1 page");
    }

    @Test
    void aRuleIsExplainedWithItsExamples() {
        Run run = Run.in(folder, "rules", "long-vowel");
        assertThat(run.code()).isEqualTo(ExitCode.FINE);
        assertThat(run.out()).contains("クラスタを作成します。").contains("クラスターを作成します。");
        assertThat(Run.in(folder, "rules", "--ui-lang", "ja").out()).contains("エラー");
    }

    @Test
    void anUnknownRuleIsAUsageError() {
        assertThat(Run.in(folder, "rules", "nothing").code()).isEqualTo(ExitCode.USAGE);
    }
}
