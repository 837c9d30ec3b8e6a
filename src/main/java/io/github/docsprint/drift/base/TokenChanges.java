package io.github.docsprint.drift.base;

/** By how much the counts of tokens change from one revision to another; to be filled again and again. */
final class TokenChanges {

    private final int[] times;
    private final boolean[] met;

    /** Those that were met, in that order. */
    private final int[] order;

    private int size;

    /** @param vocabulary how many tokens there are */
    TokenChanges(int vocabulary) {
        times = new int[vocabulary];
        met = new boolean[vocabulary];
        order = new int[vocabulary];
    }

    /** Adds to the count of each token, as often as it is given. */
    void add(int[] tokens, int more) {
        for (int token : tokens) {
            if (!met[token]) {
                met[token] = true;
                order[size++] = token;
            }
            times[token] += more;
        }
    }

    /** How many tokens were met. */
    int size() {
        return size;
    }

    /** The one that was met as the n-th. */
    int token(int n) {
        return order[n];
    }

    /** How many there are more; below 0 where there are less. */
    int times(int token) {
        return times[token];
    }

    void clear() {
        for (int k = 0; k < size; k++) {
            times[order[k]] = 0;
            met[order[k]] = false;
        }
        size = 0;
    }
}
