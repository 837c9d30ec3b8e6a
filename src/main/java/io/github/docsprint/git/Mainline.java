package io.github.docsprint.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the commits that lead to a head are ordered: along first parents, and as the site meets them. */
final class Mainline {

    private static final int NONE = CommitTable.NONE;

    private final CommitTable commits;
    private final int head;

    private int @Nullable [] siteOrder;
    private int @Nullable [] places;
    private int @Nullable [] landedBy;
    private @Nullable Map<Integer, List<Integer>> commitsBy;

    Mainline(CommitTable commits, int head) {
        this.commits = commits;
        this.head = head;
    }

    /** The first-parent commits from the head to the root. */
    int[] numbers() {
        int length = 0;
        for (int commit = head; commit != NONE; commit = commits.firstParents[commit]) {
            length++;
        }
        int[] mainline = new int[length];
        int at = 0;
        for (int commit = head; commit != NONE; commit = commits.firstParents[commit]) {
            mainline[at++] = commit;
        }
        return mainline;
    }

    /** By commit, the first-parent commit by which it came in: the oldest of them that it leads to; or -1. */
    synchronized int[] landedBy() {
        if (landedBy == null) {
            int[] by = new int[commits.size()];
            Arrays.fill(by, NONE);
            int[] mainline = numbers();
            int[] stack = new int[commits.size()];
            for (int i = mainline.length - 1; i >= 0; i--) {
                int depth = 0;
                stack[depth++] = mainline[i];
                by[mainline[i]] = mainline[i];
                while (depth > 0) {
                    int commit = stack[--depth];
                    for (int k = 0; k < commits.parentCount(commit); k++) {
                        int parent = commits.parent(commit, k);
                        if (by[parent] == NONE) {
                            by[parent] = mainline[i];
                            stack[depth++] = parent;
                        }
                    }
                }
            }
            landedBy = by;
        }
        return landedBy;
    }

    /** By first-parent commit, the commits that came in by it, itself too. */
    synchronized Map<Integer, List<Integer>> commitsBy() {
        if (commitsBy == null) {
            Map<Integer, List<Integer>> by = new HashMap<>();
            int[] landed = landedBy();
            for (int commit = 0; commit < landed.length; commit++) {
                if (landed[commit] != NONE) {
                    by.computeIfAbsent(landed[commit], none -> new ArrayList<>(1))
                            .add(commit);
                }
            }
            commitsBy = by;
        }
        return commitsBy;
    }

    /** How far from the head each commit of the main line is. */
    synchronized int[] places() {
        if (places == null) {
            int[] all = new int[commits.size()];
            int[] mainline = numbers();
            for (int i = 0; i < mainline.length; i++) {
                all[mainline[i]] = i;
            }
            places = all;
        }
        return places;
    }

    /** The place of each commit in {@code git log --no-merges}; -1 for merges and what does not lead to the head. */
    synchronized int[] siteOrder() {
        if (siteOrder == null) {
            int[] order = new int[commits.size()];
            Arrays.fill(order, NONE);
            BitSet queued = new BitSet();
            DateQueue queue = new DateQueue();
            queued.set(head);
            queue.add(commits.committed[head], head);
            for (int place = 0; !queue.isEmpty(); place++) {
                int commit = (int) queue.remove();
                int parents = commits.parentCount(commit);
                order[commit] = parents > 1 ? NONE : place;
                for (int i = 0; i < parents; i++) {
                    int parent = commits.parent(commit, i);
                    if (!queued.get(parent)) {
                        queued.set(parent);
                        queue.add(commits.committed[parent], parent);
                    }
                }
            }
            siteOrder = order;
        }
        return siteOrder;
    }
}
