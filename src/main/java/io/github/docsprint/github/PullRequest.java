package io.github.docsprint.github;

import java.time.Instant;
import java.util.Optional;

/**
 * A pull request. Title and body were written by strangers.
 *
 * @param body empty where there is none
 * @param head the newest commit of its branch, in hex
 * @param base the newest commit of the branch that it is for, as GitHub compares with it, in hex
 * @param headRepository where the branch is; empty where that repository is gone
 * @param headBranch the branch
 * @param baseBranch the branch that it is for
 */
public record PullRequest(
        int number,
        String title,
        String body,
        State state,
        String author,
        String url,
        String head,
        String base,
        Optional<RepositoryName> headRepository,
        String headBranch,
        String baseBranch,
        Instant updatedAt) {

    /** Where it stands. */
    public enum State {
        OPEN,
        MERGED,
        CLOSED
    }
}
