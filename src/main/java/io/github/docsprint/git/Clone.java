package io.github.docsprint.git;

import io.github.docsprint.message.Progress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One clone, read only. Safe for many threads until it is closed. */
public final class Clone implements AutoCloseable {

    private Clone() {}

    /**
     * Opens the clone around a folder: a plain one, a worktree, a bare or a partial one.
     *
     * @throws io.github.docsprint.message.Failure where there is none
     */
    public static Clone open(Path folder) {
        throw new UnsupportedOperationException();
    }

    /** The work tree's root; empty for a bare clone. */
    public Optional<Path> workTree() {
        throw new UnsupportedOperationException();
    }

    /** Whether history is cut off. */
    public boolean isShallow() {
        throw new UnsupportedOperationException();
    }

    /** Whether contents may be missing, to be fetched when they are needed. */
    public boolean isPartial() {
        throw new UnsupportedOperationException();
    }

    /**
     * The commit that a name, an id or a shorter form of one stands for.
     *
     * @throws io.github.docsprint.message.Failure where there is none, or more than one
     */
    public CommitId resolve(String revision) {
        throw new UnsupportedOperationException();
    }

    /** The files below some folders at a commit. */
    public Snapshot snapshot(CommitId commit, Collection<String> folders) {
        throw new UnsupportedOperationException();
    }

    /** What a path held at a commit; empty where it was not there, or not a file, or the commit is missing. */
    public Optional<BlobId> blobAt(CommitId commit, String path) {
        throw new UnsupportedOperationException();
    }

    /** A file's content; empty where the clone does not have it. */
    public Optional<byte[]> read(BlobId blob) {
        throw new UnsupportedOperationException();
    }

    /**
     * The history of every file below some folders, in one pass.
     *
     * @param head where it ends
     * @param folders the folders, relative to the repository root
     * @param cache where to keep what was read for the next time; empty to keep nothing
     */
    public History history(CommitId head, List<String> folders, Optional<Path> cache, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
