package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.git.FileRevision.Change;
import io.github.docsprint.message.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final String PAGE = "content/en/page.md";
    private static final String LONG = "one line\nanother line\na third line\nthe fourth line\nand a last line\n";

    @TempDir
    Path temporary;

    private ScriptedClone clone;

    @BeforeEach
    void init() {
        clone = new ScriptedClone(temporary.resolve("clone"));
    }

    private static List<String> commits(List<FileRevision> revisions) {
        return revisions.stream().map(revision -> revision.commit().hex()).toList();
    }

    private void isWhatGitLists(String path) {
        assertThat(commits(clone.history().revisions(path))).isEqualTo(clone.log(path));
    }

    @Test
    void aPageHasTheCommitsThatChangedIt() {
        CommitId added = clone.write(PAGE, "1").commit("add");
        clone.write("content/en/other.md", "x").commit("other");
        CommitId changed = clone.write(PAGE, "2").commit("change");

        List<FileRevision> revisions = clone.history().revisions(PAGE);

        assertThat(commits(revisions)).containsExactly(changed.hex(), added.hex());
        assertThat(revisions).extracting(FileRevision::change).containsExactly(Change.MODIFIED, Change.ADDED);
        assertThat(revisions.get(0).blob()).contains(BlobId.of(new byte[] {'2'}));
        assertThat(revisions.get(0).previousBlob()).contains(BlobId.of(new byte[] {'1'}));
    }

    @Test
    void aCommitIsWiderThatChangesAFolderBesideTheHistorysToo() {
        CommitId wide = clone.write(PAGE, "1").write("content/pt/page.md", "1").commit("all languages");
        CommitId narrow = clone.write(PAGE, "2")
                .write("content/ja/page.md", "2")
                .write("static/a", "2")
                .commit("two");
        List<String> folders = List.of("content/en", "content/ja");
        Optional<Path> cache = Optional.of(temporary.resolve("cache"));

        History read = ScriptedClone.history(clone.folder(), folders, cache);
        History kept = ScriptedClone.history(clone.folder(), folders, cache);

        for (History history : List.of(read, kept)) {
            assertThat(history.isWider(wide)).isTrue();
            assertThat(history.isWider(narrow)).isFalse();
        }
    }

    @Test
    void aPageThatNeverWasHasNoHistory() {
        clone.write(PAGE, "1").commit("add");

        assertThat(clone.history().revisions("content/en/none.md")).isEmpty();
        assertThat(clone.history().mainline("content/en/none.md")).isEmpty();
    }

    @Test
    void aModeChangeIsToldFromAnEdit() {
        clone.write(PAGE, "1").commit("add");
        clone.git("update-index", "--chmod=+x", PAGE);
        clone.git("commit", "-qm", "executable");

        assertThat(clone.history().revisions(PAGE))
                .extracting(FileRevision::change)
                .containsExactly(Change.MODE, Change.ADDED);
        assertThat(clone.history().newestEdit(PAGE)).map(FileRevision::change).contains(Change.ADDED);
        assertThat(clone.history().newestEdit("content/en/none.md")).isEmpty();
    }

    @Test
    void aMergeThatAgreesWithOneParentIsPassedOver() {
        clone.write(PAGE, "1").commit("add");
        clone.git("checkout", "-qb", "side");
        CommitId edit = clone.write(PAGE, "2").commit("edit");
        clone.git("checkout", "-q", "main");
        clone.write("content/en/other.md", "x").commit("other");
        CommitId merge = clone.merge("side", "Merge pull request #42 from someone/side");

        History history = clone.history();

        isWhatGitLists(PAGE);
        assertThat(commits(history.mainline(PAGE)).get(0)).isEqualTo(merge.hex());
        assertThat(history.landing(edit)).hasValueSatisfying(landing -> {
            assertThat(landing.commit()).isEqualTo(merge);
            assertThat(landing.when()).isEqualTo(history.committedAt(merge));
            assertThat(landing.pullRequest()).isEqualTo(OptionalInt.of(42));
        });
    }

    @Test
    void aMergeThatAgreesWithNoParentIsListed() {
        clone.write(PAGE, "1\n\n\n\n\n\n2\n").commit("add");
        clone.git("checkout", "-qb", "side");
        clone.write(PAGE, "1\n\n\n\n\n\n3\n").commit("edit below");
        clone.git("checkout", "-q", "main");
        clone.write(PAGE, "4\n\n\n\n\n\n2\n").commit("edit above");
        CommitId merge = clone.merge("side", "merge");

        isWhatGitLists(PAGE);
        assertThat(clone.history().revisions(PAGE).get(0).commit()).isEqualTo(merge);
    }

    @Test
    void anEvilMergeIsListed() {
        clone.write(PAGE, "1").commit("add");
        clone.git("checkout", "-qb", "side");
        clone.write("content/en/other.md", "x").commit("other");
        clone.git("checkout", "-q", "main");
        clone.git("commit", "-q", "--allow-empty", "-m", "nothing");
        clone.git("merge", "-q", "--no-ff", "--no-commit", "side");
        CommitId evil = clone.write(PAGE, "brought in by nobody").commit("merge");

        isWhatGitLists(PAGE);
        assertThat(clone.history().revisions(PAGE).get(0).commit()).isEqualTo(evil);
    }

    @Test
    void aDeletionOnASideBranchIsFollowed() {
        clone.write(PAGE, "1").write("content/en/stays.md", "x").commit("add");
        clone.git("checkout", "-qb", "side");
        clone.git("rm", "-q", PAGE);
        clone.commit("delete");
        clone.git("checkout", "-q", "main");
        clone.write("content/en/stays.md", "y").commit("other");
        clone.merge("side", "merge");
        clone.write(PAGE, "again").commit("add again");

        isWhatGitLists(PAGE);
    }

    @Test
    void aRenameGoesOnUnderTheOldName() {
        CommitId added = clone.write(PAGE, LONG).commit("add");
        clone.git("mv", PAGE, "content/en/moved.md");
        CommitId moved = clone.write("content/en/moved.md", LONG + "more\n").commit("move");

        History history = clone.history();

        assertThat(commits(history.revisions("content/en/moved.md"))).containsExactly(moved.hex(), added.hex());
        FileRevision rename = history.revisions("content/en/moved.md").get(0);
        assertThat(rename.change()).isEqualTo(Change.RENAMED);
        assertThat(rename.renamedFrom()).contains(PAGE);
        assertThat(rename.previousBlob()).contains(BlobId.of(LONG.getBytes()));
        assertThat(history.movedTo(PAGE)).contains("content/en/moved.md");
        assertThat(history.removal(PAGE)).map(FileRevision::commit).contains(moved);
    }

    @Test
    void aRenameOnOneSideOfAMergeIsFollowedOnTheOther() {
        CommitId added = clone.write(PAGE, LONG).commit("add");
        clone.git("checkout", "-qb", "side");
        CommitId edit = clone.write(PAGE, LONG + "an edit under the old name\n").commit("edit");
        clone.git("checkout", "-q", "main");
        clone.git("mv", PAGE, "content/en/moved.md");
        CommitId move = clone.commit("move");
        CommitId merge = clone.merge("side", "merge");

        assertThat(commits(clone.history().revisions("content/en/moved.md")))
                .containsExactly(merge.hex(), move.hex(), edit.hex(), added.hex());
    }

    @Test
    void aRenameThatOnlyAMergeMakesIsFollowed() {
        CommitId added = clone.write(PAGE, LONG).commit("add");
        clone.git("checkout", "-qb", "side");
        clone.write("content/en/other.md", "x").commit("other");
        clone.git("checkout", "-q", "main");
        clone.git("commit", "-q", "--allow-empty", "-m", "nothing");
        clone.git("merge", "-q", "--no-ff", "--no-commit", "side");
        clone.git("mv", PAGE, "content/en/moved.md");
        CommitId merge = clone.commit("merge");

        assertThat(commits(clone.history().revisions("content/en/moved.md"))).containsExactly(merge.hex(), added.hex());
    }

    @Test
    void theMainLineFollowsARenameThatLaterEditsOfTheSameMergeHide() {
        CommitId added = clone.write(PAGE, LONG).commit("add");
        clone.git("checkout", "-qb", "side");
        clone.git("mv", PAGE, "content/en/renamed-and-rewritten.md");
        clone.commit("move");
        clone.write("content/en/renamed-and-rewritten.md", "nothing\nof\nit\nis\nleft\n")
                .commit("rewrite");
        clone.git("checkout", "-q", "main");
        clone.git("commit", "-q", "--allow-empty", "-m", "nothing");
        CommitId merge = clone.merge("side", "merge");

        assertThat(commits(clone.history().mainline("content/en/renamed-and-rewritten.md")))
                .containsExactly(merge.hex(), added.hex());
        assertThat(clone.history().movedTo(PAGE)).contains("content/en/renamed-and-rewritten.md");
    }

    @Test
    void theMainLineFollowsAPageIntoAnotherFormat() {
        CommitId html =
                clone.write("content/en/page.html", "<p>The text.</p>\n").commit("add");
        clone.git("rm", "-q", "content/en/page.html");
        CommitId markdown =
                clone.write("content/en/page.md", "All of it is new.\n").commit("as Markdown");

        assertThat(commits(clone.history().mainline("content/en/page.md"))).containsExactly(markdown.hex(), html.hex());
    }

    @Test
    void aPageRewrittenWhileItMovesIsFollowedByItsName() {
        clone.write("content/en/a/page.md", "kept\n".repeat(4) + "lost\n".repeat(6))
                .commit("add");
        clone.git("rm", "-q", "content/en/a/page.md");
        clone.write("content/en/b/page.md", "kept\n".repeat(4) + "new\n".repeat(8))
                .commit("move");

        assertThat(clone.history().movedTo("content/en/a/page.md")).contains("content/en/b/page.md");
    }

    @Test
    void movesAreFollowedOneAfterTheOther() {
        clone.write(PAGE, LONG).commit("add");
        clone.git("mv", PAGE, "content/en/second.md");
        clone.commit("move");
        clone.git("mv", "content/en/second.md", "content/en/third.md");
        clone.commit("move again");

        assertThat(clone.history().movedTo(PAGE)).contains("content/en/third.md");
    }

    @Test
    void aPageThatBecameABundleOrMarkdownMoved() {
        clone.write(PAGE, "old text")
                .write("content/en/form.html", "<p>old</p>")
                .commit("add");
        clone.git("rm", "-q", PAGE, "content/en/form.html");
        clone.write("content/en/page/index.md", "all is new")
                .write("content/en/form.md", "rewritten")
                .commit("move");

        assertThat(clone.history().movedTo(PAGE)).contains("content/en/page/index.md");
        assertThat(clone.history().movedTo("content/en/form.html")).contains("content/en/form.md");
    }

    @Test
    void aDeletedPageIsGone() {
        clone.write(PAGE, LONG).write("content/en/stays.md", "x").commit("add");
        clone.git("rm", "-q", PAGE);
        CommitId deleted = clone.commit("delete");

        History history = clone.history();

        assertThat(history.movedTo(PAGE)).isEmpty();
        assertThat(history.removal(PAGE)).map(FileRevision::commit).contains(deleted);
        assertThat(history.revisions(PAGE))
                .extracting(FileRevision::change)
                .containsExactly(Change.DELETED, Change.ADDED);
    }

    @Test
    void theSiteTakesMergesForNothing() {
        clone.write(PAGE, "1").commit("add");
        clone.git("checkout", "-qb", "side");
        CommitId edit = clone.write(PAGE, "2").commit("edit");
        clone.git("checkout", "-q", "main");
        clone.git("commit", "-q", "--allow-empty", "-m", "nothing");
        clone.git("merge", "-q", "--no-ff", "--no-commit", "side");
        CommitId merge = clone.write(PAGE, "3").commit("evil merge");

        assertThat(clone.history().newestForSite(PAGE, merge)).contains(edit);
    }

    @Test
    void aSquashedPullRequestIsKnownByTheEndOfItsSubject() {
        CommitId commit = clone.write(PAGE, "1").commit("Add a page (#123)");

        assertThat(clone.history().landing(commit)).map(Landing::pullRequest).contains(OptionalInt.of(123));
    }

    @Test
    void aCommitIsReadWhole() {
        CommitId id = clone.write(PAGE, "1").commit("Add a page\n\nBecause it was missing.");

        Commit commit;
        try (Clone opened = Clone.open(clone.folder())) {
            commit = opened.history(id, List.of("content"), Optional.empty(), Progress.NONE)
                    .commit(id);
        }

        assertThat(commit.subject()).isEqualTo("Add a page");
        assertThat(commit.author().email()).isEqualTo("aoi@example.com");
        assertThat(commit.author().when()).isEqualTo(clone.history().authoredAt(id));
        assertThat(commit.author().when().getOffset()).hasToString("+09:00");
    }

    @Test
    void whatAPageHeldAtACommitIsKnown() {
        CommitId first = clone.write(PAGE, "1").commit("add");
        CommitId second = clone.write("content/en/other.md", "x").commit("other");
        CommitId third = clone.write(PAGE, "2").commit("change");

        History history = clone.history();

        assertThat(history.blobAt(first, PAGE)).contains(BlobId.of(new byte[] {'1'}));
        assertThat(history.blobAt(second, PAGE)).contains(BlobId.of(new byte[] {'1'}));
        assertThat(history.blobAt(third, PAGE)).contains(BlobId.of(new byte[] {'2'}));
        assertThat(history.blobAt(first, "content/en/other.md")).isEmpty();
    }

    @Test
    void whatAMergeBroughtAndWhereThingsStoodAtItCanBeAsked(@TempDir Path folder) {
        ScriptedClone clone = new ScriptedClone(folder.resolve("main-line"));
        CommitId first = clone.write("content/ja/a.md", "one\n").commit("first");
        clone.git("switch", "-q", "-c", "work");
        CommitId onBranch = clone.write("content/ja/a.md", "two\n").commit("on a branch");
        clone.git("switch", "-q", "main");
        CommitId second = clone.write("content/en/b.md", "b\n").commit("second");
        CommitId merge = clone.merge("work", "Merge pull request #7 from aoi/work");
        CommitId last = clone.write("content/ja/a.md", "three\n").commit("last");

        History history = clone.history();

        assertThat(history.mainline()).containsExactly(last, merge, second, first);
        assertThat(history.broughtBy(merge)).containsExactly(onBranch);
        assertThat(history.broughtBy(last)).containsExactly(last);
        assertThat(history.changes(merge)).extracting(FileRevision::path).containsExactly("content/ja/a.md");
        assertThat(history.snapshot(second).files()).containsOnlyKeys("content/en/b.md", "content/ja/a.md");
        assertThat(history.snapshot(second).blob("content/ja/a.md"))
                .isEqualTo(history.blobAt(first, "content/ja/a.md"));
        assertThat(history.newestForSite("content/ja/a.md", history.head())).contains(last);
        assertThat(history.newestForSite("content/ja/a.md", merge)).contains(onBranch);
        assertThat(history.newestForSite("content/ja/a.md", second)).contains(first);
        assertThat(history.newestForSite("content/en/b.md", first)).isEmpty();
    }
}
