package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.text.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    private static final String DRAIN = "content/ja/docs/tasks/drain-node.md";

    @TempDir
    private Path folder;

    @BeforeEach
    void buildTheSampleSite() {
        SampleCopy.to(folder);
    }

    private Run docsprint(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "--no-cache";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Run.in(folder, line);
    }

    @Test
    void eachMissingChangeIsShownBesideTheLinesThatItConcerns() {
        assertThat(docsprint("diff", DRAIN).out()).contains("""
                [ ] 1. Draining the node  changed, code
                  source before, lines 15–17
                  - ```shell
                  - kubectl drain node-1 --ignore-daemonsets [---delete-local-data-]
                  - ```
                  source now, lines 15–17
                  + ```shell
                  + kubectl drain node-1 --ignore-daemonsets {+--delete-emptydir-data+}
                  + ```
                  belongs to lines 15–17 of the translation
                    ```shell
                    kubectl drain node-1 --ignore-daemonsets --delete-local-data
                    ```
                """);
    }

    @Test
    void jsonIsValidByItsSchema() throws IOException {
        for (String page : new String[] {DRAIN, "content/ja/docs/concepts/storage/volumes.md"}) {
            Run run = docsprint("diff", page, "--format", "json");

            assertThat(run.code()).isZero();
            Schemas.assertValid("diff", run.out());
        }
    }

    @Test
    void anEditInTheWorkTreeTicksOffWhatItDoes() throws IOException {
        Path page = folder.resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));

        assertThat(docsprint("diff", DRAIN).out())
                .contains("1 of 3 done, 2 left.", "[x] 1. Draining the node", "[ ] 2.")
                .doesNotContain("--delete-local-data-]");
    }

    @Test
    void theReasonIsNotToldOnceWorkHasBegun() throws IOException {
        assertThat(docsprint("diff", DRAIN).out()).contains("code changed or went in");
        Path page = folder.resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));

        assertThat(docsprint("diff", DRAIN).out().lines().limit(4)).noneMatch(line -> line.contains(" in \""));
    }

    @Test
    void wordsAreSetApartAsTheLanguageDoes() {
        assertThat(docsprint("diff", DRAIN, "--ui-lang", "ja").out()).contains("変更、コード");
    }

    @Test
    void aRevisionThatOnlyAddsHasNothingBefore() {
        assertThat(docsprint("diff", DRAIN, "--all").out().lines())
                .contains("  + {{< warning >}}")
                .noneMatch(line -> line.strip().equals("-") || line.strip().equals("+"));
    }

    @Test
    void aNewPageThatIsAllTranslatedIsFinished() throws IOException {
        String english = """
                ---
                title: Fresh
                ---
                Read this page before you begin with anything else, since it says what you need for all other pages.
                """;
        Path page = folder.resolve("content/ja/docs/tasks/fresh.md");
        Files.writeString(folder.resolve("content/en/docs/tasks/fresh.md"), english);
        Files.writeString(page, english);
        try {
            git("add", "content/en");
            git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Add");
        } catch (Exception e) {
            throw new IOException(e);
        }

        assertThat(docsprint("diff", page.toString()).out())
                .contains("English copy: 1 place is not translated yet", "Next: edit");
        Files.writeString(page, "---\ntitle: 新しいページ\n---\nほかのすべてのページに必要なことが書いてあるので、始める前にこのページを読んでください。\n");
        assertThat(docsprint("diff", page.toString()).out()).contains("All done.", "docsprint pr");
    }

    @Test
    void whatIsCommittedOnABranchIsTickedOffToo() throws Exception {
        git("update-ref", "refs/remotes/origin/main", "HEAD");
        Path page = folder.resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));
        git("-c", "user.name=Sato", "-c", "user.email=sato@example.com", "commit", "-qam", "[ja] Update drain-node.md");

        assertThat(docsprint("diff", DRAIN).out()).contains("1 of 3 done, 2 left.", "[x] 1. Draining the node");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void sideBySideKeepsItsColumns() {
        Run run = Run.with(
                Map.of("DOCSPRINT_COLUMNS", "80"),
                folder,
                "--no-cache",
                "--ui-lang",
                "ja",
                "diff",
                DRAIN,
                "--side-by-side");

        List<String> rows =
                run.out().lines().filter(line -> line.contains(" │")).toList();
        assertThat(rows).hasSizeGreaterThan(10).allMatch(row -> DisplayWidth.of(row) <= 80);
        assertThat(rows)
                .allMatch(row -> DisplayWidth.of(row.substring(0, row.indexOf('│'))) == 40)
                .anyMatch(row -> row.contains("訳文の 15〜17行目に当たります"));
    }

    @Test
    void markdownIsAChecklistWithLinksToBothPages() throws IOException {
        Path page = folder.resolve(DRAIN);
        Files.writeString(page, Files.readString(page).replace("--delete-local-data", "--delete-emptydir-data"));

        assertThat(docsprint("diff", DRAIN, "--format", "markdown").out())
                .contains(
                        "- [x] **1.** ` Draining the node ` (changed, code): "
                                + "[source, lines 15–17](content/en/docs/tasks/drain-node.md#L15-L17) → "
                                + "[translation, lines 15–17](content/ja/docs/tasks/drain-node.md#L15-L17)",
                        "  ````diff\n  - ```shell\n  - kubectl drain node-1 --ignore-daemonsets --delete-local-data\n",
                        "- [ ] **2.** ");
    }

    @Test
    void allListsTheRevisionsSinceTheBase() throws IOException {
        String page = "content/ja/docs/concepts/services/ingress/index.md";
        Run json = docsprint("diff", page, "--all", "--format", "json");

        Schemas.assertValid("diff", json.out());
        assertThat(json.out()).containsPattern("\"revisions\": ?\\[ ?\\{");
        assertThat(docsprint("diff", page, "--all").out()).contains("Revisions of the source since then:");
    }

    @Test
    void cosmeticChangesAreFoldedUnlessAskedFor() {
        String page = "content/ja/docs/reference/kubectl-cheatsheet.md";

        assertThat(docsprint("diff", page).out())
                .contains("gives nothing to translate: typos")
                .doesNotContain("{+");
        assertThat(docsprint("diff", page, "--cosmetic").out()).contains("{+");
    }

    @Test
    void theLastLineSaysWhatToDoNext() {
        Run run = docsprint("--ui-lang", "ja", "diff", DRAIN);

        assertThat(run.out().lines().reduce((first, second) -> second))
                .contains("次の作業: " + DRAIN + " を編集し、同じコマンドをもう一度実行すると、残りを確認できます。");
    }

    @Test
    void whenAllIsDoneItSaysWhatComesNext() throws IOException {
        Path page = folder.resolve("content/ja/docs/tasks/debug-pods.md");
        String text = Files.readString(page);
        Files.writeString(page, text.replace("イベントを確認してください。", "イベント(保存期間は`1h`)を確認してください。"));
        Run run = docsprint("diff", "content/ja/docs/tasks/debug-pods.md");

        assertThat(run.out()).contains("[x] 1.", "All done. Next: docsprint preview");
    }

    @Test
    void aPageThatOnlyTheWorkTreeHasIsShownWithWhatIsStillInTheSourceLanguage() throws IOException {
        String path = "docs/tasks/backup.md";
        Path page = folder.resolve("content/ja").resolve(path);
        Files.copy(folder.resolve("content/en").resolve(path), page);
        Run run = docsprint("diff", "content/ja/" + path);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Not translated yet");
    }

    @Test
    void aPageWithoutASourceSaysSo() {
        Run run = docsprint("diff", "content/ja/docs/concepts/addons.md");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("has no source page");
    }

    @Test
    void aPageMayBeNamedFromItsLanguagesFolderAsTheListsHaveIt() {
        assertThat(docsprint("diff", "docs/tasks/drain-node.md").out())
                .isEqualTo(docsprint("diff", DRAIN).out());
    }

    @Test
    void aPathFromALanguagesFolderLeadsNowhereElse() {
        Run run = docsprint("diff", "../en/docs/tasks/drain-node.md");

        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aPageThatIsNotThereIsNamed() {
        Run run = docsprint("diff", "content/ja/docs/none.md");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("content/ja/docs/none.md");
    }

    @Test
    void ackRecordsThatAChangeNeedsNoTranslation() throws IOException {
        Run ack = docsprint("ack", DRAIN, "--why", "internal flags", "--by", "Sato");

        assertThat(ack.code()).isZero();
        assertThat(folder.resolve(".docsprint/reviewed.yaml")).content().contains("Sato", "internal flags");
        assertThat(docsprint("status", DRAIN, "--format", "csv").out()).contains(",up-to-date,");
    }

    @Test
    void whatAckRecordedIsToldAsAReviewAndNotAsThePagesWord() {
        docsprint("ack", DRAIN, "--why", "internal flags", "--by", "Sato");

        assertThat(docsprint("diff", DRAIN).out()).contains("a review says so: .docsprint/reviewed.yaml");
        assertThat(docsprint("diff", DRAIN, "--ui-lang", "ja").out()).contains("レビューの記録");
        assertThat(docsprint("diff", DRAIN, "--format", "json").out()).contains("\"method\": \"declared\"");
    }

    @Test
    void aReviewLeavesNoDoubtWhichRevisionAPageReflects() {
        String inDoubt = "content/ja/docs/concepts/architecture/nodes.md";
        assertThat(docsprint("diff", inDoubt).err()).contains("cannot tell well");
        docsprint("ack", inDoubt, "--why", "read it all", "--by", "Sato");

        Run run = docsprint("diff", inDoubt);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("a review says so");
    }

    @Test
    void aReasonAndANameAreNotEmpty() {
        assertThat(docsprint("ack", DRAIN, "--why", " ", "--by", "Sato").err()).contains("--why must not be empty");
        assertThat(docsprint("ack", DRAIN, "--why", "x", "--by", "").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void ackNeverWritesOutOfTheClone() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(folder.resolve(".docsprint"), outside);

        Run ack = docsprint("ack", DRAIN, "--why", "x", "--by", "Sato");

        assertThat(ack.code()).isEqualTo(2);
        assertThat(outside).isEmptyDirectory();
        Files.delete(outside);
    }
}
