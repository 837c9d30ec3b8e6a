package io.github.docsprint.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.Settings;
import io.github.docsprint.github.Token;
import io.github.docsprint.github.Work;
import io.github.docsprint.github.fake.Fault;
import io.github.docsprint.github.fake.GitHubFake;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can go wrong with the requests of sending a branch, those of git included: whatever happens to one, it is told as
 * a failure or gone past, and the same again ends with one pull request and the branch whole.
 */
class PullOpenerFaultsTest {

    /** How long an answer is waited for: a machine may take its time for what is right. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The same where the answer is meant to be late. */
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(1500);

    private static final Duration LATE = Duration.ofMillis(1800);

    private static final RepositoryName SITE = new RepositoryName("minato", "website");
    private static final String BRANCH = "work";

    @TempDir
    private static Path folder;

    private static GitHubFake github;
    private static Path clone;
    private static String head;

    @BeforeAll
    static void aSiteWithOnePage() {
        clone = folder.resolve("clone");
        Work.git(folder, "init", "-q", "-b", "main", clone.toString());
        Work.write(clone.resolve("content/ja/a.md"), "本文\n");
        Work.git(clone, "add", "-A");
        Work.git(clone, "commit", "-q", "-m", "One page");
        github = GitHubFake.start(folder.resolve("github"));
        github.repository(SITE.owner(), SITE.name(), clone);
        github.forksTake(1);
        github.issue(SITE.toString(), "ren", "[ja] content/ja/a.md", "");
        Work.git(clone, "checkout", "-q", "-b", BRANCH);
        Work.write(clone.resolve("content/ja/a.md"), "新しい本文\n");
        Work.git(clone, "commit", "-q", "-a", "-m", "Update");
        head = Work.git(clone, "rev-parse", "HEAD");
    }

    @AfterAll
    static void stop() {
        github.close();
    }

    /** One person sends the branch, with what was done told before it fails. */
    private List<String> send(String login) {
        return send(login, PATIENCE);
    }

    private List<String> send(String login, Duration patience) {
        List<String> done = new ArrayList<>();
        Settings settings = Settings.of(
                        github.api(), Optional.of(new Token(github.user(login), "test")), Optional.empty())
                .within(patience)
                .pausing(time -> {});
        try (Clone opened = Clone.open(clone)) {
            PullOpener opener = new PullOpener(
                    GitHubConnection.of(settings),
                    opened,
                    new GitProgram(clone),
                    new PullOpener.Branch(BRANCH, new CommitId(head), List.of("content/ja/a.md")),
                    Progress.NONE,
                    done::add);
            PullOpener.Body body = (before, now) -> Part.MAIN.marked("from " + login) + "\n"
                    + Part.PREVIEW.marked(
                            now.number().map(number -> "preview " + number).orElse(""))
                    + "\n";
            opener.send(opener.look(SITE), new PullOpener.Text("[ja] Update content/ja/a.md", false, body));
        }
        return done;
    }

    private List<Integer> pullsOf(String login) {
        return github.pulls(SITE.toString()).stream()
                .filter(number -> github.body(SITE.toString(), number).contains("from " + login + "\n"))
                .toList();
    }

    private void assertOnePull(String login) {
        assertThat(pullsOf(login)).hasSize(1);
        int number = pullsOf(login).get(0);
        assertThat(github.isDraft(SITE.toString(), number)).isTrue();
        assertThat(github.body(SITE.toString(), number)).contains("preview " + number);
        assertThat(github.git(login + "/website", "rev-parse", BRANCH)).isEqualTo(head);
    }

    /** What can happen to a request, by name. */
    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("cut-before", new Fault.CutBefore());
        faults.put("cut-after", new Fault.CutAfter());
        faults.put("torn", new Fault.Torn());
        faults.put("not-json", new Fault.NotJson());
        faults.put("slow", new Fault.Slow(LATE));
        for (int status : List.of(401, 403, 404, 409, 422, 500, 503)) {
            faults.put("status-" + status, Fault.status(status));
        }
        faults.put(
                "right",
                new Fault.Status(
                        403, "Not accessible", Map.of("X-Accepted-GitHub-Permissions", "pull_requests=write")));
        faults.put(
                "primary-limit",
                new Fault.Status(
                        403,
                        "API rate limit exceeded",
                        Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "9999999999")));
        faults.put(
                "secondary-limit-403",
                new Fault.Status(403, "You have exceeded a secondary rate limit", Map.of("Retry-After", "7")));
        faults.put(
                "secondary-limit-429",
                new Fault.Status(429, "You have exceeded a secondary rate limit", Map.of("Retry-After", "7")));
        return faults;
    }

    /** Faults that are no cuts, at each request that changes something, and at one that reads. */
    static Stream<Arguments> everyFaultAtEveryChange() {
        return faults().keySet().stream()
                .filter(name -> !name.startsWith("cut"))
                .flatMap(name -> Stream.of(
                                "GET /user",
                                "POST /repos/" + SITE + "/forks",
                                "POST /LOGIN/website.git/git-receive-pack",
                                "POST /repos/" + SITE + "/pulls",
                                "PATCH /repos/" + SITE + "/pulls/NUMBER")
                        .map(request -> Arguments.of(name, request)));
    }

    @Test
    void withoutAnyFaultAllStepsAreToldAsDone() {
        assertThat(send("nobody")).containsExactly("pull.done-fork", "pull.done-push", "pull.done-open");
        assertOnePull("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-before", "cut-after"})
    void afterACutAtAnyRequestTheSameAgainEndsWithOnePull(String cut) {
        int before = github.log().size();
        send("calm-" + cut);
        int requests = github.log().size() - before;
        assertThat(requests).isGreaterThan(11);
        for (int request = 1; request <= requests; request++) {
            String login = cut + "-" + request;
            github.fault(request, faults().get(cut));
            assertGoesOn(login, PATIENCE);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFaultAtEveryChange")
    void afterAnyFaultAtAnyChangeTheSameAgainEndsWithOnePull(String name, String request) {
        String login = name + "-" + Math.abs(request.hashCode());
        int next = github.pulls(SITE.toString()).size()
                + github.issues(SITE.toString()).size()
                + 1;
        github.fault(request.replace("LOGIN", login).replace("NUMBER", Integer.toString(next)), faults().get(name));
        assertGoesOn(login, name.equals("slow") ? LITTLE_PATIENCE : PATIENCE);
    }

    /** Sends with the fault that waits, which may be gone past or told, and again without. */
    private void assertGoesOn(String login, Duration patience) {
        try {
            send(login, patience);
        } catch (Failure failure) {
            assertThat(failure.userMessage().key()).matches("(github|git|pull)\\..*");
            assertThat(failure.toString()).doesNotContain("ghp_SECRET");
        }
        assertThat(github.clearFaults()).as("a fault that never happened").isFalse();

        send(login);

        assertOnePull(login);
        github.close(SITE.toString(), pullsOf(login).get(0), false);
    }
}
