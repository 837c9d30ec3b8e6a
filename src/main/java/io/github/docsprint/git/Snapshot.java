package io.github.docsprint.git;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The regular files below some folders at one commit. Folders, symbolic links and submodules are not in it.
 *
 * @param commit the commit
 * @param files content by path, relative to the repository root, in code unit order
 */
public record Snapshot(CommitId commit, NavigableMap<String, BlobId> files) {

    public Snapshot {
        files = Collections.unmodifiableNavigableMap(files);
    }

    /** The paths of the files, in code unit order. */
    public NavigableSet<String> paths() {
        return files.navigableKeySet();
    }

    /** The content of a file, where there is one. */
    public Optional<BlobId> blob(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Whether there is such a file. */
    public boolean contains(String path) {
        return files.containsKey(path);
    }
}
