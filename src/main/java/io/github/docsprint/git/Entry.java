package io.github.docsprint.git;

/**
 * What one commit did to one path against its first parent, in one number: the blob's number (the old one's, where the
 * file was deleted), what was done, and what kind of thing the path is (was).
 */
final class Entry {

    static final int ADDED = 1;
    static final int DELETED = 2;

    private static final int MODIFIED = 0;
    private static final int FILE = 1;
    private static final int EXECUTABLE = 2;
    private static final int OTHER = 3;

    private Entry() {}

    static int of(int blob, int what, int kind) {
        return blob << 4 | what << 2 | kind;
    }

    static int modified(int blob, int kind) {
        return of(blob, MODIFIED, kind);
    }

    static int blob(int entry) {
        return entry >>> 4;
    }

    static boolean isAdded(int entry) {
        return (entry >> 2 & 3) == ADDED;
    }

    static boolean isDeleted(int entry) {
        return (entry >> 2 & 3) == DELETED;
    }

    static boolean isRegularFile(int entry) {
        return (entry & 3) != OTHER;
    }

    /** Whether two entries leave the same thing behind. */
    static boolean sameState(int one, int other) {
        return isDeleted(one) ? isDeleted(other) : !isDeleted(other) && state(one) == state(other);
    }

    private static int state(int entry) {
        return entry >>> 4 << 2 | entry & 3;
    }

    /** The kind of thing that a tree entry's mode tells; modes that git takes for the same are one kind. */
    static int kind(TreeCursor entry) {
        if (!entry.isRegularFile()) {
            return OTHER;
        }
        return (entry.mode & 0100) == 0 ? FILE : EXECUTABLE;
    }
}
