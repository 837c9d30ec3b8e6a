package io.github.docsprint.git;

import java.util.Optional;

/**
 * What one commit did to one file, against its first parent.
 *
 * @param commit the commit
 * @param path the file's path after it (before it, where the file was deleted), relative to the repository root
 * @param change what was done
 * @param blob the content after it; empty where the file was deleted
 * @param previousBlob the content before it; empty where the file was added
 * @param renamedFrom the path before it, where it renamed the file
 */
public record FileRevision(
        CommitId commit,
        String path,
        Change change,
        Optional<BlobId> blob,
        Optional<BlobId> previousBlob,
        Optional<String> renamedFrom) {

    /** What a commit can do to a file. */
    public enum Change {
        ADDED,
        MODIFIED,
        RENAMED,
        DELETED,
        /** Only the file mode changed: never an edit. */
        MODE
    }
}
