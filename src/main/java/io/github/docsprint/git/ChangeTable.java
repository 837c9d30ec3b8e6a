package io.github.docsprint.git;

import java.util.Arrays;
import java.util.List;

/**
 * Everything that was read about a clone's history below some folders, and all of it depends on nothing but the commits
 * themselves: what each changed against its first parent, and which of that were renames. What leads to one head, and
 * how, is {@link HistoryIndex}'s to find out.
 */
final class ChangeTable {

    /** No similarity was asked for yet; or only where a merge agrees with none of its parents; or throughout. */
    static final byte RENAMES_UNKNOWN = 0;

    static final byte RENAMES_OF_EVIL_MERGE = 1;
    static final byte RENAMES_KNOWN = 2;

    final CommitTable commits;
    final PathTable paths;
    final IdTable blobs;
    /** Where the changes of each commit begin in {@link #changes}; one more than there are commits. */
    int[] starts;
    /** Pairs of a path's number and an {@link Entry}. */
    int[] changes;
    /** Sorted: commit's number, the new path's number. */
    long[] renames;
    /** The old path's number for each of {@link #renames}. */
    int[] renamedFrom;
    /** How far each commit was searched for renames. */
    byte[] renamesRead;

    ChangeTable() {
        this(
                new CommitTable(),
                new PathTable(),
                new IdTable(),
                new int[1],
                new int[0],
                new long[0],
                new int[0],
                new byte[0]);
    }

    ChangeTable(
            CommitTable commits,
            PathTable paths,
            IdTable blobs,
            int[] starts,
            int[] changes,
            long[] renames,
            int[] renamedFrom,
            byte[] renamesRead) {
        this.commits = commits;
        this.paths = paths;
        this.blobs = blobs;
        this.starts = starts;
        this.changes = changes;
        this.renames = renames;
        this.renamedFrom = renamedFrom;
        this.renamesRead = renamesRead;
    }

    /** Takes in the changes of the commits that have been added since the last time, by commit. */
    void append(int[][] added) {
        int known = starts.length - 1;
        int commitCount = commits.size();
        int[] newStarts = Arrays.copyOf(starts, commitCount + 1);
        for (int commit = known; commit < commitCount; commit++) {
            newStarts[commit + 1] = newStarts[commit] + added[commit - known].length;
        }
        int[] newChanges = Arrays.copyOf(changes, newStarts[commitCount]);
        for (int commit = known; commit < commitCount; commit++) {
            int[] one = added[commit - known];
            System.arraycopy(one, 0, newChanges, newStarts[commit], one.length);
        }
        starts = newStarts;
        changes = newChanges;
        renamesRead = Arrays.copyOf(renamesRead, commitCount);
    }

    /** A rename that a commit made. */
    record Rename(int commit, int newPath, int oldPath) {

        private long key() {
            return (long) commit << 32 | newPath;
        }
    }

    /** Takes in renames of commits that had none yet. */
    void addRenames(List<Rename> found) {
        List<Rename> sorted =
                found.stream().sorted((a, b) -> Long.compare(a.key(), b.key())).toList();
        long[] keys = new long[renames.length + sorted.size()];
        int[] olds = new int[keys.length];
        int known = 0;
        int added = 0;
        for (int i = 0; i < keys.length; i++) {
            boolean takeKnown = added == sorted.size()
                    || (known < renames.length
                            && renames[known] <= sorted.get(added).key());
            keys[i] = takeKnown ? renames[known] : sorted.get(added).key();
            olds[i] = takeKnown ? renamedFrom[known++] : sorted.get(added++).oldPath();
        }
        renames = keys;
        renamedFrom = olds;
    }

    /** The old path's number of a path that a commit renamed, or -1. */
    int renamedFrom(int commit, int newPath) {
        int at = Arrays.binarySearch(renames, (long) commit << 32 | newPath);
        return at < 0 ? -1 : renamedFrom[at];
    }
}
