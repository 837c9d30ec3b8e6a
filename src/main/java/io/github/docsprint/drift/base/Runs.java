package io.github.docsprint.drift.base;

import java.util.Arrays;

/** How often the revisions of a source have the tokens that vary between them, in runs of revisions that have one as often. */
final class Runs {

    /** For each token how often the last revision that was looked at has it. */
    private final int[] now;

    /** For each token that varies the first revision of each run and its count, in pairs, and how many of them there are. */
    private final int[][] pairs;

    private final int[] lengths;

    /** The tokens that vary, in the order in which they first did. */
    private final int[] varying;

    private int size;

    /** @param first how often the first revision has each token; is changed */
    Runs(int[] first) {
        now = first;
        pairs = new int[first.length][];
        lengths = new int[first.length];
        varying = new int[first.length];
    }

    /** Tells by how much the count of a token changes at a revision; of each token with the oldest revision first. */
    void add(int token, int revision, int more) {
        if (more == 0) {
            return;
        }
        if (pairs[token] == null) {
            pairs[token] = new int[] {0, now[token], 0, 0};
            lengths[token] = 2;
            varying[size++] = token;
        }
        int length = lengths[token];
        if (length == pairs[token].length) {
            pairs[token] = Arrays.copyOf(pairs[token], 2 * length);
        }
        now[token] += more;
        pairs[token][length] = revision;
        pairs[token][length + 1] = now[token];
        lengths[token] = length + 2;
    }

    /** How many tokens vary. */
    int size() {
        return size;
    }

    /** The one that was the n-th to vary. */
    int token(int n) {
        return varying[n];
    }

    boolean varies(int token) {
        return lengths[token] > 0;
    }

    /** The first revision of each run of a token that varies. */
    int[] starts(int token) {
        int[] starts = new int[lengths[token] / 2];
        everyOther(token, 0, starts, 0);
        return starts;
    }

    /** Puts how often the revisions of each run have a token that varies into an array, from a place on. */
    void counts(int token, int[] to, int at) {
        everyOther(token, 1, to, at);
    }

    private void everyOther(int token, int from, int[] to, int at) {
        for (int i = from; i < lengths[token]; i += 2) {
            to[at + i / 2] = pairs[token][i];
        }
    }
}
