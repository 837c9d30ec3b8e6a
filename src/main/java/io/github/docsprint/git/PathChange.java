package io.github.docsprint.git;

/**
 * What differs at one path between two commits.
 *
 * @param path relative to the repository root
 */
public record PathChange(String path, What what) {

    /** What happened to the path; a move is a path that is gone and one that is new. */
    public enum What {
        ADDED,
        CHANGED,
        DELETED
    }
}
