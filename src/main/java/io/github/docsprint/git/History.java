package io.github.docsprint.git;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What happened to every file below some folders on the way to one commit. Immutable and safe for many threads. */
public interface History {

    /** The commit that it leads to. */
    CommitId head();

    /** Whether it reaches back to the root commits: not in a shallow clone. */
    boolean isComplete();

    /** The regular files below the history's folders at {@link #head()}. Costs no reading. */
    Snapshot snapshot();

    /**
     * The commits that {@code git log -- path} lists with its default history simplification, newest first, going on
     * under the old name where the file was renamed, in merges too.
     *
     * @param path a path at {@link #head()}, or one that was deleted on the way to it
     * @return empty where the path was never there
     */
    List<FileRevision> revisions(String path);

    /** The first of {@link #revisions} that is more than a change of the file's mode. */
    Optional<FileRevision> newestEdit(String path);

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

    /** What a path held at a commit on the way to {@link #head()}; empty where there was no file. Costs no reading. */
    Optional<BlobId> blobAt(CommitId commit, String path);

    /** When a commit's change was made, with the author's offset. Costs no reading. */
    OffsetDateTime authoredAt(CommitId id);

    /** When a commit was recorded, with the committer's offset. Costs no reading. */
    OffsetDateTime committedAt(CommitId id);

    /** The commit, whole, read from the clone. */
    Commit commit(CommitId id);

    /** How a commit came onto the main line; empty for one that is not on the way to {@link #head()}. */
    Optional<Landing> landing(CommitId id);

    /** The first-parent commits, from {@link #head()} to the first. Costs no reading. */
    List<CommitId> mainline();

    /**
     * The commits that came onto the main line with one of its commits, merges left out, the newest first; the commit
     * itself where it is no merge. Empty for one that is not on the main line. Costs no reading.
     */
    List<CommitId> broughtBy(CommitId landing);

    /** What a commit did to the files below the history's folders, by path. Costs no reading. */
    List<FileRevision> changes(CommitId commit);

    /** Of {@link #changes(CommitId)}, those whose paths begin with a prefix. Costs no reading. */
    List<FileRevision> changes(CommitId commit, String prefix);

    /**
     * Whether a commit changed a folder beside the history's too: content/pt, if they are content/en and content/ja.
     * Costs no reading.
     */
    boolean isWider(CommitId commit);

    /** The regular files below the history's folders at a commit on the way to {@link #head()}. Costs no reading. */
    Snapshot snapshot(CommitId at);

    /**
     * The commit that the site's own dates came from, those of Hugo's GitInfo, when a commit of the main line was the head:
     * the first that {@code git log --no-merges --name-only} names the path in, without following renames or simplifying
     * history (<a href="https://github.com/bep/gitmap">bep/gitmap</a>).
     */
    Optional<CommitId> newestForSite(String path, CommitId at);

    /** The contents that the clone does not have and that more renames may follow from. Costs no reading. */
    List<BlobId> unreadByRenames();
}
