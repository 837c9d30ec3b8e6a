package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.time.Duration;
import java.util.Optional;

/** The copies of a repository that people push to. */
public final class Forks {

    /** GitHub says to ask its support after five minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final GitHubConnection connection;

    Forks(GitHubConnection connection) {
        this.connection = connection;
    }

    /** A person's fork, where it has the name of the repository that it is a fork of. */
    public Optional<Repository> find(Repository upstream, String login) {
        return connection
                .repository(new RepositoryName(login, upstream.name().name()))
                .filter(found ->
                        found.parent().filter(upstream.name()::isSameAs).isPresent());
    }

    /**
     * Makes the fork of the person whose token it is, or finds the one that is there, whatever its name. GitHub answers
     * with the existing one, so asking twice makes no second.
     */
    public Repository create(Repository upstream) {
        RepositoryName name = RepositoryName.parse(GitHubConnection.ask(() -> connection
                .transport()
                .send("POST", "/repos/" + upstream.name() + "/forks", json -> json.field("default_branch_only", true))
                .requiredText("full_name")));
        return connection.requireRepository(name);
    }

    /**
     * Waits until git can use a fork that was just made; GitHub copies in the background.
     *
     * @throws Failure where that takes more than five minutes
     */
    public void awaitReady(Repository fork, Progress progress) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (!isReady(fork)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(PATIENCE) > 0) {
                throw Failure.environment("github.fork-slow", fork.name().toString());
            }
            progress.at("github.awaiting-fork", waited.toSeconds(), PATIENCE.toSeconds());
            connection.settings().pause().take(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean isReady(Repository fork) {
        return connection.has("/repos/" + fork.name() + "/branches/" + Paths.escaped(fork.defaultBranch()));
    }
}
