package io.github.docsprint.drift;

import io.github.docsprint.drift.change.ChangeSet;
import io.github.docsprint.git.CommitId;
import java.time.OffsetDateTime;
import java.util.OptionalInt;

/**
 * One revision of a source page after the base of its translation.
 *
 * @param commit the main line's commit that brought it in
 * @param committedAt when that commit was made
 * @param pullRequest the pull request that it came by, where its message says so
 * @param title what its message says it is; of a merge what the merged pull request is
 * @param changes against the revision before
 */
public record SourceRevision(
        CommitId commit, OffsetDateTime committedAt, OptionalInt pullRequest, String title, ChangeSet changes) {}
