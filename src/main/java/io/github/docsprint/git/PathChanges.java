package io.github.docsprint.git;

import java.util.Arrays;

/**
 * What each path held at each commit, by the changes of a {@link ChangeTable}. First parents make a tree of the commits;
 * what a path holds at a commit was put there by the nearest commit towards the root of that tree that changed it, which a
 * binary search finds, as commits are numbered by when a walk from the root enters and leaves them. A change goes by its
 * number.
 */
final class PathChanges {

    static final int NONE = -1;

    private final CommitTable commits;

    /** When each commit is met, and when the last of those above it, walking the tree of first parents from its roots. */
    private final int[] enter;

    private final int[] leave;

    /** How many commits up to this one are dated earlier than their first parent. */
    private final int[] skewed;

    /** Where each path's changes begin in the three arrays below, in the order of {@link #enter}. */
    private final int[] starts;

    private final int[] by;
    private final int[] entries;
    /** The next change of the path towards the root. */
    private final int[] before;

    PathChanges(ChangeTable table) {
        commits = table.commits;
        int count = commits.size();
        enter = new int[count];
        leave = new int[count];
        skewed = new int[count];
        int[] order = enterAll();
        starts = new int[table.paths.size() + 1];
        for (int i = 0; i < table.changes.length; i += 2) {
            starts[table.changes[i] + 1]++;
        }
        for (int path = 0; path < table.paths.size(); path++) {
            starts[path + 1] += starts[path];
        }
        int[] ends = starts.clone();
        int changeCount = table.changes.length / 2;
        by = new int[changeCount];
        entries = new int[changeCount];
        before = new int[changeCount];
        for (int commit : order) {
            for (int i = table.starts[commit]; i < table.starts[commit + 1]; i += 2) {
                int path = table.changes[i];
                int at = ends[path]++;
                by[at] = commit;
                entries[at] = table.changes[i + 1];
                before[at] = covering(at - 1, starts[path], commit);
            }
        }
    }

    /** Fills {@link #enter}, {@link #leave} and {@link #skewed}, and returns the commits in the order of entering. */
    private int[] enterAll() {
        int count = commits.size();
        int[] child = new int[count];
        int[] sibling = new int[count];
        Arrays.fill(child, NONE);
        int[] order = new int[count];
        int[] stack = new int[count];
        int depth = 0;
        for (int commit = count - 1; commit >= 0; commit--) {
            int parent = commits.firstParents[commit];
            if (parent == NONE) {
                stack[depth++] = commit;
            } else {
                sibling[commit] = child[parent];
                child[parent] = commit;
            }
        }
        int entered = 0;
        while (depth > 0) {
            int commit = stack[--depth];
            int parent = commits.firstParents[commit];
            skewed[commit] = parent == NONE
                    ? 0
                    : skewed[parent] + (commits.committed[commit] < commits.committed[parent] ? 1 : 0);
            enter[commit] = entered;
            order[entered++] = commit;
            for (int next = child[commit]; next != NONE; next = sibling[next]) {
                stack[depth++] = next;
            }
        }
        // Children are entered after their parent and before whatever follows it.
        for (int i = count - 1; i >= 0; i--) {
            int commit = order[i];
            leave[commit] = Math.max(leave[commit], i);
            int parent = commits.firstParents[commit];
            if (parent != NONE) {
                leave[parent] = Math.max(leave[parent], leave[commit]);
            }
        }
        return order;
    }

    /** The first of a path's changes, from one on towards its first, that a commit has below it. */
    private int covering(int change, int first, int commit) {
        int at = change;
        while (at >= first && leave[by[at]] < enter[commit]) {
            at = before[at];
        }
        return at >= first ? at : NONE;
    }

    /** The change that made what the path holds at a commit, or -1 where it was never there. */
    int at(int commit, int path) {
        int low = starts[path];
        int high = starts[path + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (enter[by[middle]] <= enter[commit]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return covering(low - 1, starts[path], commit);
    }

    /** Whether a path is there at a commit. */
    boolean isThere(int commit, int path) {
        int change = at(commit, path);
        return change != NONE && !Entry.isDeleted(entries[change]);
    }

    private boolean sameAt(int commit, int entry, int path) {
        int change = at(commit, path);
        return change == NONE ? Entry.isDeleted(entry) : Entry.sameState(entry, entries[change]);
    }

    /** The parent after the first with which a commit that changed the path agrees on it, or -1. */
    int sameParent(int commit, int entry, int path) {
        for (int i = 1; i < commits.parentCount(commit); i++) {
            int parent = commits.parent(commit, i);
            if (sameAt(parent, entry, path)) {
                return parent;
            }
        }
        return NONE;
    }

    /** The commit that made a change. */
    int commit(int change) {
        return by[change];
    }

    /** What a change made of its path: an {@link Entry}. */
    int entry(int change) {
        return entries[change];
    }

    /** The change before it towards the root, or -1. */
    int before(int change) {
        return before[change];
    }

    /** The first change of a path, whose changes follow each other up to that of the next path. */
    int first(int path) {
        return starts[path];
    }

    /** Whether a commit between one and another towards the root is dated earlier than its first parent. */
    boolean isSkewed(int commit, int ancestor) {
        return skewed[commit] != skewed[ancestor];
    }
}
