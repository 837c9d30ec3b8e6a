package io.github.docsprint.git;

import java.time.OffsetDateTime;
import java.util.OptionalInt;

/**
 * How a commit came onto the main line: the first-parent commit of the branch by which it did.
 *
 * @param commit the merge (or the commit itself, where it was committed straight to the branch)
 * @param when committer date of that commit
 * @param pullRequest the number in "Merge pull request #N from …" or "… (#N)"
 */
public record Landing(CommitId commit, OffsetDateTime when, OptionalInt pullRequest) {}
