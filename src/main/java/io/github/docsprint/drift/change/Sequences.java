package io.github.docsprint.drift.change;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Matchings of two sequences that keep the order of both. The exact ones take time in proportion to the product of the
 * lengths, so that is capped; beyond the cap the sequences are first cut at elements that occur once in each (the
 * anchors of Bram Cohen's patience diff).
 */
final class Sequences {

    /** Products of lengths up to this are matched exactly: some ten milliseconds. */
    static final int MOST_CELLS = 4_000_000;

    /** The same for all stretches between anchors together; what comes after is left unmatched. */
    private static final long MOST_CELLS_IN_ALL = 10L * MOST_CELLS;

    private static final byte PAIR = 0;
    private static final byte DOWN = 1;
    private static final byte RIGHT = 2;

    /** Whether less can be had without the row. */
    private static final byte LOST_BELOW = 4;

    /** How much a pair is worth; pairs of zero or less are not made. */
    @FunctionalInterface
    interface Worth {
        double of(int left, int right);
    }

    private Sequences() {}

    /** The longest common subsequence: for each element of the left its partner on the right, or -1. */
    static int[] common(int[] left, int[] right) {
        int[] ones = new int[left.length];
        Arrays.fill(ones, 1);
        return common(left, right, ones);
    }

    /**
     * The heaviest common subsequence: for each element of the left its partner on the right, or -1.
     *
     * @param weights of the left's elements; more than 0
     */
    static int[] common(int[] left, int[] right, int[] weights) {
        int[] partners = new int[left.length];
        Arrays.fill(partners, -1);
        match(left, 0, left.length, right, 0, right.length, weights, partners, new long[] {MOST_CELLS_IN_ALL});
        return partners;
    }

    private static void match(
            int[] left,
            int from,
            int to,
            int[] right,
            int start,
            int end,
            int[] weights,
            int[] partners,
            long[] budget) {
        while (from < to && start < end && left[from] == right[start]) {
            partners[from++] = start++;
        }
        while (from < to && start < end && left[to - 1] == right[end - 1]) {
            partners[--to] = --end;
        }
        if (from == to || start == end) {
            return;
        }
        long cells = (long) (to - from) * (end - start);
        if (cells <= MOST_CELLS) {
            if (budget[0] < cells) {
                return;
            }
            budget[0] -= cells;
            exact(left, from, to, right, start, end, weights, partners);
            return;
        }
        int[] anchors = anchors(left, from, to, right, start, end);
        if (anchors.length == 0) {
            return;
        }
        int lastLeft = from;
        int lastRight = start;
        for (int k = 0; k <= anchors.length; k += 2) {
            int nextLeft = k == anchors.length ? to : anchors[k];
            int nextRight = k == anchors.length ? end : anchors[k + 1];
            match(left, lastLeft, nextLeft, right, lastRight, nextRight, weights, partners, budget);
            if (k < anchors.length) {
                partners[nextLeft] = nextRight;
            }
            lastLeft = nextLeft + 1;
            lastRight = nextRight + 1;
        }
    }

    /** What may be in no pair is left out of the table: most paragraphs have nothing that a translation leaves alone. */
    private static void exact(
            int[] left, int from, int to, int[] right, int start, int end, int[] weights, int[] partners) {
        int[] rows = shared(left, from, to, right, start, end);
        int[] columns = shared(right, start, end, left, from, to);
        int width = columns.length;
        if (isSame(left, rows, right, columns)) {
            for (int i = 0; i < width; i++) {
                partners[rows[i]] = columns[i];
            }
            return;
        }
        byte[] steps = new byte[rows.length * width];
        int[] above = new int[width + 1];
        int[] row = new int[width + 1];
        for (int i = rows.length - 1; i >= 0; i--) {
            int element = left[rows[i]];
            int weight = weights[rows[i]];
            row[width] = 0;
            for (int j = width - 1; j >= 0; j--) {
                int best = above[j];
                byte step = DOWN;
                if (row[j + 1] > best) {
                    best = row[j + 1];
                    step = RIGHT;
                }
                if (element == right[columns[j]] && above[j + 1] + weight >= best) {
                    best = above[j + 1] + weight;
                    step = PAIR;
                }
                row[j] = best;
                steps[i * width + j] = best > above[j] ? (byte) (step | LOST_BELOW) : step;
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        int i = 0;
        int j = 0;
        boolean skipped =
                width > 0 && columns[0] > start; // whether elements that are in no pair come before the column
        while (i < rows.length && j < width) {
            byte cell = steps[i * width + j];
            int step = cell & ~LOST_BELOW;
            if (skipped) {
                // In the whole table one would go down here, unless that is worse.
                skipped = (cell & LOST_BELOW) == 0;
                i += skipped ? 1 : 0;
                continue;
            }
            if (step == PAIR) {
                partners[rows[i]] = columns[j];
            }
            i += step == RIGHT ? 0 : 1;
            if (step != DOWN) {
                j++;
                skipped = j < width && columns[j] > columns[j - 1] + 1;
            }
        }
    }

    /** Whether two sequences are the same where they have anything in common, so that no other matching is as heavy. */
    private static boolean isSame(int[] left, int[] rows, int[] right, int[] columns) {
        if (rows.length != columns.length) {
            return false;
        }
        for (int i = 0; i < rows.length; i++) {
            if (left[rows[i]] != right[columns[i]]) {
                return false;
            }
        }
        return true;
    }

    /** The indices of those elements that the other sequence has too. */
    private static int[] shared(int[] elements, int from, int to, int[] others, int start, int end) {
        int[] known = Arrays.copyOfRange(others, start, end);
        Arrays.sort(known);
        int[] shared = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (Arrays.binarySearch(known, elements[i]) >= 0) {
                shared[count++] = i;
            }
        }
        return Arrays.copyOf(shared, count);
    }

    /** The longest rising run of elements that occur once on each side, as pairs of indices in one array. */
    private static int[] anchors(int[] left, int from, int to, int[] right, int start, int end) {
        Map<Integer, int[]> places = new HashMap<>();
        for (int i = from; i < to; i++) {
            places.computeIfAbsent(left[i], key -> new int[] {0, 0, -1})[0]++;
        }
        for (int j = start; j < end; j++) {
            int[] place = places.get(right[j]);
            if (place != null) {
                place[1]++;
                place[2] = j;
            }
        }
        int[] unique = new int[to - from];
        int[] targets = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            int[] place = places.get(left[i]);
            if (place != null && place[0] == 1 && place[1] == 1) {
                unique[count] = i;
                targets[count++] = place[2];
            }
        }
        int[] tails = new int[count];
        int[] before = new int[count];
        int length = 0;
        for (int k = 0; k < count; k++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (targets[tails[middle]] < targets[k]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[k] = low == 0 ? -1 : tails[low - 1];
            tails[low] = k;
            length = Math.max(length, low + 1);
        }
        int[] anchors = new int[2 * length];
        int at = length == 0 ? -1 : tails[length - 1];
        for (int k = length - 1; k >= 0; k--) {
            anchors[2 * k] = unique[at];
            anchors[2 * k + 1] = targets[at];
            at = before[at];
        }
        return anchors;
    }

    /**
     * The matching with the greatest sum of worths: for each element of the left its partner on the right, or -1.
     * Nothing is matched where the product of the sizes is above the cap.
     */
    static int[] best(int rows, int columns, int mostCells, Worth worth) {
        int[] partners = new int[rows];
        Arrays.fill(partners, -1);
        if (rows == 0 || columns == 0 || (long) rows * columns > mostCells) {
            return partners;
        }
        byte[] steps = new byte[rows * columns];
        double[] above = new double[columns + 1];
        double[] row = new double[columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            row[columns] = 0;
            for (int j = columns - 1; j >= 0; j--) {
                double best = above[j];
                byte step = DOWN;
                if (row[j + 1] > best) {
                    best = row[j + 1];
                    step = RIGHT;
                }
                double pair = worth.of(i, j);
                if (pair > 0 && above[j + 1] + pair > best) {
                    best = above[j + 1] + pair;
                    step = PAIR;
                }
                row[j] = best;
                steps[i * columns + j] = step;
            }
            double[] swap = above;
            above = row;
            row = swap;
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            switch (steps[i * columns + j]) {
                case PAIR -> partners[i++] = j++;
                case DOWN -> i++;
                default -> j++;
            }
        }
        return partners;
    }
}
