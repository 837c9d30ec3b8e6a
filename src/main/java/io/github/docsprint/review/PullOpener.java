package io.github.docsprint.review;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.ClaimBoard;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.PullRequest;
import io.github.docsprint.github.Pulls;
import io.github.docsprint.github.Repository;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings a branch to GitHub as one draft pull request. Each step looks first at what is there, so that it can be run
 * again after any failure.
 *
 * @param done hears of each step that is done, by the key of its message
 */
public record PullOpener(
        GitHubConnection connection, Clone repository, GitProgram git, Progress progress, Consumer<String> done) {

    /**
     * What came of it.
     *
     * @param fresh whether it was opened just now
     * @param bodyKept whether somebody took our part out of its body, which was left alone then
     */
    public record Sent(String url, int number, boolean fresh, boolean bodyKept) {}

    /**
     * The open pull request of a branch, where there is one already.
     *
     * @param target the site's repository, or a fork of it
     */
    public Optional<PullRequest> find(RepositoryName target, String branch) {
        return open(connection.pulls(upstream(target).name()), connection.login(), branch);
    }

    /**
     * Sends a branch.
     *
     * @param target the site's repository, or a fork of it
     * @param pages the pages that it is about, translations and source pages, by which issues are found
     * @param body the whole body, with the {@link Part}s that are docsprint's
     * @throws Failure where a step fails; the steps before it stay done
     */
    public Sent send(
            RepositoryName target,
            String branch,
            CommitId head,
            List<String> pages,
            String title,
            Function<Description.Circumstances, String> body) {
        String login = connection.login();
        Repository upstream = upstream(target);
        if (branch.equals(upstream.defaultBranch())) {
            throw Failure.usage("pull.main-branch", branch);
        }
        List<Description.IssueLink> issues = issues(upstream, pages, login);
        Repository fork = upstream.name().owner().equalsIgnoreCase(login)
                ? upstream
                : connection
                        .forks()
                        .find(upstream, login)
                        .orElseGet(() -> connection.forks().create(upstream));
        connection.forks().awaitReady(fork, progress);
        done.accept("pull.done-fork");
        push(fork, branch, head);
        done.accept("pull.done-push");
        Pulls pulls = connection.pulls(upstream.name());
        String owner = fork.name().owner();
        Optional<PullRequest> open = open(pulls, owner, branch);
        PullRequest pull = open.orElseGet(() -> {
            String text = body.apply(new Description.Circumstances(Optional.empty(), login, issues));
            Pulls.Opening opening = pulls.open(title, text, owner, branch, upstream.defaultBranch(), true);
            if (opening instanceof Pulls.Opening.Opened opened) {
                return opened.pull();
            }
            if (opening instanceof Pulls.Opening.NothingNew) {
                throw Failure.usage("pull.nothing", branch);
            }
            return open(pulls, owner, branch)
                    .orElseThrow(() ->
                            Failure.environment("pull.lost", upstream.name().toString(), branch));
        });
        done.accept("pull.done-open");
        String before = pull.body().replace("\r\n", "\n");
        String fresh = body.apply(new Description.Circumstances(Optional.of(pull.number()), login, issues));
        String now = Part.PREVIEW.brought(Part.MAIN.brought(before, fresh), fresh);
        if (!now.equals(before)) {
            pulls.setBody(pull.number(), now);
        }
        boolean kept = Part.MAIN.in(before).isEmpty() && Part.PREVIEW.in(before).isEmpty();
        return new Sent(pull.url(), pull.number(), open.isEmpty(), kept);
    }

    private Repository upstream(RepositoryName target) {
        Repository named = connection.requireRepository(target);
        return named.parent().map(connection::requireRepository).orElse(named);
    }

    private static Optional<PullRequest> open(Pulls pulls, String owner, String branch) {
        return pulls.ofBranch(owner, branch).filter(pull -> pull.state() == PullRequest.State.OPEN);
    }

    /** The issues about the pages: what oneself has claimed them by is done with the pull request. */
    private List<Description.IssueLink> issues(Repository upstream, List<String> pages, String login) {
        return connection.issues(upstream.name()).about(pages).stream()
                .map(issue -> new Description.IssueLink(
                        issue.number(),
                        ClaimBoard.isClaim(issue) && issue.author().equalsIgnoreCase(login)))
                .toList();
    }

    private void push(Repository fork, String branch, CommitId head) {
        GitAddress address = GitAddress.of(fork, repository, connection.settings());
        Optional<CommitId> there = git.remoteBranch(address.url(), branch, address.access());
        if (there.equals(Optional.of(head))) {
            return;
        }
        if (there.isPresent() && !isKnown(there.get(), head)) {
            throw Failure.environment(
                    "pull.unknown-commits",
                    branch,
                    fork.name().toString(),
                    there.get().abbreviated(),
                    address.url());
        }
        git.push(address.url(), head, branch, address.access());
    }

    private boolean isKnown(CommitId there, CommitId head) {
        return repository.ref(there.hex()).isPresent()
                && repository.mergeBase(there, head).equals(Optional.of(there));
    }
}
