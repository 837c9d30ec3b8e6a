package io.github.docsprint.review;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.PullRequest;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.message.Failure;
import java.util.List;
import java.util.UUID;

/** Brings pull requests into a clone, under {@code refs/docsprint/}, where they touch no branch of anybody's. */
public record PullFetcher(GitHubConnection connection, Clone repository, GitProgram git) {

    /**
     * What came. The references are taken away again when it is closed: a clone with those of all pull requests that
     * were ever reviewed in it keeps all that is in them.
     *
     * @param base a revision: what the pull request is meant for, as it is now; as it was then, if it is merged
     * @param head a revision: its own last commit
     */
    public record Fetched(String base, String head, Runnable end) implements AutoCloseable {
        /** Revisions that the clone has anyway. */
        public static Fetched given(String base, String head) {
            return new Fetched(base, head, () -> {});
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * Fetches a pull request, and the branch that it is meant for.
     *
     * @throws Failure where there is none of that number, or it cannot be fetched
     */
    public Fetched fetch(RepositoryName name, int number) {
        PullRequest pull = connection
                .pulls(name)
                .find(number)
                .orElseThrow(() -> Failure.usage("review.no-pull", name.toString(), number));
        GitAddress address = GitAddress.of(connection.requireRepository(name), repository, connection.settings());
        // Two reviews of one pull request at once are none of each other's business.
        String ours = "refs/docsprint/" + UUID.randomUUID();
        Runnable end = () -> git.forget(List.of(ours + "/head", ours + "/base"));
        try {
            git.fetch(
                    address.url(),
                    List.of(
                            "+refs/pull/" + number + "/head:" + ours + "/head",
                            "+refs/heads/" + pull.baseBranch() + ":" + ours + "/base"),
                    address.access());
        } catch (Failure e) {
            end.run();
            throw e;
        }
        boolean merged = pull.state() == PullRequest.State.MERGED;
        return new Fetched(merged ? pull.base() : ours + "/base", ours + "/head", end);
    }
}
