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
import io.github.docsprint.review.Description.Circumstances;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a branch to GitHub as one draft pull request. Each step looks first at what is there, so that it can be run
 * again after any failure.
 *
 * @param branch the branch, and its last commit
 * @param done hears of each step that is done, by the key of its message
 */
public record PullOpener(
        GitHubConnection connection,
        Clone repository,
        GitProgram git,
        Branch branch,
        Progress progress,
        Consumer<String> done) {

    /**
     * A branch of the clone.
     *
     * @param pages the pages that it is about, translations and source pages, by which issues are found
     */
    public record Branch(String name, CommitId head, List<String> pages) {
        public Branch {
            pages = List.copyOf(pages);
        }
    }

    /**
     * What GitHub has of it already.
     *
     * @param upstream the site's repository
     * @param login who asks; empty for nobody in particular
     * @param open the branch's pull request
     * @param issues those about its pages
     */
    public record Found(
            Repository upstream, String login, Optional<PullRequest> open, List<Description.IssueLink> issues) {
        public Found {
            issues = List.copyOf(issues);
        }

        /** What a description can tell by it. */
        public Circumstances circumstances() {
            return new Circumstances(open.map(PullRequest::number), login, issues);
        }
    }

    /**
     * What the pull request is to say.
     *
     * @param title the title that it is opened with
     * @param retitle whether it gets that title where it is open already
     */
    public record Text(String title, boolean retitle, Body body) {}

    /** The whole of a description, with the {@link Part}s that are docsprint's. */
    @FunctionalInterface
    public interface Body {

        /**
         * Writes it.
         *
         * @param before the description that the pull request has; empty where there is no pull request yet
         */
        String of(Optional<String> before, Circumstances now);
    }

    /**
     * What came of it.
     *
     * @param fresh whether it was opened just now
     * @param bodyKept whether somebody took our part out of its body, which was left alone then
     */
    public record Sent(String url, int number, boolean fresh, boolean bodyKept) {}

    /**
     * Looks at GitHub, and changes nothing there.
     *
     * @param target the site's repository, or a fork of it
     * @throws Failure where the branch is not to be sent: it is the main branch, or it was sent and is done with
     */
    public Found look(RepositoryName target) {
        progress.waiting("github.progress-asking");
        String login = connection.settings().token().isPresent() ? connection.login() : "";
        Repository named = connection.requireRepository(target);
        Repository upstream = named.parent().map(connection::requireRepository).orElse(named);
        if (upstream.archived()) {
            throw Failure.environment("github.archived", upstream.name().toString());
        }
        if (branch.name().equals(upstream.defaultBranch())) {
            throw Failure.usage("pull.main-branch", branch.name());
        }
        Optional<PullRequest> pull = login.isEmpty()
                ? Optional.empty()
                : connection.pulls(upstream.name()).ofBranch(login, branch.name());
        pull.ifPresent(this::requireGoingOn);
        return new Found(
                upstream, login, pull.filter(each -> each.state() == PullRequest.State.OPEN), issues(upstream, login));
    }

    /**
     * A pull request that is done with takes no more commits, and a second one of the same work is rarely meant. Other
     * work may have a branch of the same name, as that is the page's.
     */
    private void requireGoingOn(PullRequest pull) {
        if (pull.state() == PullRequest.State.CLOSED && goesOnFrom(new CommitId(pull.head()))) {
            throw Failure.usage("pull.closed", branch.name(), pull.url());
        }
        if (pull.state() == PullRequest.State.MERGED && isBehind(new CommitId(pull.head()))) {
            throw Failure.usage("pull.merged", branch.name(), pull.url());
        }
    }

    /** Whether the branch holds nothing that a commit does not. */
    private boolean isBehind(CommitId commit) {
        return branch.head().equals(commit)
                || repository.ref(commit.hex()).isPresent()
                        && repository.mergeBase(commit, branch.head()).equals(Optional.of(branch.head()));
    }

    /**
     * Sends the branch.
     *
     * @throws Failure where a step fails; the steps before it stay done
     */
    public Sent send(Found found, Text text) {
        Repository upstream = found.upstream();
        String login = found.login();
        progress.waiting("github.progress-asking");
        Repository fork = upstream.name().owner().equalsIgnoreCase(login)
                ? upstream
                : connection
                        .forks()
                        .find(upstream, login)
                        .orElseGet(() -> connection.forks().create(upstream));
        connection.forks().awaitReady(fork, progress);
        done.accept("pull.done-fork");
        progress.waiting("pull.progress-push");
        push(fork);
        progress.waiting("github.progress-asking");
        done.accept("pull.done-push");
        Pulls pulls = connection.pulls(upstream.name());
        Optional<PullRequest> open = found.open().flatMap(pull -> pulls.find(pull.number()));
        PullRequest pull =
                open.orElseGet(() -> opened(pulls, upstream, fork.name().owner(), found, text));
        done.accept("pull.done-open");
        String before = pull.body().replace("\r\n", "\n");
        String now = text.body()
                .of(Optional.of(before), new Circumstances(Optional.of(pull.number()), login, found.issues()));
        String title = open.isPresent() && text.retitle() ? text.title() : pull.title();
        if (!now.equals(before) || !title.equals(pull.title())) {
            pulls.edit(pull.number(), title, now);
        }
        boolean kept = Part.MAIN.in(now).isEmpty() && Part.PREVIEW.in(now).isEmpty();
        return new Sent(pull.url(), pull.number(), open.isEmpty(), kept);
    }

    private PullRequest opened(Pulls pulls, Repository upstream, String owner, Found found, Text text) {
        Pulls.Opening opening = pulls.open(
                text.title(),
                text.body().of(Optional.empty(), found.circumstances()),
                owner,
                branch.name(),
                upstream.defaultBranch(),
                true);
        if (opening instanceof Pulls.Opening.Opened opened) {
            return opened.pull();
        }
        if (opening instanceof Pulls.Opening.NothingNew) {
            throw Failure.usage("pull.nothing", branch.name());
        }
        return pulls.ofBranch(owner, branch.name())
                .filter(pull -> pull.state() == PullRequest.State.OPEN)
                .orElseThrow(
                        () -> Failure.environment("pull.lost", upstream.name().toString(), branch.name()));
    }

    /** The issues about the pages: what oneself has claimed them by is done with the pull request. */
    private List<Description.IssueLink> issues(Repository upstream, String login) {
        return connection.issues(upstream.name()).about(branch.pages()).stream()
                .map(issue -> new Description.IssueLink(
                        issue.number(),
                        ClaimBoard.isClaim(issue) && issue.author().equalsIgnoreCase(login)))
                .toList();
    }

    private void push(Repository fork) {
        GitAddress address = GitAddress.of(fork, repository, connection.settings());
        Optional<CommitId> there = git.remoteBranch(address.url(), branch.name(), address.access());
        if (there.equals(Optional.of(branch.head()))) {
            return;
        }
        if (there.isPresent() && !goesOnFrom(there.get())) {
            throw Failure.environment(
                    "pull.unknown-commits",
                    branch.name(),
                    fork.name().toString(),
                    there.get().abbreviated(),
                    address.url());
        }
        git.push(address.url(), branch.head(), branch.name(), address.access());
    }

    /** Whether the branch holds all that a commit does. */
    private boolean goesOnFrom(CommitId commit) {
        return repository.ref(commit.hex()).isPresent()
                && repository.mergeBase(commit, branch.head()).equals(Optional.of(commit));
    }
}
