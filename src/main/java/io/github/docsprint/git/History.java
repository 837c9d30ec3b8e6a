package io.github.docsprint.git;

import java.util.List;
import java.util.Optional;

/** What happened to every file below some folders on the way to one commit. Immutable and safe for many threads. */
public interface History {

    /** The commit that it leads to. */
    CommitId head();

    /** Whether it reaches back to the root commits: not in a shallow clone. */
    boolean isComplete();

    /**
     * The commits that {@code git log -- path} lists with its default history simplification, newest first, going on
     * under the old name where the file was renamed, in merges too.
     *
     * @param path a path at {@link #head()}, or one that was deleted on the way to it
     * @return empty where the path was never there
     */
    List<FileRevision> revisions(String path);

    /**
     * The states of the file on the main line: each first-parent commit that changed it, newest first, through
     * renames. Merges count as one change, by what they brought in.
     */
    List<FileRevision> mainline(String path);

    /**
     * Where a file that is not at {@link #head()} went: the path that it has now, renames followed through the whole
     * history; empty where it was deleted or folded into another.
     */
    Optional<String> movedTo(String path);

    /** The commit on the main line that took the file away from this path; empty where it is still there. */
    Optional<FileRevision> removal(String path);

    /** The commit, whole. */
    Commit commit(CommitId id);

    /** How a commit came onto the main line; empty for one that is not on the way to {@link #head()}. */
    Optional<Landing> landing(CommitId id);
}
