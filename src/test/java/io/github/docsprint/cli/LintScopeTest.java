package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint looks at: paths, changed lines, standard input, the configured rules, the right source page. */
class LintScopeTest {

    private static final String PAGE = "content/ja/docs/page.md";
    private static final String OTHER = "content/ja/docs/tasks/other.md";

    @TempDir
    Path folder;

    private int day;

    @BeforeEach
    void twoPages() throws IOException {
        write(PAGE, "このクラスタです。\n");
        write(OTHER, "このユーザです。\n");
        write("content/en/docs/page.md", "This cluster.\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... command) {
        gitIn(folder, command);
    }

    private static void gitIn(Path place, String... command) {
        List<String> words = new ArrayList<>(
                List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"));
        words.addAll(List.of(command));
        try {
            ProcessBuilder process =
                    new ProcessBuilder(words).directory(place.toFile()).redirectErrorStream(true);
            int date = words.indexOf("--date");
            if (date > 0) {
                process.environment().put("GIT_COMMITTER_DATE", words.get(date + 1));
            }
            Process git = process.start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(git.waitFor()).as(said).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits all, a day after the commit before: history of one second tells nothing. */
    private void commit() {
        day++;
        if (!Files.exists(folder.resolve(".git"))) {
            git("init", "-q");
        }
        git("add", ".");
        git("commit", "-q", "-m", "change", "--date", "2025-01-0" + day + "T00:00:00Z");
    }

    private String found(String... arguments) {
        return foundIn(folder, arguments);
    }

    private static String foundIn(Path place, String... arguments) {
        List<String> words = new ArrayList<>(List.of("lint", "--format", "checkstyle"));
        words.addAll(List.of(arguments));
        return Run.in(place, words.toArray(String[]::new)).out();
    }

    @Test
    void severalPathsAreLookedAtTogether() {
        assertThat(found(PAGE, "content/ja/docs/tasks")).contains("page.md").contains("other.md");
    }

    @Test
    void aFolderLimitsTheSearch() {
        assertThat(found("content/ja/docs/tasks")).contains("other.md").doesNotContain("page.md");
    }

    @Test
    void aGlobReachesIntoAnyNumberOfFolders() {
        assertThat(found("content/ja/**/*.md")).contains("page.md").contains("other.md");
        assertThat(found("content/ja/docs/*.md")).contains("page.md").doesNotContain("other.md");
    }

    @Test
    void pathsAndGlobsMayStartFromTheWorkingFolder() {
        Path docs = folder.resolve("content/ja/docs");
        assertThat(foundIn(docs, "tasks")).contains("name=\"" + OTHER);
        assertThat(foundIn(docs, "t*/*.md")).contains("name=\"" + OTHER);
    }

    @Test
    void aGlobWithoutAPageIsAUsageError() {
        assertThat(Run.in(folder, "lint", "content/ja/*.md").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aPlainFolderNeedsNoGitAndGoesByTheSourceFileAsItStands() throws IOException {
        write(PAGE, "## 例\n");
        write("content/en/docs/page.md", "## Example\n");
        assertThat(found(PAGE)).contains("docsprint.heading-anchor");
    }

    @Test
    void standardInputIsThePageThatItIsSaidToBe() {
        Run run = Run.reading("メモリーです。\n", folder, "lint", "--stdin-path", PAGE, "--format", "checkstyle");
        assertThat(run.out()).contains("name=\"" + PAGE).contains("メモリー").doesNotContain("クラスタ");
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void standardInputMayBeNamedFromTheWorkingFolderOrAbsolutely() {
        Path docs = folder.resolve("content/ja/docs");
        String absolute = folder.resolve(PAGE).toString();
        for (String name : List.of("page.md", absolute, "new.md")) {
            Run run = Run.reading("メモリーです。\n", docs, "lint", "--stdin-path", name, "--format", "checkstyle");
            assertThat(run.out()).contains("name=\"content/ja/docs/");
        }
    }

    @Test
    void standardInputIsMendedToStandardOutput() throws IOException {
        Run run = Run.reading("メモリーです。\n", folder, "lint", "--fix", "--stdin-path", PAGE);
        assertThat(run.out()).isEqualTo("メモリです。\n");
        assertThat(Files.readString(folder.resolve(PAGE))).isEqualTo("このクラスタです。\n");
    }

    @Test
    void aDryRunFailsWhereSomethingIsLeftToAPerson() throws IOException {
        assertThat(Run.in(folder, "lint", "--fix", "--dry-run").code()).isEqualTo(ExitCode.FINE);
        write(PAGE, "このクラスタの[Pod]((/docs/)です。\n");
        Run run = Run.in(folder, "lint", "--fix", "--dry-run");
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("+このクラスターの");
        assertThat(run.err()).contains("1 error,");
        assertThat(Run.in(folder, "lint", "--fix", "--dry-run", "--fail-on", "none")
                        .code())
                .isEqualTo(ExitCode.FINE);
    }

    @Test
    void fixWithDiffMendsChangedLinesOnly() throws IOException {
        commit();
        write(PAGE, "このクラスタです。\n\nユーザです。\n");
        Run.in(folder, "lint", "--fix", "--diff", "HEAD");
        assertThat(Files.readString(folder.resolve(PAGE))).isEqualTo("このクラスタです。\n\nユーザーです。\n");
    }

    @Test
    void fixingACommitIsRefusedButAPatchOfItIsNot() throws IOException {
        commit();
        write(PAGE, "このクラスタです。\n\nユーザです。\n");
        commit();
        assertThat(Run.in(folder, "lint", "--fix", "--diff", "HEAD~1...HEAD").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Run.in(folder, "lint", "--fix", "--dry-run", "--diff", "HEAD~1...HEAD")
                        .out())
                .contains("+ユーザーです。")
                .doesNotContain("+このクラスター");
    }

    @Test
    void theCommandForFixesIsToldOfWhatIsCheckedOutOnly() throws IOException {
        commit();
        write(PAGE, "このクラスタです。\n\nユーザです。\n");
        commit();
        git("branch", "other");
        assertThat(Run.in(folder, "lint", "--diff", "HEAD~1...HEAD").out())
                .endsWith("mended by: docsprint lint --fix --diff HEAD~1\n");
        assertThat(Run.in(folder, "lint", "--diff", "HEAD~1...other").out())
                .contains("ユーザー")
                .doesNotContain("mended by");
    }

    @Test
    void pathsLimitTheChangesOfACommitToo() throws IOException {
        commit();
        write(PAGE, "クラスタ\n");
        write(OTHER, "ユーザ\n");
        commit();
        assertThat(found("--diff", "HEAD~1...HEAD", "content/ja/docs/t*/*.md"))
                .contains("other.md")
                .doesNotContain("page.md");
    }

    @Test
    void aShallowCloneThatHasTheBaseIsEnough(@TempDir Path elsewhere) throws IOException {
        commit();
        write(PAGE, "このクラスタです。\n\nユーザです。\n");
        commit();
        gitIn(elsewhere, "clone", "-q", "--depth=2", "file://" + folder, "shallow");
        Path shallow = elsewhere.resolve("shallow");
        assertThat(foundIn(shallow, "--diff", "HEAD~1")).contains("line=\"3\"").doesNotContain("line=\"1\"");
        assertThat(foundIn(shallow, "--diff", "HEAD~1...HEAD"))
                .contains("line=\"3\"")
                .doesNotContain("line=\"1\"");
    }

    @Test
    void aShallowCloneWithoutTheBaseSaysWhatToFetch(@TempDir Path elsewhere) {
        commit();
        git("checkout", "-q", "-b", "topic");
        gitIn(elsewhere, "clone", "-q", "--depth=1", "--single-branch", "file://" + folder, "shallow");
        Run run = Run.in(elsewhere.resolve("shallow"), "lint", "--diff", "origin/main");
        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("git fetch --depth=1 origin main");
    }

    @Test
    void aSourceChangeThatNobodyCarriedOverIsNoFinding() throws IOException {
        write("content/en/docs/page.md", "See `one`.\n");
        write(PAGE, "`one`を参照してください。\n");
        commit();
        write("content/en/docs/page.md", "See `two`.\n");
        commit();
        assertThat(found(PAGE)).doesNotContain("parity-inline-code");
        assertThat(found(PAGE, "--base", "current")).contains("parity-inline-code");
    }

    @Test
    void aPageThatIsBeingBroughtUpToDateGoesWithTheCurrentSource() throws IOException {
        write("content/en/docs/page.md", "See `one`.\n");
        write(PAGE, "`one`を参照してください。\n");
        commit();
        write("content/en/docs/page.md", "See `two`.\n");
        commit();
        write(PAGE, "`two`を参照してください。\n");
        assertThat(found(PAGE)).doesNotContain("parity-inline-code");
    }

    @Test
    void theConfigurationPutsATeamsFilesOnTop() throws IOException {
        write("docsprint.yaml", "lint:\n  rules: team/{language}.yaml\n  glossary: [team/terms.yaml]\n");
        write("team/ja.yaml", "schemaVersion: 1\nlanguage: ja\nrules:\n  - {id: long-vowel, severity: off}\n");
        write(
                "team/terms.yaml",
                "schemaVersion: 1\nlanguage: ja\nterms:\n  - {en: this, ja: 本, reject: [この], kind: term}\n");
        assertThat(found()).doesNotContain("long-vowel").contains("docsprint.term");
        assertThat(Run.in(folder, "rules", "long-vowel").out()).contains("off");
    }

    @Test
    void theConfigurationMayReplaceTheRules() throws IOException {
        write("docsprint.yaml", "lint: {rules: [team.yaml], builtInRules: false}\n");
        write(
                "team.yaml",
                "schemaVersion: 1\nlanguage: ja\nrules:\n  - {id: mine, severity: info, summary: Mine, replace: {です: である}}\n"
                        + "  - {id: exclamation, severity: error, summary: Marks}\n");
        assertThat(found()).contains("docsprint.mine").doesNotContain("long-vowel");
        assertThat(Run.in(folder, "rules").out().lines()).hasSize(2);
    }

    @Test
    void aConfiguredFileThatIsMissingOrOutsideIsToldWithItsPlace() throws IOException {
        for (String file : List.of("missing.yaml", "../secret.yaml", "/etc/passwd")) {
            write("docsprint.yaml", "lint:\n  rules: [" + file + "]\n");
            Run run = Run.in(folder, "lint");
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("docsprint: docsprint.yaml:2:").contains("rules");
        }
    }

    @Test
    void aMisspeltKeyOfTheConfigurationIsToldWithItsPlace() throws IOException {
        write("docsprint.yaml", "lint:\n  rule: [a.yaml]\n");
        assertThat(Run.in(folder, "lint").err())
                .startsWith("docsprint: docsprint.yaml:2:")
                .contains("rules");
    }

    @Test
    void aBaselineForgetsNothingAboutPagesThatWereNotLookedAt() {
        Run.in(folder, "lint", "--baseline", "known.json", "--update-baseline");
        Run.in(folder, "lint", "--baseline", "known.json", "--update-baseline", PAGE);
        Run all = Run.in(folder, "lint", "--baseline", "known.json");
        assertThat(all.code()).isEqualTo(ExitCode.FINE);
        assertThat(all.err()).isEmpty();
    }

    @Test
    void aBaselineTellsWhatIsGoneWithItsPage() throws IOException {
        Run.in(folder, "lint", "--baseline", "known.json", "--update-baseline");
        Files.delete(folder.resolve(OTHER));
        assertThat(Run.in(folder, "lint", "--baseline", "known.json").err()).contains("1 entries");
    }

    @Test
    void aBaselineThatIsNotThereIsAUsageError() {
        assertThat(Run.in(folder, "lint", "--baseline", "nowhere.json").code()).isEqualTo(ExitCode.USAGE);
    }
}
