package io.github.docsprint.drift.base;

import java.util.HashMap;
import java.util.Map;

/**
 * One revision of a page as the {@link Fingerprinter} that made it has read it. Lines that are equal in several of its
 * revisions are one object, so revisions are compared quickly.
 *
 * @param lines its lines
 * @param normalForm hash of its text without what changes only how it looks in the file
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared; quicker than a list
record Fingerprint(Line[] lines, long normalForm) {

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
        int most = Math.min(lines.length, other.lines.length);
        int same = 0;
        while (same < most && lines[same] == other.lines[same]) {
            same++;
        }
        return same;
    }

    /** How many lines both end with, beyond those that they begin with. */
    @SuppressWarnings("ReferenceEquality")
    private int sameEnd(Fingerprint other, int start) {
        int most = Math.min(lines.length, other.lines.length) - start;
        int same = 0;
        while (same < most && lines[lines.length - 1 - same] == other.lines[other.lines.length - 1 - same]) {
            same++;
        }
        return same;
    }

    /** Tells the tokens of the lines that are not at the start or end of both: one less for those here, one more there. */
    void addTokenChanges(Fingerprint other, TokenChanges changes) {
        int start = sameStart(other);
        int end = sameEnd(other, start);
        add(lines, start, lines.length - end, -1, changes);
        add(other.lines, start, other.lines.length - end, 1, changes);
    }

    private static void add(Line[] lines, int from, int to, int times, TokenChanges changes) {
        for (int i = from; i < to; i++) {
            changes.add(lines[i].tokens, times);
        }
    }

    /** How many lines of the longer of both have no equal in the other; blank lines do not count. */
    int changedLines(Fingerprint other) {
        int start = sameStart(other);
        int end = sameEnd(other, start);
        Map<Long, Integer> here = new HashMap<>();
        int mine = 0;
        for (int i = start; i < lines.length - end; i++) {
            Line line = lines[i];
            if (!line.blank) {
                here.merge(line.hash, 1, Integer::sum);
                mine++;
            }
        }
        int theirs = 0;
        int common = 0;
        for (int i = start; i < other.lines.length - end; i++) {
            Line line = other.lines[i];
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
        int end = later.lines.length - sameEnd(later, start);
        // Front matter is of each language's own, and changed for whole sites at once.
        if (Math.max(start, end) <= later.matter()) {
            return Place.NONE;
        }
        start = Math.max(start, later.matter());
        int block = 0;
        int from = 0;
        int to = 0;
        boolean gap = true;
        for (int i = 0; i < later.lines.length; i++) {
            Line line = later.lines[i];
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
        while (count < lines.length && LineLexer.isFrontMatter(lines[count].next())) {
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
