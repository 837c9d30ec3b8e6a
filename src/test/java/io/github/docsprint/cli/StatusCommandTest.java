package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.text.DisplayWidth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCommandTest {

    private static final String PODS = "content/ja/docs/concepts/workloads/pods.md";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void buildTheSampleSite() {
        SampleCopy.to(folder.resolve("site"));
    }

    private static Run status(String... arguments) {
        String[] line = new String[arguments.length + 2];
        line[0] = "status";
        line[1] = "--no-cache";
        System.arraycopy(arguments, 0, line, 2, arguments.length);
        return Run.in(folder.resolve("site"), line);
    }

    @Test
    void jsonIsValidByItsSchema() throws IOException {
        Run run = status("--all", "--format", "json");

        assertThat(run.err().lines())
                .as("what the sample site has a page for")
                .singleElement()
                .asString()
                .contains("autoscale.md declares the source commit");
        assertThat(run.code()).isZero();
        Schemas.assertValid("status", run.out());
    }

    @Test
    void theSummaryComesFirstAndTheNextCommandLast() {
        Run run = status();

        assertThat(run.out()).startsWith("Status of ja against en at ");
        assertThat(run.out().lines().reduce((first, second) -> second))
                .hasValueSatisfying(line -> assertThat(line).startsWith("Next: docsprint diff content/ja/"));
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        Run run = Run.with(
                Map.of("DOCSPRINT_COLUMNS", "80", "LANG", "ja_JP.UTF-8"),
                folder.resolve("site"),
                "status",
                "--no-cache",
                "--all");

        assertThat(run.out().lines().filter(line -> line.startsWith("  ")))
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void pagesThatNeedNothingAreLeftOutUnlessAskedFor() {
        assertThat(status().out()).doesNotContain("community  1 page");
        assertThat(status("--all").out()).contains("community  1 page");
        assertThat(status("content/ja/community").out()).contains("_index.html");
    }

    @Test
    void aPathMayNameTheSourcePage() {
        Run bySource = status("content/en/docs/concepts/workloads/pods.md");

        assertThat(bySource.out()).isEqualTo(status(PODS).out()).contains("pods.md");
    }

    @Test
    void aPathStartsAtTheWorkingFolderToo() {
        Run run = Run.in(folder.resolve("site/content/ja/docs"), "status", "--no-cache", "concepts/workloads/pods.md");

        assertThat(run.out()).isEqualTo(status(PODS).out());
    }

    @Test
    void checkExitsWith1WhereAPageIsBehind() {
        assertThat(status("--check").code()).isEqualTo(1);
        assertThat(status("--check", "content/ja/community/_index.html").code()).isZero();
    }

    @Test
    void statesAreChosenByTheirNames() {
        Run run = status("--state", "orphaned,local-only", "--format", "csv");

        assertThat(run.out().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains(",orphaned,") || line.contains(",local-only,"));
    }

    @Test
    void anUnknownStateNamesThoseThatExist() {
        Run run = status("--state", "stale");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("\"stale\"", "up-to-date, cosmetic, outdated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content/ja/nowhere.md", "content/de", "docs/nowhere"})
    void aPathWithoutPagesIsNamed(String path) {
        Run run = status(path);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(path);
    }

    @Test
    void aPathOutsideTheCloneIsRefused() {
        Run run = status("../../etc/passwd");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("outside the clone");
    }

    @Test
    void anOlderStateIsToldByItsOwnHistory() {
        Run now = status(PODS, "--format", "csv");
        Run then = status(PODS, "--format", "csv", "--at", "HEAD~60");

        assertThat(now.out()).contains(",outdated,");
        assertThat(then.out()).contains(",up-to-date,");
    }

    @Test
    void markdownIsATable() {
        assertThat(status("--format", "markdown").out())
                .startsWith("| page | state | days | commits | words |\n| --- | --- |");
    }

    @Test
    void withoutACloneItSaysWhatToDo() {
        Run run = Run.in(folder, "status");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("--repo");
    }

    @Test
    void aShallowCloneIsNeverAllInSync() throws Exception {
        Path shallow = folder.resolve("shallow");
        int code = new ProcessBuilder(
                        "git",
                        "clone",
                        "-q",
                        "--depth",
                        "1",
                        folder.resolve("site").toUri().toString(),
                        shallow.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();

        Run run = Run.in(shallow, "status", "--no-cache", "--format", "csv");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("shallow", "git fetch --unshallow");
        assertThat(run.out()).contains(",outdated,", ",inferred,0.0,");
        assertThat(Run.in(shallow, "status", "--no-cache", "--state", "local-only")
                        .out())
                .contains("no source in reach", "as far as the two texts tell", "cannot tell")
                .doesNotContain("local only", "never had a source page", "nothing changed in the source page");
    }

    @Test
    void anUnknownLanguageNamesThoseThatExist() {
        Run run = status("--lang", "fr");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("fr", "ja");
    }

    @Test
    void aCacheThatCannotBeWrittenChangesNothing() {
        Run run = Run.with(Map.of("DOCSPRINT_CACHE", "/proc/docsprint"), folder.resolve("site"), "status", "--all");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(status("--all").out());
    }
}
