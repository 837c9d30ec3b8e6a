package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {

    private static final String DEPLOYMENTS = "content/ja/docs/concepts/workloads/deployments.md";
    private static final String RUN_APP = "content/ja/docs/tasks/run-app.md";
    private static final String NEW_PAGE = "content/ja/docs/tasks/backup.md";

    @TempDir
    Path folder;

    private Branch branch;

    @BeforeEach
    void aBranchOfTheSampleSite() {
        branch = Branch.of(folder.resolve("clone"));
    }

    private Run review(String... more) {
        String[] command = new String[more.length + 5];
        command[0] = "review";
        command[1] = "--base";
        command[2] = "main";
        command[3] = "--head";
        command[4] = "work";
        System.arraycopy(more, 0, command, 5, more.length);
        return Run.in(branch.folder(), command);
    }

    private void addLine(String path, String line) {
        branch.write(path, branch.read(path) + "\n" + line + "\n");
        branch.commit();
    }

    @Test
    void aFindingOnAChangedLineComesWithTheLineThatMendsIt() {
        addLine(RUN_APP, "このクラスタで動かします。");
        Run run = review();
        assertThat(run.code()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("Error").contains("long-vowel").contains("+ このクラスターで動かします。");
    }

    @Test
    void linesThatTheBranchLeavesAloneAreNotReviewed() {
        branch.git("checkout", "-q", "main");
        addLine(RUN_APP, "このクラスタで動かします。");
        branch.git("checkout", "-q", "work");
        branch.git("reset", "-q", "--hard", "main");
        branch.edit(RUN_APP, "---\ntitle:", "---\n# memo\ntitle:").commit();
        assertThat(review().out()).contains(RUN_APP).doesNotContain("long-vowel");
    }

    @Test
    void aFullSyncLeavesNothing() {
        branch.edit(DEPLOYMENTS, " --record", "")
                .edit(DEPLOYMENTS, "APIグループは `apps/v1beta2` です。", "APIバージョンは `apps/v1` です。`apps/v1beta2` は提供されません。")
                .commit();
        assertThat(review().out()).contains("2 changes of the source were missing: 2 in now");
    }

    @Test
    void aPartialSyncSaysWhatIsLeftAndWhere() {
        branch.edit(DEPLOYMENTS, " --record", "").commit();
        assertThat(review().out())
                .contains("2 changes of the source were missing: 1 in now, 1 untouched")
                .contains("line 23  Creating a Deployment  1 change")
                .contains("+ version … `apps/v1`");
    }

    @Test
    void wordsThatOnlyAReaderCanJudgeAreToBeChecked() {
        branch.edit(DEPLOYMENTS, "APIグループは", "APIのグループは").commit();
        assertThat(review().out())
                .contains("2 changes of the source were missing: 0 in now, 1 on edited lines (to check), 1 untouched");
    }

    @Test
    void aTypoFixInJapaneseBringsNothingInStep() {
        branch.edit(DEPLOYMENTS, "1つ前に戻すには", "ひとつ前に戻すには").commit();
        assertThat(review().out()).contains("2 changes of the source were missing: 0 in now, 2 untouched");
    }

    @Test
    void whatAPageHadAndLosesIsTold() {
        branch.git("checkout", "-q", "main");
        branch.edit(DEPLOYMENTS, " --record", "")
                .edit(DEPLOYMENTS, "APIグループは `apps/v1beta2` です。", "APIバージョンは `apps/v1` です。`apps/v1beta2` は提供されません。")
                .commit();
        branch.git("checkout", "-q", "work");
        branch.git("reset", "-q", "--hard", "main");
        branch.edit(DEPLOYMENTS, "APIバージョンは `apps/v1` です。`apps/v1beta2` は提供されません。", "APIグループは `apps/v1beta2` です。")
                .commit();

        assertThat(review().out()).contains("1 change of the source that the page had is gone");
    }

    @Test
    void aNewPageThatIsStillTheSourceIsToldAsThat() {
        branch.git("checkout", "-q", "main");
        String source =
                "---\ntitle: Backup\n---\n\n" + "Every backup keeps what the cluster has written so far.\n\n".repeat(9);
        branch.write("content/en/docs/tasks/backup.md", source).commit();
        branch.git("checkout", "-q", "work");
        branch.git("reset", "-q", "--hard", "main");
        branch.write(NEW_PAGE, source).commit();
        assertThat(review().out()).contains("new; still in the source language");
    }

    @Test
    void aNewPageIsComparedWithTheSourceSinceTheBranch() {
        branch.write(NEW_PAGE, "---\ntitle: バックアップ\n---\n\n訳です。\n").commit();
        assertThat(review().out()).contains("new; the source has not changed since the branch began");
        branch.git("checkout", "-q", "main");
        branch.write(
                "content/en/docs/tasks/backup.md",
                branch.read("content/en/docs/tasks/backup.md") + "\nRun `minato backup --all` daily.\n");
        branch.commit();
        assertThat(review().out()).contains("new; 1 change of the source since the branch began is missing");
    }

    @Test
    void aPageThatFollowsItsSourcePageIsMoved() {
        branch.git("mv", "content/ja/docs/concepts/policy.md", "content/ja/docs/concepts/security/policies.md");
        branch.commit();
        Run run = review();
        assertThat(run.out())
                .contains("content/ja/docs/concepts/security/policies.md\n  moved after its source page")
                .doesNotContain("content/ja/docs/concepts/policy.md");
    }

    @Test
    void aPageThatGoesWithItsSourcePageIsTheRightThingToRemove() {
        branch.git("rm", "-q", "content/ja/docs/concepts/legacy-scheduler.md", RUN_APP);
        branch.commit();
        assertThat(review().out())
                .contains("legacy-scheduler.md\n  removed, as its source page was")
                .contains("run-app.md\n  removed, though its source page is there");
    }

    @Test
    void englishThatLandsAfterTheBranchIsMissing() {
        branch.edit(DEPLOYMENTS, " --record", "")
                .edit(DEPLOYMENTS, "APIグループは `apps/v1beta2` です。", "APIバージョンは `apps/v1` です。`apps/v1beta2` は提供されません。")
                .commit();
        branch.git("checkout", "-q", "main");
        String english = DEPLOYMENTS.replace("/ja/", "/en/");
        branch.write(english, branch.read(english) + "\nRun `minato drain --all` before you go home.\n")
                .commit();

        assertThat(review().out())
                .contains("3 changes of the source were missing: 2 in now, 1 untouched")
                .contains("minato drain --all");
    }

    @Test
    void aPageThatTheBaseChangedTooIsJudgedAsTheMergeLeavesIt() {
        branch.edit(DEPLOYMENTS, "APIグループは `apps/v1beta2` です。", "APIバージョンは `apps/v1` です。`apps/v1beta2` は提供されません。")
                .commit();
        branch.git("checkout", "-q", "main");
        branch.edit(DEPLOYMENTS, " --record", "").commit();

        assertThat(review().out())
                .contains("1 change of the source was missing: 1 in now"
                        + " (the base branch changed this page, too; told of both merged)");
    }

    @Test
    void whatIsLeftOfAMergedPageIsToldOnTheLinesOfThePullRequest() {
        branch.edit(DEPLOYMENTS, " --record", "").commit();
        String alone = review().out();
        branch.git("checkout", "-q", "main");
        branch.edit(DEPLOYMENTS, "---\ntitle:", "---\n# memo\n# memo\n# memo\ntitle:")
                .commit();

        assertThat(alone).contains("line 23  Creating a Deployment  1 change");
        assertThat(review().out()).contains("line 23  Creating a Deployment  1 change", "both merged");
    }

    @Test
    void aPageThatConflictsWithTheBaseIsPointedOut() {
        branch.edit(DEPLOYMENTS, " --record", "").commit();
        branch.git("checkout", "-q", "main");
        branch.edit(DEPLOYMENTS, " --record", " --record=true").commit();

        assertThat(review().out()).contains("(conflicts with what the base branch changed of this page meanwhile)");
    }

    @Test
    void aPageThatTheBaseRemovedMeanwhileIsAConflict() {
        branch.edit(RUN_APP, "---\ntitle:", "---\n# memo\ntitle:").commit();
        branch.git("checkout", "-q", "main");
        branch.git("rm", "-q", RUN_APP);
        branch.commit();

        assertThat(review().out()).contains(RUN_APP, "(conflicts with");
    }

    @Test
    void whereTheSourcePageHasGoneIsTold() {
        String followed = "content/ja/docs/concepts/policy.md";
        String superseded = "content/ja/docs/concepts/networking/dns.md".replace("networking/", "");
        branch.write(followed, branch.read(followed) + "\n行です。\n");
        branch.write(superseded, branch.read(superseded) + "\n行です。\n").commit();

        assertThat(review().out())
                .contains("its source page has moved to content/en/docs/concepts/security/policies.md:"
                        + " this page has to follow it")
                .contains("its source page has moved to content/en/docs/concepts/networking/dns.md, which is translated"
                        + " at content/ja/docs/concepts/networking/dns.md already: this page can be removed");
        assertThat(review("--format", "markdown").out())
                .contains("原文のページは `content/en/docs/concepts/security/policies.md` に移動しました。このページも移動が必要です");
    }

    @Test
    void whatIsRemovedThoughItsSourceOnlyMovedIsTold() {
        branch.git("rm", "-q", "content/ja/docs/concepts/policy.md", "content/ja/docs/concepts/dns.md");
        branch.commit();

        assertThat(review().out())
                .contains(
                        "removed, though its source page only moved, to content/en/docs/concepts/security/policies.md")
                .contains("removed, as its source page moved to content/en/docs/concepts/networking/dns.md");
    }

    @Test
    void ofATestMergeTheLinesOfTheBranchAreReviewed() {
        addLine(RUN_APP, "このクラスタで動かします。");
        String head = branch.git("rev-parse", "work").strip();
        branch.git("checkout", "-q", "main");
        addLine("content/ja/docs/tasks/scale-app.md", "別の行です。");
        branch.git("checkout", "-q", "-b", "merge");
        branch.git("merge", "-q", "--no-ff", "-m", "merge", "work");
        Run run = Run.in(branch.folder(), "review", "--base", "main", "--head", "merge", "--format", "json");
        assertThat(run.out())
                .contains("\"head\": \"" + head + "\"")
                .contains(RUN_APP)
                .doesNotContain("scale-app.md");
    }

    @Test
    void filesOfOthersAreCounted() {
        branch.write("content/en/docs/tasks/new.md", "# x\n");
        addLine(RUN_APP, "行です。");
        assertThat(review().out()).contains("also touches 1 file outside");
    }

    @Test
    void aBranchThatTouchesNoPageOfTheLanguageIsFine() {
        branch.write("content/en/docs/tasks/new.md", "# x\n").commit();
        Run run = review();
        assertThat(run.code()).isEqualTo(ExitCode.FINE);
        assertThat(run.out()).contains("touches no page of the language");
    }

    @Test
    void theBranchCannotChangeHowItIsJudged() {
        branch.write("docsprint.yaml", "contentFolder: [\n");
        addLine(RUN_APP, "このクラスタで動かします。");
        branch.git("checkout", "-q", "main");
        assertThat(review().out()).contains("long-vowel");
    }

    @Test
    void failOnSaysWhatFails() {
        addLine(RUN_APP, "このクラスタで動かします。");
        assertThat(review("--fail-on", "none").code()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void whatTheTeamReadsIsInTheLanguageOfTheTeam() {
        addLine(RUN_APP, "このクラスタで動かします。");
        assertThat(review("--format", "markdown").out()).contains("原文との同期").contains("**エラー**");
        assertThat(review("--format", "markdown", "--ui-lang", "en").out())
                .contains("in step with the source?")
                .contains("**Error**");
    }

    @Test
    void theJsonIsValidAndIsTheReviewAgain() throws IOException {
        branch.edit(DEPLOYMENTS, " --record", "");
        addLine(RUN_APP, "このクラスタで動かします。");
        Path saved = folder.resolve("result.json");
        String markdown =
                review("--format", "markdown", "--save", saved.toString()).out();
        Schemas.assertValid("review", Files.readString(saved));
        assertThat(review("--format", "json").out()).isEqualTo(Files.readString(saved));
        Run again = Run.in(branch.folder(), "review", "--from", saved.toString(), "--format", "markdown");
        assertThat(again.out()).isEqualTo(markdown);
        assertThat(again.code()).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void aSavedReviewThatSomebodyTamperedWithIsRefusedAsAWhole() throws IOException {
        addLine(RUN_APP, "このクラスタで動かします。");
        Path saved = folder.resolve("result.json");
        String json = review("--format", "json").out();
        for (Map.Entry<String, String> change : Map.of(
                        RUN_APP,
                        "content/ja/../../.github/workflows/x.md",
                        "\"long-vowel\"",
                        "\"@everybody\"",
                        "\"commentable\"",
                        "\"isCommentable\"",
                        "\"schemaVersion\": 1",
                        "\"schemaVersion\": 2",
                        "\"ja\"",
                        "\"ja/../..\"",
                        "\"movedTo\": null",
                        "\"movedTo\": \"/etc/passwd\"",
                        "\"none\"",
                        "\"[x](https://example.com)\"")
                .entrySet()) {
            Files.writeString(saved, json.replace(change.getKey(), change.getValue()));
            Run run = Run.in(branch.folder(), "review", "--from", saved.toString());
            assertThat(run.code()).as(change.getValue()).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void withoutAnythingToReviewItSaysHowToSayIt() {
        Run run = Run.in(branch.folder(), "review");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--base");
    }

    @Test
    void commitsThatNeverMeetAreAnEnvironmentFailure() {
        branch.git("checkout", "-q", "--orphan", "elsewhere");
        branch.commit();
        Run run = Run.in(branch.folder(), "review", "--base", "main", "--head", "elsewhere");
        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("fetch-depth: 0");
    }
}
