package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.github.Work;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewPostTest {

    private static final String WEBSITE = "kubernetes/website";
    private static final String PAGE = "content/ja/docs/tasks/run-app.md";

    @TempDir
    private Path folder;

    private GitHubFake github;
    private Branch branch;
    private String token;
    private int pull;

    @BeforeEach
    void aPullRequestOnTheSampleSite() {
        branch = Branch.of(folder.resolve("clone"));
        github = GitHubFake.start(folder.resolve("github"));
        github.repository("kubernetes", "website", branch.folder());
        token = github.user("aoi");
        github.fork(WEBSITE, "aoi");
        push("このクラスタです。", "このユーザです。");
        pull = github.pull(WEBSITE, "aoi/website", "work", "[ja] Update", true);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    /** Puts these lines at the end of a page and pushes the branch. */
    private void push(String... lines) {
        branch.git("reset", "-q", "--hard", "main");
        branch.write(PAGE, branch.read(PAGE) + "\n" + String.join("\n\n", lines) + "\n")
                .commit();
        Work.git(branch.folder(), "push", "-q", "-f", github.git("aoi/website").toString(), "work");
    }

    private Run post(String... more) {
        List<String> command =
                new ArrayList<>(List.of("review", String.valueOf(pull), "--base", "main", "--head", "work"));
        return run(command, more);
    }

    private Run run(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(
                "--post", "--repository", WEBSITE, "--api-url", github.api().toString(), "--fail-on", "none"));
        all.addAll(List.of(more));
        return Run.with(Map.of("GITHUB_TOKEN", token), branch.folder(), all.toArray(String[]::new));
    }

    @Test
    void oneReviewWithItsCommentsIsPosted() {
        Run run = post();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.reviews(WEBSITE, pull)).singleElement().asString().contains("原文との同期");
        assertThat(github.inlineComments(WEBSITE, pull))
                .hasSize(2)
                .anySatisfy(comment -> assertThat(comment).contains("```suggestion\nこのクラスターです。\n```"));
        assertThat(run.out() + run.err()).doesNotContain(token);
    }

    @Test
    void withoutATokenItIsSaidBeforeTheReview() {
        Run run = Run.with(
                Map.of(),
                branch.folder(),
                "review",
                "1",
                "--base",
                "main",
                "--post",
                "--repository",
                WEBSITE,
                "--api-url",
                github.api().toString());

        assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("Posting needs a token");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whoReadsAReviewIsToldHowToPostIt() {
        Run run = Run.in(branch.folder(), "review", "1", "--base", "main", "--head", "work");

        assertThat(run.out()).endsWith("Next, to put this on the pull request: docsprint review 1 --post\n");
    }

    @Test
    void aFolderThatIsNotThereTakesNoSavedReview() {
        Run run = Run.in(branch.folder(), "review", "--base", "main", "--head", "work", "--save", "no/such/r.json");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("there is no folder", "no/such");
    }

    @Test
    void aSecondRunUpdatesTheReviewAndAddsNothingThatIsThere() {
        post();
        Run again = post();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(github.reviews(WEBSITE, pull)).hasSize(1);
        assertThat(github.inlineComments(WEBSITE, pull)).hasSize(2);
    }

    @Test
    void whatIsFixedIsMarkedAndResolvedAndWhatIsNewIsAdded() {
        post();
        push("このクラスターです。", "このユーザです。", "サーバです。");
        Run again = post();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(github.reviews(WEBSITE, pull)).hasSize(1);
        assertThat(github.inlineComments(WEBSITE, pull))
                .anySatisfy(
                        comment -> assertThat(comment).contains("(resolved)").contains("残っている作業はありません"))
                .anySatisfy(comment -> assertThat(comment).contains("サーバーです。"));
    }

    @Test
    void aPullRequestIsFetchedByItsNumberAloneAndReviewedAgainWhenItIsMended() {
        Path reviewer = folder.resolve("reviewer");
        Work.git(folder, "clone", "-q", github.git(WEBSITE).toString(), reviewer.toString());
        List<String> command = List.of("review", String.valueOf(pull));
        branch = new Branch(reviewer);
        String branches = branch.git("branch", "--list", "--all");
        Run first = run(command);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(github.inlineComments(WEBSITE, pull)).hasSize(2);

        branch = new Branch(folder.resolve("clone"));
        push("このクラスターです。", "このユーザです。");
        branch = new Branch(reviewer);
        Run again = run(command);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(github.reviews(WEBSITE, pull)).hasSize(1);
        assertThat(github.inlineComments(WEBSITE, pull))
                .filteredOn(comment -> comment.contains("(resolved)"))
                .hasSize(1);
        assertThat(branch.git("branch", "--list", "--all")).isEqualTo(branches);
        assertThat(branch.git("for-each-ref", "refs/docsprint/")).isEmpty();
    }

    @Test
    void aFetchThatFailsLeavesNoReferenceBehind() {
        github.git(WEBSITE, "update-ref", "-d", "refs/pull/" + pull + "/head");

        assertThat(run(List.of("review", String.valueOf(pull))).code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(branch.git("for-each-ref", "refs/docsprint/")).isEmpty();
    }

    @Test
    void aRepositoryThatHasMovedIsPostedTo() {
        github.move(WEBSITE, "kubernetes-sigs", "docs");

        Run run = post();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.reviews("kubernetes-sigs/docs", pull)).hasSize(1);
    }

    @Test
    void withoutTheRightToResolveWhatIsFixedIsStillMarked() {
        post();
        github.takeRight(token, "contents=write");
        push("このクラスターです。", "このユーザです。");

        Run again = post();

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(github.inlineComments(WEBSITE, pull))
                .noneMatch(comment -> comment.contains("(resolved)"))
                .anyMatch(comment -> comment.contains("残っている作業はありません"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterACutAtAnyRequestTheSameAgainEndsWithOneReview(boolean after) {
        Path first = saved("first.json");
        List<Integer> pulls = new ArrayList<>(List.of(pull));
        IntStream.range(1, 12).forEach(i -> pulls.add(github.pull(WEBSITE, "aoi/website", "work", "[ja] " + i, true)));
        pulls.forEach(number ->
                assertThat(postSaved(first, number).code()).as("first review").isZero());
        push("このクラスターです。", "このユーザです。", "サーバです。");
        Path second = saved("second.json");
        int before = github.log().size();
        postSaved(second, pulls.get(0));
        int requests = github.log().size() - before;
        assertThat(requests).isBetween(9, pulls.size() - 1);
        for (int request = 1; request <= requests; request++) {
            int number = pulls.get(request);
            github.fault(request, after ? new Fault.CutAfter() : new Fault.CutBefore());
            Run cut = postSaved(second, number);
            assertThat(cut.code()).isIn(ExitCode.FINE, ExitCode.ENVIRONMENT);

            Run again = postSaved(second, number);

            assertThat(again.code()).as(again.err()).isZero();
            assertThat(github.reviews(WEBSITE, number)).as("request " + request).hasSize(1);
            assertThat(github.inlineComments(WEBSITE, number))
                    .as("request " + request)
                    .hasSize(3)
                    .filteredOn(comment -> comment.contains("(resolved)") && comment.contains("残っている作業はありません"))
                    .hasSize(1);
        }
    }

    private Path saved(String name) {
        Path file = folder.resolve(name);
        Run.in(branch.folder(), "review", "--base", "main", "--head", "work", "--save", file.toString());
        return file;
    }

    private Run postSaved(Path file, int number) {
        return run(List.of("review", String.valueOf(number), "--from", file.toString()));
    }

    @Test
    void anEarlierReviewThatOnlyCommentsIsReplacedByOneThatAsksForChanges() {
        post();
        Run asking = post("--request-changes");
        assertThat(asking.code()).as(asking.err()).isZero();
        assertThat(github.reviews(WEBSITE, pull)).hasSize(2);
        assertThat(github.reviews(WEBSITE, pull).get(0)).startsWith("COMMENTED").contains("置き換えました");
        assertThat(github.reviews(WEBSITE, pull).get(1))
                .startsWith("CHANGES_REQUESTED")
                .contains("原文との同期");
        assertThat(github.inlineComments(WEBSITE, pull)).hasSize(2);

        post("--request-changes");
        assertThat(github.reviews(WEBSITE, pull)).hasSize(2);
    }

    @Test
    void whatIsAskedForIsTakenBackWhenNoErrorIsLeft() {
        post("--request-changes");
        push("このクラスターです。", "このユーザーです。");
        Run powerless = post("--request-changes");
        assertThat(powerless.err()).contains("still asks for changes");

        github.collaborator(WEBSITE, "aoi");
        post("--request-changes");
        assertThat(github.reviews(WEBSITE, pull)).singleElement().asString().startsWith("DISMISSED");
    }

    @Test
    void aHeadWithoutItsBaseAndASavedReviewWithEitherAreWrongUsage() {
        assertThat(run(List.of("review", String.valueOf(pull), "--head", "work"))
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(List.of("review", "--from", "x.json", "--base", "main")).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(List.of("review", "99")).err()).contains("99");
    }

    @Test
    void whatOthersWroteIsLeftAloneEvenWithTheSameMark() {
        post();
        token = github.user("mallory");
        Run other = post();
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(github.reviews(WEBSITE, pull)).hasSize(2);
    }

    @Test
    void aSavedReviewIsPostedWithoutTheBranch() {
        Path saved = folder.resolve("result.json");
        Run.in(branch.folder(), "review", "--base", "main", "--head", "work", "--save", saved.toString());
        branch.git("checkout", "-q", "main");
        String head = branch.git("rev-parse", "work").strip();
        Run run = run(List.of("review", String.valueOf(pull), "--from", saved.toString()), "--expect-head", head);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(github.inlineComments(WEBSITE, pull)).hasSize(2);
    }

    @Test
    void aReviewOfAnotherCommitIsNotPosted() {
        assertThat(post("--expect-head", "0".repeat(40)).code()).isEqualTo(ExitCode.USAGE);
        branch.write("content/ja/docs/x.md", "追加です。\n").commit();
        assertThat(post().code()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(github.reviews(WEBSITE, pull)).isEmpty();
    }
}
