package io.github.docsprint.lint;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Pairs members of two sequences, in order, so that the sum of how well they go together is greatest (Needleman and
 * Wunsch 1970, without a price for gaps).
 */
final class OrderedPairs {

    /** More pairs than this are not compared: such pages are made up. */
    private static final int MOST = 1_000_000;

    private OrderedPairs() {}

    /**
     * @param likeness how well two members go together; 0 for not at all
     * @return for each member of the first its partner in the second, or -1
     */
    static int[] of(int rows, int columns, IntBinaryOperator likeness) {
        int[] partner = new int[rows];
        Arrays.fill(partner, -1);
        if ((long) rows * columns > MOST) {
            return partner;
        }
        int[][] alike = new int[rows][columns];
        int[][] best = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                alike[i][j] = likeness.applyAsInt(i, j);
                best[i][j] = Math.max(Math.max(best[i + 1][j], best[i][j + 1]), best[i + 1][j + 1] + alike[i][j]);
            }
        }
        for (int i = 0, j = 0; i < rows && j < columns; ) {
            if (alike[i][j] > 0 && best[i][j] == best[i + 1][j + 1] + alike[i][j]) {
                partner[i++] = j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return partner;
    }
}
