package io.github.docsprint.review;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.PathChange;
import io.github.docsprint.git.TextMerge;
import io.github.docsprint.message.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A pull request as a clone sees it.
 *
 * @param base the tip of the branch that it is meant for
 * @param head its own last commit
 * @param fork where it left the branch
 * @param changes what it changes since then
 */
public record Proposal(
        Clone repository, CommitId base, CommitId head, CommitId fork, Map<String, PathChange.What> changes) {

    public Proposal {
        changes = Map.copyOf(changes);
    }

    /**
     * A pull request of two commits.
     *
     * @param tip its own last commit, or the merge of that into the base that GitHub keeps for each pull request
     * @throws Failure where history is cut off before the two meet
     */
    public static Proposal of(Clone clone, CommitId base, CommitId tip) {
        CommitId head = proposed(clone, base, tip);
        CommitId fork = clone.mergeBase(base, head)
                .orElseThrow(() -> Failure.environment("review.no-merge-base", base.abbreviated(), head.abbreviated()));
        Map<String, PathChange.What> changes = clone.changes(fork, head).stream()
                .collect(Collectors.toMap(PathChange::path, PathChange::what, (one, other) -> one));
        return new Proposal(clone, base, head, fork, changes);
    }

    /** Of a test merge, whose first parent is in the base, the second parent: comments stand on its lines. */
    private static CommitId proposed(Clone clone, CommitId base, CommitId tip) {
        List<CommitId> parents = clone.parents(tip);
        return parents.size() == 2
                        && clone.mergeBase(base, parents.get(0))
                                .filter(parents.get(0)::equals)
                                .isPresent()
                ? parents.get(1)
                : tip;
    }

    /** A text as of the base, with what the pull request changes. */
    public Function<String, Optional<byte[]>> files() {
        return path ->
                repository.blobAt(changes.containsKey(path) ? head : base, path).flatMap(repository::read);
    }

    /** A text of one commit. */
    public Optional<String> text(CommitId commit, String path) {
        return repository.blobAt(commit, path).flatMap(repository::text);
    }

    /**
     * A page as the merge would leave it.
     *
     * @param text that of the pull request where there are conflicts
     * @param conflicts whether git cannot merge what the two sides changed
     */
    public record Merged(String text, boolean conflicts) {}

    /** A page that the pull request changes, merged with what the base has of it by now. */
    public Merged merged(String path) {
        String ours = text(head, path).orElse("");
        if (!diverged(path)) {
            return new Merged(ours, false);
        }
        return text(base, path)
                .flatMap(theirs -> TextMerge.of(text(fork, path).orElse(""), theirs, ours))
                .map(text -> new Merged(text, false))
                .orElseGet(() -> new Merged(ours, true));
    }

    /** Whether the base changed a path since the pull request left it. */
    public boolean diverged(String path) {
        return !repository.blobAt(fork, path).equals(repository.blobAt(base, path));
    }
}
