package io.github.docsprint.review;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.PullRequest;
import io.github.docsprint.github.Pulls;
import io.github.docsprint.github.RemoteAddress;
import io.github.docsprint.github.Repository;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Brings a branch to GitHub as one draft pull request. Each step looks first at what is there, so that it can be run
 * again after any failure.
 *
 * @param done hears of each step that is done, by the key of its message
 */
public record PullOpener(
        GitHubConnection connection, Clone repository, GitProgram git, Progress progress, Consumer<String> done) {

    private static final String BEGIN = "<!-- docsprint:begin -->";
    private static final String END = "<!-- docsprint:end -->";

    /**
     * What came of it.
     *
     * @param fresh whether it was opened just now
     * @param bodyKept whether somebody took our part out of its body, which was left alone then
     */
    public record Sent(String url, int number, boolean fresh, boolean bodyKept) {}

    /** Puts a part of a body between marks, by which it is found again. */
    public static String marked(String part) {
        return BEGIN + "\n" + part.strip() + "\n" + END;
    }

    /**
     * Sends a branch.
     *
     * @param target the site's repository, or a fork of it
     * @param body the whole body, with one {@link #marked} part; by the number of the pull request, 0 while it has none
     * @throws Failure where a step fails; the steps before it stay done
     */
    public Sent send(RepositoryName target, String branch, CommitId head, String title, IntFunction<String> body) {
        String login = connection.login();
        Repository named = connection.requireRepository(target);
        Repository upstream = named.parent().map(connection::requireRepository).orElse(named);
        if (branch.equals(upstream.defaultBranch())) {
            throw Failure.usage("pull.main-branch", branch);
        }
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
            Pulls.Opening opening = pulls.open(title, body.apply(0), owner, branch, upstream.defaultBranch(), true);
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
        Optional<String> now = merged(pull.body(), body.apply(pull.number()));
        now.filter(text -> !text.equals(pull.body().replace("\r\n", "\n")))
                .ifPresent(text -> pulls.setBody(pull.number(), text));
        return new Sent(pull.url(), pull.number(), open.isEmpty(), now.isEmpty());
    }

    private static Optional<PullRequest> open(Pulls pulls, String owner, String branch) {
        return pulls.ofBranch(owner, branch).filter(pull -> pull.state() == PullRequest.State.OPEN);
    }

    /** The old body with our part as it is now: what people wrote around it stays. */
    private static Optional<String> merged(String old, String fresh) {
        String text = old.replace("\r\n", "\n");
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(begin, 0));
        return begin < 0 || end < 0
                ? Optional.empty()
                : Optional.of(text.substring(0, begin)
                        + fresh.substring(fresh.indexOf(BEGIN), fresh.indexOf(END))
                        + text.substring(end));
    }

    private void push(Repository fork, String branch, CommitId head) {
        Optional<String> ssh = repository.remotes().values().stream()
                .filter(url -> RemoteAddress.parse(url)
                        .filter(remote -> remote.ssh()
                                && remote.repository().isSameAs(fork.name())
                                && remote.host().equals(connection.settings().host()))
                        .isPresent())
                .findFirst();
        String address = ssh.orElse(fork.cloneAddress());
        Optional<GitProgram.Access> access = ssh.isPresent()
                ? Optional.empty()
                : connection.settings().token().map(token -> new GitProgram.Access(server(address), token.value()));
        Optional<CommitId> there = git.remoteBranch(address, branch, access);
        if (there.equals(Optional.of(head))) {
            return;
        }
        if (there.isPresent() && !isKnown(there.get(), head)) {
            throw Failure.environment(
                    "pull.unknown-commits",
                    branch,
                    fork.name().toString(),
                    there.get().abbreviated(),
                    address);
        }
        git.push(address, head, branch, access);
    }

    private boolean isKnown(CommitId there, CommitId head) {
        return repository.ref(there.hex()).isPresent()
                && repository.mergeBase(there, head).equals(Optional.of(there));
    }

    private static String server(String address) {
        return address.substring(0, address.indexOf('/', address.indexOf("://") + 3));
    }

    /** The title that the team's pull requests have, by what the pages say. @param language its English name */
    public static String title(Review review, String language, List<String> paths) {
        String mark = "[" + review.language().toLowerCase(Locale.ROOT) + "] ";
        if (review.pages().isEmpty()) {
            return mark + "Update " + subject(paths);
        }
        List<String> pages = review.pages().stream().map(Review.Page::path).toList();
        if (review.pages().stream().allMatch(page -> page.work() == Review.Work.ADDED)) {
            return mark + "Translate "
                    + subject(review.pages().stream()
                            .map(page -> page.source().orElse(page.path()))
                            .toList())
                    + " into " + language;
        }
        return mark
                + (review.pages().stream().allMatch(page -> page.work() == Review.Work.REMOVED) ? "Remove " : "Update ")
                + subject(pages);
    }

    private static String subject(List<String> paths) {
        String first = paths.get(0);
        return paths.size() == 1
                ? first
                : first.substring(0, first.lastIndexOf('/') + 1) + " (" + paths.size() + " files)";
    }
}
