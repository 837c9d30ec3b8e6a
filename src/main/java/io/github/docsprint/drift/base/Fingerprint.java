package io.github.docsprint.drift.base;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One revision of a page as the {@link Fingerprinter} that made it has read it. Lines that are equal in several of its
 * revisions are one object, so revisions are compared quickly.
 *
 * @param lines its lines
 * @param normalForm hash of its text without what changes only how it looks in the file
 */
record Fingerprint(List<Line> lines, long normalForm) {

    /**
     * A line as it is read after lines that leave a certain state.
     *
     * @param hash of its bytes
     * @param tokens the numbers of its tokens, with repetitions
     * @param next what the next line needs to know
     * @param opensBlock whether it begins a block of its own
     * @param closesBlock whether what follows is a block of its own
     * @param nested whether it is indented
     * @param blank whether there is nothing in it that counts
     * @param form hash of its normal form; 0 where that is empty
     * @param power what a hash is multiplied with to make room for the form
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    record Line(
            long hash,
            int[] tokens,
            int next,
            boolean opensBlock,
            boolean closesBlock,
            boolean nested,
            boolean blank,
            long form,
            long power) {}

    /** How many lines both begin with. */
    @SuppressWarnings("ReferenceEquality")
    private int sameStart(Fingerprint other) {
        int most = Math.min(lines.size(), other.lines.size());
        int same = 0;
        while (same < most && lines.get(same) == other.lines.get(same)) {
            same++;
        }
        return same;
    }

    /** How many lines both end with, beyond those that they begin with. */
    @SuppressWarnings("ReferenceEquality")
    private int sameEnd(Fingerprint other, int start) {
        int most = Math.min(lines.size(), other.lines.size()) - start;
        int same = 0;
        while (same < most && lines.get(lines.size() - 1 - same) == other.lines.get(other.lines.size() - 1 - same)) {
            same++;
        }
        return same;
    }

    /** Calls for each token of the lines that are not at the start or end of both: -1 for one here, 1 for one there. */
    void tokenChanges(Fingerprint other, TokenChange change) {
        int start = sameStart(other);
        int end = sameEnd(other, start);
        for (Line line : lines.subList(start, lines.size() - end)) {
            for (int token : line.tokens) {
                change.by(token, -1);
            }
        }
        for (Line line : other.lines.subList(start, other.lines.size() - end)) {
            for (int token : line.tokens) {
                change.by(token, 1);
            }
        }
    }

    /** Gets changes of the count of tokens. */
    interface TokenChange {
        void by(int token, int times);
    }

    /** How many lines of the longer of both have no equal in the other; blank lines do not count. */
    int changedLines(Fingerprint other) {
        int start = sameStart(other);
        int end = sameEnd(other, start);
        Map<Long, Integer> here = new HashMap<>();
        int mine = 0;
        for (Line line : lines.subList(start, lines.size() - end)) {
            if (!line.blank) {
                here.merge(line.hash, 1, Integer::sum);
                mine++;
            }
        }
        int theirs = 0;
        int common = 0;
        for (Line line : other.lines.subList(start, other.lines.size() - end)) {
            if (!line.blank) {
                theirs++;
                Integer left = here.get(line.hash);
                if (left != null && left > 0) {
                    here.put(line.hash, left - 1);
                    common++;
                }
            }
        }
        return Math.max(mine, theirs) - common;
    }

    /**
     * Where two revisions differ.
     *
     * @param from the first block of the later one that is another, as a share of all its blocks
     * @param to the end of the last one; less than {@code from} where they do not differ
     */
    record Place(double from, double to) {

        /** They do not differ in what follows the front matter. */
        static final Place NONE = new Place(1, 0);

        boolean isNone() {
            return to < from;
        }
    }

    /** Where a later revision differs from this one. */
    Place place(Fingerprint later) {
        int start = sameStart(later);
        int end = later.lines.size() - sameEnd(later, start);
        // Front matter is of each language's own, and changed for whole sites at once.
        if (Math.max(start, end) <= later.matter()) {
            return Place.NONE;
        }
        start = Math.max(start, later.matter());
        int block = 0;
        int from = 0;
        int to = 0;
        boolean gap = true;
        for (int i = 0; i < later.lines.size(); i++) {
            Line line = later.lines.get(i);
            if (!line.blank) {
                block += gap || line.opensBlock ? 1 : 0;
            }
            gap = line.blank || line.closesBlock;
            from = i <= start ? block : from;
            to = i < end ? block : to;
        }
        double all = Math.max(1, block);
        double first = Math.max(0, from - 1) / all;
        return new Place(first, Math.max(first, to / all));
    }

    /** How many lines the front matter has. */
    private int matter() {
        int count = 0;
        while (count < lines.size() && LineLexer.isFrontMatter(lines.get(count).next())) {
            count++;
        }
        return count == 0 ? 0 : count + 1;
    }

    /** How many lines have something in them. */
    int filledLines() {
        int filled = 0;
        for (Line line : lines) {
            filled += line.blank ? 0 : 1;
        }
        return filled;
    }
}
