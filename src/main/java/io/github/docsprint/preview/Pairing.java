package io.github.docsprint.preview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Which blocks of two versions of a page belong to each other, in order; for marking changes and scrolling in step. */
final class Pairing {

    /** Longer pages are paired by their anchors only; the time grows with the product of both. */
    private static final long MOST_PAIRS = 4_000_000;

    private Pairing() {}

    /**
     * For each block of one list the equal one of the other, or -1 (longest common subsequence).
     *
     * @param key equal for equal blocks; an empty one is equal to nothing
     */
    static <T> int[] equal(List<T> one, List<T> other, Function<T, String> key) {
        List<String> left = one.stream().map(key).toList();
        List<String> right = other.stream().map(key).toList();
        int[] partners = new int[left.size()];
        Arrays.fill(partners, -1);
        int start = 0;
        int end = left.size();
        int rightEnd = right.size();
        while (start < end && start < rightEnd && same(left.get(start), right.get(start))) {
            partners[start] = start;
            start++;
        }
        while (end > start && rightEnd > start && same(left.get(end - 1), right.get(rightEnd - 1))) {
            partners[--end] = --rightEnd;
        }
        if ((long) (end - start) * (rightEnd - start) <= MOST_PAIRS) {
            longest(left, right, start, end, rightEnd, partners);
        }
        return partners;
    }

    private static void longest(
            List<String> left, List<String> right, int start, int end, int rightEnd, int[] partners) {
        int[][] length = new int[end - start + 1][rightEnd - start + 1];
        for (int i = end - start - 1; i >= 0; i--) {
            for (int j = rightEnd - start - 1; j >= 0; j--) {
                length[i][j] = same(left.get(start + i), right.get(start + j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < end - start && j < rightEnd - start) {
            if (same(left.get(start + i), right.get(start + j))) {
                partners[start + i] = start + j;
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    /** Pairs blocks of two languages: those with the same anchors first, between them those of the same kind. */
    static int[] alike(List<Drawing.Drawn> one, List<Drawing.Drawn> other) {
        int[] partners = equal(one, other, Drawing.Drawn::anchor);
        List<Integer> fixed = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0) {
                fixed.add(i);
            }
        }
        fixed.add(partners.length);
        int from = 0;
        int start = 0;
        for (int at : fixed) {
            int end = at == partners.length ? other.size() : partners[at];
            int[] inside = equal(one.subList(from, at), other.subList(start, end), Drawing.Drawn::kind);
            for (int i = 0; i < inside.length; i++) {
                partners[from + i] = inside[i] < 0 ? -1 : start + inside[i];
            }
            from = at + 1;
            start = end + 1;
        }
        return partners;
    }
}
