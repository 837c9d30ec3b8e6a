package io.github.docsprint.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.message.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubConnectionTest {

    private static final RepositoryName WEBSITE = new RepositoryName("kubernetes", "website");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private GitHubFake github;
    private String token;
    private final List<Duration> waited = new ArrayList<>();

    @BeforeAll
    static void buildTheSampleSite() {
        SampleCopy.to(shared.resolve("site"));
    }

    @BeforeEach
    void start() {
        github = GitHubFake.start(folder.resolve("github"));
        github.repository("kubernetes", "website", shared.resolve("site"));
        token = github.user("aoi");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private GitHubConnection connection() {
        return connection(Optional.empty(), Duration.ofSeconds(20));
    }

    private GitHubConnection connection(Optional<Path> cache, Duration timeout) {
        return GitHubConnection.of(Settings.of(github.api(), Optional.of(new Token(token, "GITHUB_TOKEN")), cache)
                .within(timeout)
                .pausing(waited::add));
    }

    private void branchInFork(String branch) {
        github.fork("kubernetes/website", "aoi");
        commit(branch, "content/ja/docs/new.md", "本文\n");
    }

    private void commit(String branch, String path, String text) {
        Path clone = folder.resolve("clone-" + branch);
        Work.git(folder, "clone", "-q", github.git("aoi/website").toString(), clone.toString());
        Work.git(clone, "checkout", "-q", "-B", branch);
        Work.write(clone.resolve(path), text);
        Work.git(clone, "add", "-A");
        Work.git(clone, "commit", "-q", "-m", "Translate");
        Work.git(clone, "push", "-q", "-f", "origin", branch);
    }

    private static String key(Failure failure) {
        return failure.userMessage().key();
    }

    @Test
    void theTokenTellsWhoOneIs() {
        assertThat(connection().login()).isEqualTo("aoi");
    }

    @Test
    void aForkIsMadeOnceAndWaitedFor() {
        github.forksTake(2);
        GitHubConnection connection = connection();
        Repository upstream = connection.requireRepository(WEBSITE);
        assertThat(connection.forks().find(upstream, "aoi")).isEmpty();

        Repository fork = connection.forks().create(upstream);
        connection.forks().awaitReady(fork, Progress.NONE);

        assertThat(connection.forks().create(upstream).name()).isEqualTo(fork.name());
        assertThat(connection.forks().find(upstream, "aoi")).hasValueSatisfying(found -> {
            assertThat(found.parent()).contains(WEBSITE);
            assertThat(found.cloneAddress()).isEqualTo(github.web() + "/aoi/website.git");
        });
    }

    @Test
    void aRepositoryOfTheSameNameIsNoFork() {
        github.repository("aoi", "website", shared.resolve("site"));
        GitHubConnection connection = connection();

        assertThat(connection.forks().find(connection.requireRepository(WEBSITE), "aoi"))
                .isEmpty();
    }

    @Test
    void aDraftIsOpenedOnce() {
        branchInFork("work");
        Pulls pulls = connection().pulls(WEBSITE);

        Pulls.Opening first = pulls.open("[ja] 題", "本文", "aoi", "work", "main", true);
        Pulls.Opening second = pulls.open("[ja] 題", "本文", "aoi", "work", "main", true);

        assertThat(first).isInstanceOf(Pulls.Opening.Opened.class);
        assertThat(second).isInstanceOf(Pulls.Opening.Exists.class);
        assertThat(github.isDraft("kubernetes/website", 1)).isTrue();
        assertThat(pulls.ofBranch("aoi", "work")).hasValueSatisfying(pull -> {
            assertThat(pull.title()).isEqualTo("[ja] 題");
            assertThat(pull.body()).isEqualTo("本文");
            assertThat(pull.state()).isEqualTo(PullRequest.State.OPEN);
            assertThat(pull.headRepository()).contains(new RepositoryName("aoi", "website"));
        });
    }

    @Test
    void aBranchWithoutNewsOpensNothing() {
        github.fork("kubernetes/website", "aoi");

        assertThat(connection().pulls(WEBSITE).open("t", "b", "aoi", "main", "main", true))
                .isInstanceOf(Pulls.Opening.NothingNew.class);
    }

    @Test
    void withoutDraftsItSaysHowToGoOn() {
        branchInFork("work");
        github.takesDrafts(false);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection().pulls(WEBSITE).open("t", "b", "aoi", "work", "main", true))
                .satisfies(failure -> assertThat(key(failure)).isEqualTo("github.no-drafts"));
    }

    @Test
    void filesAreListedThroughAllPages() {
        github.fork("kubernetes/website", "aoi");
        Path clone = folder.resolve("many");
        Work.git(folder, "clone", "-q", github.git("aoi/website").toString(), clone.toString());
        Work.git(clone, "checkout", "-q", "-b", "many");
        IntStream.range(0, 3100).forEach(i -> Work.write(clone.resolve("content/ja/many/" + i + ".md"), i + "\n"));
        Work.git(clone, "add", "-A");
        Work.git(clone, "commit", "-q", "-m", "Many");
        Work.git(clone, "push", "-q", "origin", "many");
        int number = github.pull("kubernetes/website", "aoi/website", "many", "Many", false);

        List<ChangedFile> files = connection().pulls(WEBSITE).files(number);

        assertThat(files).hasSize(3000).allMatch(file -> file.status().equals("added"));
    }

    @Test
    void anIssueIsOpenedReadAndTalkedUnder() {
        github.collaborator("kubernetes/website", "aoi");
        Issues issues = connection().issues(WEBSITE);

        Issue issue = issues.create("[ja] 題", "本文", List.of("language/ja"));
        issues.comment(issue.number(), "/assign");
        issues.setBody(issue.number(), "新しい本文");

        assertThat(issues.find(issue.number())).hasValueSatisfying(found -> {
            assertThat(found.body()).isEqualTo("新しい本文");
            assertThat(found.labels()).containsExactly("language/ja");
        });
        assertThat(issues.comments(issue.number())).extracting(Comment::body).containsExactly("/assign");
        assertThat(issues.open(List.of("language/ja"), 1).items()).hasSize(1);
        assertThat(issues.open(List.of("language/de"), 1).items()).isEmpty();
        assertThat(issues.find(99)).isEmpty();
    }

    @Test
    void commentsAreListedThroughAllPages() {
        int number = github.issue("kubernetes/website", "ren", "Board", "");
        IntStream.range(0, 250).forEach(i -> github.comment("kubernetes/website", number, "ren", "c" + i));

        assertThat(connection().issues(WEBSITE).comments(number))
                .extracting(Comment::body)
                .hasSize(250)
                .endsWith("c249");
    }

    @Test
    void aReviewIsPostedChangedAndResolved() {
        branchInFork("work");
        int number = github.pull("kubernetes/website", "aoi/website", "work", "[ja] 題", true);
        PullRequest pull = connection().pulls(WEBSITE).find(number).orElseThrow();
        Reviews reviews = connection().reviews(WEBSITE);

        long review = reviews.create(
                number,
                pull.head(),
                "まとめ",
                List.of(new InlineComment("content/ja/docs/new.md", 1, 1, "```suggestion\n本文。\n```")),
                Reviews.Event.COMMENT);
        reviews.setBody(number, review, "まとめ2");
        ReviewComment comment = reviews.comments(number).get(0);
        reviews.editComment(comment.id(), "直りました");
        List<Long> resolved = reviews.resolve(number, Set.of(comment.id()));

        assertThat(reviews.list(number)).extracting(Review::body).containsExactly("まとめ2");
        assertThat(comment.line()).contains(1);
        assertThat(comment.review()).contains(review);
        assertThat(resolved).containsExactly(comment.id());
        assertThat(github.inlineComments("kubernetes/website", number))
                .containsExactly("content/ja/docs/new.md:1-1: (resolved) 直りました");
        reviews.deleteComment(comment.id());
        assertThat(reviews.comments(number)).isEmpty();
    }

    @Test
    void aCommentOnALineThatTheDiffDoesNotShowIsRefusedWithItsReason() {
        branchInFork("work");
        int number = github.pull("kubernetes/website", "aoi/website", "work", "[ja] 題", true);
        PullRequest pull = connection().pulls(WEBSITE).find(number).orElseThrow();

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection()
                        .reviews(WEBSITE)
                        .create(
                                number,
                                pull.head(),
                                "",
                                List.of(new InlineComment("content/ja/docs/new.md", 7, 7, "x")),
                                Reviews.Event.COMMENT))
                .satisfies(failure -> assertThat(failure.userMessage().arguments())
                        .anySatisfy(argument -> assertThat(argument.toString()).contains("must be part of the diff")));
    }

    @Test
    void theMergeRefIsThereForGit() {
        branchInFork("work");
        int number = github.pull("kubernetes/website", "aoi/website", "work", "[ja] 題", true);

        assertThat(Work.git(folder, "ls-remote", github.web() + "/kubernetes/website.git"))
                .contains("refs/pull/" + number + "/head", "refs/pull/" + number + "/merge");
    }

    // Failures

    @Test
    void anUnknownTokenIsNamedByWhereItCameFrom() {
        token = "wrong";

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection().login())
                .satisfies(failure -> {
                    assertThat(key(failure)).isEqualTo("github.bad-token");
                    assertThat(failure.userMessage().arguments()).containsExactly("GITHUB_TOKEN");
                });
    }

    @Test
    void aMissingRightIsNamed() {
        github.takeRight(token, "issues=write");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection().issues(WEBSITE).create("t", "b", List.of()))
                .satisfies(failure -> {
                    assertThat(key(failure)).isEqualTo("github.missing-right");
                    assertThat(failure.userMessage().arguments()).contains("issues=write");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "401, github.bad-token",
        "403, github.forbidden",
        "404, github.not-found",
        "409, github.refused",
        "422, github.refused",
        "500, github.unavailable",
        "503, github.unavailable"
    })
    void anErrorHasItsOwnMessage(int status, String key) {
        github.issue("kubernetes/website", "ren", "Board", "");
        github.fault("POST /repos/kubernetes/website/issues/1/comments", Fault.status(status));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection().issues(WEBSITE).comment(1, "x"))
                .satisfies(failure -> assertThat(key(failure)).isEqualTo(key));
        assertThat(github.comments("kubernetes/website", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void aSecondaryLimitIsWaitedForAndTheRequestSentAgain(int status) {
        github.issue("kubernetes/website", "ren", "Board", "");
        github.fault(
                "POST /repos/kubernetes/website/issues/1/comments",
                new Fault.Status(status, "You have exceeded a secondary rate limit", Map.of("Retry-After", "1")));

        connection().issues(WEBSITE).comment(1, "x");

        assertThat(github.comments("kubernetes/website", 1)).containsExactly("aoi: x");
        assertThat(waited).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aLimitThatLastsIsNotWaitedFor() {
        github.fault(
                "GET /user",
                new Fault.Status(
                        403,
                        "API rate limit exceeded",
                        Map.of(
                                "X-RateLimit-Remaining",
                                "0",
                                "X-RateLimit-Reset",
                                Long.toString(Instant.now().getEpochSecond() + 3000))));
        long start = System.nanoTime();

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection().login())
                .satisfies(failure -> assertThat(key(failure)).isEqualTo("github.rate-limit"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void readingGoesOnAfterAShortProblem() {
        github.fault(1, Fault.status(502));
        github.fault(2, new Fault.CutBefore());

        assertThat(connection().login()).isEqualTo("aoi");
    }

    @Test
    void aTornAnswerIsAskedForAgain() {
        github.fault(1, new Fault.Torn());

        assertThat(connection().login()).isEqualTo("aoi");
    }

    @Test
    void aChangeWhoseAnswerIsLostIsNotMadeTwice() {
        github.issue("kubernetes/website", "ren", "Board", "");
        github.fault("POST /repos/kubernetes/website/issues/1/comments", new Fault.CutAfter());

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection().issues(WEBSITE).comment(1, "x"))
                .satisfies(failure -> assertThat(key(failure)).isEqualTo("github.unsure"));
        assertThat(github.comments("kubernetes/website", 1)).hasSize(1);
    }

    @Test
    void aSlowAnswerIsNotWaitedForLongerThanTheTimeout() {
        github.issue("kubernetes/website", "ren", "Board", "");
        github.fault("POST /repos/kubernetes/website/issues/1/comments", new Fault.Slow(Duration.ofSeconds(3)));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection(Optional.empty(), Duration.ofMillis(300))
                        .issues(WEBSITE)
                        .comment(1, "x"))
                .satisfies(failure -> assertThat(key(failure)).isEqualTo("github.unsure"));
    }

    @Test
    void aPageOfHtmlIsNoAnswer() {
        github.fault("GET /user", new Fault.NotJson());

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> connection().login())
                .satisfies(failure -> assertThat(key(failure)).isEqualTo("github.not-json"));
    }

    @Test
    void nobodyAtThatAddressIsSaidSo() {
        GitHubConnection nowhere = GitHubConnection.of(Settings.of(
                        Settings.api("http://127.0.0.1:1/api/v3"),
                        Optional.of(new Token("t", "test")),
                        Optional.empty())
                .pausing(waited::add));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(nowhere::login)
                .satisfies(failure -> assertThat(key(failure)).isEqualTo("github.unreachable"))
                .satisfies(failure ->
                        assertThat(failure.userMessage().arguments()).contains(Message.of("github.no-connection")));
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        Optional<Path> cache = Optional.of(folder.resolve("cache"));
        int number = github.issue("kubernetes/website", "ren", "Board", "一");

        connection(cache, Duration.ofSeconds(20)).issues(WEBSITE).find(number);
        Optional<Issue> again =
                connection(cache, Duration.ofSeconds(20)).issues(WEBSITE).find(number);
        github.edit("kubernetes/website", number, "二");
        Optional<Issue> changed =
                connection(cache, Duration.ofSeconds(20)).issues(WEBSITE).find(number);

        assertThat(github.log())
                .containsExactly(
                        "GET /repos/kubernetes/website/issues/1 200",
                        "GET /repos/kubernetes/website/issues/1 304",
                        "GET /repos/kubernetes/website/issues/1 200");
        assertThat(again).map(Issue::body).contains("一");
        assertThat(changed).map(Issue::body).contains("二");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "ftp://example.com", "example.com", "https://a:b@example.com", "::"})
    void anAddressThatWouldGiveTheTokenAwayIsRefused(String address) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> Settings.api(address));
    }

    @Test
    void aTokenDoesNotShowItself() {
        assertThat(new Token("secret", "GITHUB_TOKEN").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "github.com, https://api.github.com, https://api.github.com/graphql",
        "ghe.example.com, https://ghe.example.com/api/v3, https://ghe.example.com/api/graphql",
        "octo.ghe.com, https://api.octo.ghe.com, https://api.octo.ghe.com/graphql"
    })
    void theApiOfAHostIsWhereGitHubKeepsIt(String host, String api, String graphql) {
        Settings settings = Settings.of(Settings.apiOf(host), Optional.empty(), Optional.empty());

        assertThat(settings.api()).hasToString(api);
        assertThat(settings.graphql()).hasToString(graphql);
        assertThat(settings.web()).isEqualTo("https://" + host);
    }

    @Test
    void whatIsSentToARepositoryThatHasMovedArrivesOnce() {
        github.issue("kubernetes/website", "ren", "Board", "");
        github.move("kubernetes/website", "kubernetes-sigs", "docs");

        connection().issues(WEBSITE).comment(1, "x");

        assertThat(github.comments("kubernetes-sigs/docs", 1)).containsExactly("aoi: x");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/kubernetes/website.git, github.com, kubernetes/website, false",
        "https://github.com/kubernetes/website, github.com, kubernetes/website, false",
        "https://user@github.com/kubernetes/website/, github.com, kubernetes/website, false",
        "git@github.com:aoi/website.git, github.com, aoi/website, true",
        "ssh://git@ghe.example.com:2222/aoi/website.git, ghe.example.com, aoi/website, true",
        "http://127.0.0.1:8080/aoi/website.git, 127.0.0.1:8080, aoi/website, false"
    })
    void remotesAreRead(String url, String host, String repository, boolean ssh) {
        assertThat(RemoteAddress.parse(url)).contains(new RemoteAddress(host, RepositoryName.parse(repository), ssh));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/srv/git/website.git", "../website", "https://github.com/a", "file:///a/b", "", "a:b", "@:"})
    void whatIsNoRemoteOfGitHubIsLeftAlone(String url) {
        assertThat(RemoteAddress.parse(url)).isEmpty();
    }
}
