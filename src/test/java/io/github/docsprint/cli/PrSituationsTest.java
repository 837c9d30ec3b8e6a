package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.github.Work;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code pr} may find at GitHub besides what it hopes for: each has its own words, or is none of anybody's concern. */
class PrSituationsTest {

    private static final String WEBSITE = "kubernetes/website";
    private static final String PAGE = "content/ja/docs/tasks/run-app.md";

    @TempDir
    private Path folder;

    private GitHubFake github;
    private Branch branch;
    private String token;

    @BeforeEach
    void aBranchOnTheSampleSite() {
        branch = Branch.of(folder.resolve("clone"));
        github = GitHubFake.start(folder.resolve("github"));
        branch.git("checkout", "-q", "main");
        branch.git("branch", "-q", "-D", "work");
        github.repository("kubernetes", "website", branch.folder());
        work();
    }

    /** A commit on a branch of its own. */
    private void work() {
        branch.git("checkout", "-q", "-b", "work");
        token = github.user("aoi");
        branch.write(PAGE, branch.read(PAGE) + "\nこのクラスターです。\n").commit();
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private Run pr(String... more) {
        return to(WEBSITE, more);
    }

    private Run to(String repository, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "pr", "--repository", repository, "--api-url", github.api().toString()));
        all.addAll(List.of(more));
        Run run = Run.with(Map.of("GITHUB_TOKEN", token), branch.folder(), all.toArray(String[]::new));
        assertThat(run.out() + run.err()).doesNotContain(token);
        return run;
    }

    private String tip(String fork) {
        return github.git(fork, "rev-parse", "work");
    }

    @Test
    void afterTheMergeNothingIsSentAgain() {
        pr();
        github.close(WEBSITE, 1, true);

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is merged", "/kubernetes/website/pull/1", "docsprint start");
        assertThat(pr("--ui-lang", "ja").err()).contains("すでにマージされて", "/pull/1");
        assertThat(github.pulls(WEBSITE)).hasSize(1);
    }

    @Test
    void newCommitsAfterTheMergeAreANewPullRequest() {
        pr();
        github.close(WEBSITE, 1, true);
        branch.write(PAGE, branch.read(PAGE) + "\nノードです。\n").commit();

        assertThat(pr().code()).isZero();
        assertThat(github.pulls(WEBSITE)).hasSize(2);
    }

    @Test
    void aPullRequestThatWasClosedIsNotOpenedASecondTime() {
        pr();
        github.close(WEBSITE, 1, false);
        String before = tip("aoi/website");
        branch.write(PAGE, branch.read(PAGE) + "\nノードです。\n").commit();

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("closed without being merged", "/pull/1", "/reopen", "git branch -m");
        assertThat(pr("--dry-run", "--ui-lang", "ja").err()).contains("クローズされています", "/pull/1");
        assertThat(tip("aoi/website")).isEqualTo(before);
        github.reopen(WEBSITE, 1);
        assertThat(pr().code()).isZero();
        assertThat(github.pulls(WEBSITE)).hasSize(1);
    }

    @Test
    void otherWorkOnABranchOfTheSameNameIsNotHeldUpByAClosedPullRequest() {
        pr();
        github.close(WEBSITE, 1, false);
        github.git("aoi/website", "update-ref", "-d", "refs/heads/work");
        branch.git("checkout", "-q", "main");
        branch.git("branch", "-q", "-D", "work");
        branch.git("checkout", "-q", "-b", "work");
        branch.write(PAGE, branch.read(PAGE) + "\nノードです。\n").commit();

        assertThat(pr().code()).isZero();
        assertThat(github.pulls(WEBSITE)).hasSize(2);
    }

    @Test
    void aBranchThatWasDeletedAtGitHubIsPushedAgain() {
        github.fault("POST /repos/" + WEBSITE + "/pulls", new Fault.CutBefore());
        pr();
        github.git("aoi/website", "update-ref", "-d", "refs/heads/work");

        assertThat(pr().code()).isZero();
        assertThat(tip("aoi/website")).isEqualTo(branch.git("rev-parse", "HEAD").strip());
    }

    @Test
    void aForkThatWasRenamedIsTheForkStill() {
        github.fork(WEBSITE, "aoi");
        github.move("aoi/website", "aoi", "k8s-docs");

        Run run = pr();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(tip("aoi/k8s-docs"))
                .isEqualTo(branch.git("rev-parse", "HEAD").strip());
    }

    @Test
    void aForkOfAnotherNameIsFoundBesideARepositoryThatIsNone() {
        github.repository("aoi", "website", branch.folder());
        github.fork(WEBSITE, "aoi");

        Run run = pr();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(tip("aoi/website-1"))
                .isEqualTo(branch.git("rev-parse", "HEAD").strip());
    }

    @Test
    void theMainBranchMayHaveAnyName() {
        Path other = folder.resolve("other");
        Work.git(folder, "clone", "-q", branch.folder().toString(), other.toString());
        Work.git(other, "checkout", "-q", "-B", "trunk", "origin/main");
        Work.git(other, "branch", "-q", "-D", "work");
        github.repository("sig", "docs", other);
        Path clone = folder.resolve("second");
        Work.git(folder, "clone", "-q", github.web() + "/sig/docs.git", clone.toString());
        branch = new Branch(clone);
        work();

        Run run = to("sig/docs");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("not fetched");
        assertThat(github.pulls("sig/docs")).hasSize(1);
        branch.git("checkout", "-q", "trunk");
        assertThat(to("sig/docs").err()).contains("trunk is the main branch");
    }

    @Test
    void anArchivedSiteIsToldBeforeAnythingIsPushed() {
        github.archive(WEBSITE);

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("archived");
        assertThat(pr("--ui-lang", "ja").err()).contains("アーカイブ");
        assertThat(github.log()).allMatch(line -> line.startsWith("GET"));
    }

    @Test
    void aSiteThatHasMovedIsFoundByItsOldName() {
        github.move(WEBSITE, "kubernetes-sigs", "docs");

        Run run = pr();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("/kubernetes-sigs/docs/pull/1");
        assertThat(pr().code()).isZero();
        assertThat(github.pulls("kubernetes-sigs/docs")).hasSize(1);
    }

    static Stream<Arguments> whatAPushMayMeet() {
        return Stream.of(
                Arguments.of(401, "does not accept the token", "トークンを受け付けません"),
                Arguments.of(403, "Contents (read and write)", "Contents（読み取りと書き込み）"),
                Arguments.of(429, "takes no more requests", "リクエスト数の上限"),
                Arguments.of(503, "has a problem", "問題が発生しています"));
    }

    @ParameterizedTest
    @MethodSource("whatAPushMayMeet")
    void aPushThatIsRefusedIsToldByItsReason(int status, String english, String japanese) {
        github.fork(WEBSITE, "aoi");
        String push = "POST /aoi/website.git/git-receive-pack";

        github.fault(push, new Fault.Status(status, "no", Map.of("WWW-Authenticate", "Basic realm=\"GitHub\"")));
        Run inEnglish = pr();
        github.fault(push, new Fault.Status(status, "no", Map.of("WWW-Authenticate", "Basic realm=\"GitHub\"")));
        Run inJapanese = pr("--ui-lang", "ja");

        assertThat(inEnglish.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(inEnglish.err()).contains(english, "Done: the fork is ready", "Not done, or not known: the branch");
        assertThat(inJapanese.err()).contains(japanese, "完了: フォークの準備");
        assertThat(pr().code()).isZero();
        assertThat(github.pulls(WEBSITE)).hasSize(1);
    }

    @Test
    void aTokenThatExpiresOnTheWayIsNamedAndTheNextOneGoesOn() {
        github.fault("POST /repos/" + WEBSITE + "/pulls", Fault.status(401));

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("token from GITHUB_TOKEN", "expired", "Done: the branch is pushed");
        assertThat(pr().code()).isZero();
        assertThat(github.pulls(WEBSITE)).hasSize(1);
    }

    @Test
    void aRepositoryThatTakesNoDraftsIsToldWithTheWayOn() {
        github.takesDrafts(false);

        Run run = pr();

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err())
                .contains("/kubernetes/website/compare/main...aoi:work")
                .doesNotContain("--ready");
    }
}
