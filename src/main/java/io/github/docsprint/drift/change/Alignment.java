package io.github.docsprint.drift.change;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which block of a translation renders which block of a source page. Blocks that a translation leaves alone (code,
 * shortcodes, written heading ids, paragraphs with the same links and code) are matched first; between them the rest is
 * matched in order by kind, shared tokens and relative length, as sentence aligners do (Gale and Church 1993, Varga et
 * al. 2005).
 */
final class Alignment {

    /** A gap with more pairs than this is left unaligned: a page with nothing in common with its source. */
    private static final int MOST_PAIRS = 400_000;

    /** All gaps of a page together. */
    private static final long MOST_PAIRS_IN_ALL = 2_000_000;

    /** A translation's own order reaches over this many blocks. */
    private static final int REACH = 2;

    private static final int FAR = 30;

    /** A block that so many blocks were to spare for was matched by chance. */
    private static final int MISPLACED = 2;

    /** Lengths that are farther apart, by the logarithm of their ratio, do not fit less for it. */
    private static final double FARTHEST = 1.5;

    /** More than the ratio that is as far. */
    private static final double FAR_RATIO = 4.5;

    /** By how much another pairing has to fit better. */
    private static final double CLEARLY = 0.35;

    private final PageText source;
    private final PageText translation;
    private final int[] partners;
    private final int[] sources;

    /** Characters of the translation for one of the source, in running text. */
    private final double ratio;

    /** For each block its words that are in the other page too; made when asked for, as many blocks are matched without. */
    private final int[] @Nullable [] left;

    private final int[] @Nullable [] right;
    private final BlockFeatures mine;
    private final BlockFeatures theirs;
    private final double[] leftLength;
    private final double[] rightLength;

    private Alignment(PageText anySource, PageText translation) {
        PageText source = anySource.inTermsOf(translation);
        this.source = source;
        this.translation = translation;
        this.mine = source.features();
        this.theirs = translation.features();
        this.left = new int[source.units().size()][];
        this.right = new int[translation.units().size()][];
        this.leftLength = mine.lengths();
        this.rightLength = theirs.lengths();
        this.ratio = Math.max(0.05, sum(rightLength) / Math.max(1, sum(leftLength)));
        this.partners = Sequences.common(mine.anchors(-1), theirs.anchors(-2), mine.weights());
        int from = fields(source);
        int start = fields(translation);
        matter(from, start);
        prune(from, start);
        gaps(from, start);
        this.sources = new int[translation.units().size()];
        invert();
    }

    private void invert() {
        Arrays.fill(sources, -1);
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0) {
                sources[partners[i]] = i;
            }
        }
    }

    /**
     * The same for a translation that may put the paragraphs and items of a section in another order: neighbours change
     * partners where that fits clearly better, and what is left over in both is paired.
     */
    static Alignment inAnyOrder(PageText source, PageText translation) {
        Alignment alignment = new Alignment(source, translation);
        alignment.exchange();
        alignment.invert();
        alignment.pairRest();
        alignment.invert();
        return alignment;
    }

    private void exchange() {
        for (int i = 0; i < partners.length; i++) {
            for (int k = i + 1; k <= i + REACH && k < partners.length; k++) {
                if (exchangeable(i, k)) {
                    double now = worth(i, partners[i]) + worth(k, partners[k]);
                    double then = worth(i, partners[k]) + worth(k, partners[i]);
                    if (then > now + CLEARLY) {
                        int swap = partners[i];
                        partners[i] = partners[k];
                        partners[k] = swap;
                    }
                }
            }
        }
    }

    private boolean exchangeable(int i, int k) {
        return partners[i] >= 0
                && partners[k] >= 0
                && text(source.units().get(i))
                && text(source.units().get(k))
                && source.units().get(i).section() == source.units().get(k).section()
                && translation.units().get(partners[i]).section()
                        == translation.units().get(partners[k]).section();
    }

    private static boolean text(Unit unit) {
        return unit.kind() == Unit.Kind.PROSE || unit.kind() == Unit.Kind.ITEM;
    }

    private void pairRest() {
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0 || !text(source.units().get(i))) {
                continue;
            }
            int best = -1;
            double most = CLEARLY;
            for (int j = Math.max(0, nearest(i) - FAR); j < Math.min(right.length, nearest(i) + FAR); j++) {
                Unit other = translation.units().get(j);
                if (sources[j] < 0 && text(other) && sameSection(i, other) && worth(i, j) > most) {
                    most = worth(i, j);
                    best = j;
                }
            }
            if (best >= 0) {
                partners[i] = best;
                sources[best] = i;
            }
        }
    }

    /** Where the rendering of a block would begin: after that of the one before it. */
    private int nearest(int sourceUnit) {
        for (int i = sourceUnit - 1; i >= 0; i--) {
            if (partners[i] >= 0) {
                return partners[i] + 1;
            }
        }
        return 0;
    }

    private boolean sameSection(int sourceUnit, Unit other) {
        int heading = source.section(source.units().get(sourceUnit)).unit();
        int otherHeading = translation.section(other).unit();
        return heading < 0 ? otherHeading < 0 : otherHeading >= 0 && partners[heading] == otherHeading;
    }

    static Alignment of(PageText source, PageText translation) {
        return new Alignment(source, translation);
    }

    /** The block of the translation that renders a block of the source, or -1. */
    int translated(int sourceUnit) {
        return partners[sourceUnit];
    }

    /** The block of the source that a block of the translation renders, or -1. */
    int rendered(int translatedUnit) {
        return sources[translatedUnit];
    }

    /** Characters of the translation for one of the source, in running text. */
    double ratio() {
        return ratio;
    }

    double sourceLength(int unit) {
        return leftLength[unit];
    }

    double translatedLength(int unit) {
        return rightLength[unit];
    }

    private static double sum(double[] lengths) {
        double sum = 0;
        for (double length : lengths) {
            sum += length;
        }
        return sum;
    }

    /** How many fields of front matter a page begins with. */
    private static int fields(PageText page) {
        int fields = 0;
        while (fields < page.units().size() && page.units().get(fields).kind() == Unit.Kind.FRONT_MATTER) {
            fields++;
        }
        return fields;
    }

    /** Fields of front matter have no order. */
    private void matter(int fields, int otherFields) {
        for (int i = 0; i < fields; i++) {
            for (int j = 0; j < otherFields; j++) {
                if (source.units()
                        .get(i)
                        .name()
                        .equals(translation.units().get(j).name())) {
                    partners[i] = j;
                }
            }
        }
    }

    /**
     * Undoes matches of blocks that have the same code and links by chance: those with many blocks to spare on one side
     * before them, and on the other side after them.
     */
    private void prune(int from, int start) {
        int last = from - 1;
        int lastRight = start - 1;
        for (int i = from; i < partners.length; i++) {
            if (partners[i] < 0) {
                continue;
            }
            int next = i + 1;
            while (next < partners.length && partners[next] < 0) {
                next++;
            }
            int nextRight = next < partners.length ? partners[next] : right.length;
            int before = (i - last) - (partners[i] - lastRight);
            int after = (next - i) - (nextRight - partners[i]);
            if (before * after < 0 && Math.min(Math.abs(before), Math.abs(after)) >= MISPLACED) {
                partners[i] = -1;
            } else {
                last = i;
                lastRight = partners[i];
            }
        }
    }

    private void gaps(int first, int firstRight) {
        long budget = MOST_PAIRS_IN_ALL;
        int i = first;
        int j = firstRight;
        int columns = right.length;
        while (i < partners.length || j < columns) {
            if (i < partners.length && partners[i] == j) {
                i++;
                j++;
                continue;
            }
            int from = i;
            int start = j;
            while (i < partners.length && partners[i] < 0) {
                i++;
            }
            j = i < partners.length ? partners[i] : columns;
            int[] pairs = Sequences.best(
                    i - from, j - start, (int) Math.min(MOST_PAIRS, budget), (a, b) -> worth(from + a, start + b));
            budget = Math.max(0, budget - (long) (i - from) * (j - start));
            for (int k = 0; k < pairs.length; k++) {
                if (pairs[k] >= 0) {
                    partners[from + k] = start + pairs[k];
                }
            }
            leftovers(from, i, start, j);
        }
    }

    /** As many blocks of the same kinds in the same place are each other's renderings, however unlike. */
    private void leftovers(int from, int to, int start, int end) {
        boolean[] taken = new boolean[end - start];
        for (int i = from; i < to; i++) {
            if (partners[i] >= 0) {
                taken[partners[i] - start] = true;
            }
        }
        int i = from;
        int j = start;
        while (i < to || j < end) {
            int firstLeft = i;
            int firstRight = j;
            while (i < to && partners[i] < 0) {
                i++;
            }
            while (j < end && !taken[j - start]) {
                j++;
            }
            if (i - firstLeft == j - firstRight && sameKinds(firstLeft, i, firstRight)) {
                for (int k = 0; firstLeft + k < i; k++) {
                    partners[firstLeft + k] = firstRight + k;
                }
            }
            i++;
            j++;
        }
    }

    private boolean sameKinds(int from, int to, int start) {
        for (int k = 0; from + k < to; k++) {
            Unit left = source.unplaced(from + k);
            Unit right = translation.unplaced(start + k);
            boolean same = left.kind() == right.kind()
                    && left.kind() != Unit.Kind.CODE
                    && (left.kind() == Unit.Kind.HEADING || left.name().equals(right.name()));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private double worth(int i, int j) {
        Unit before = source.unplaced(i);
        Unit after = translation.unplaced(j);
        boolean prose = before.kind().prose() && after.kind().prose();
        if (before.kind() != after.kind() && !prose) {
            return 0;
        }
        double worth = switch (before.kind()) {
            case FRONT_MATTER -> before.name().equals(after.name()) ? 3 : -9;
            case SHORTCODE -> before.name().equals(after.name()) ? 0.8 : -9;
            case HEADING -> before.name().charAt(0) == after.name().charAt(0) ? 1.2 : 0.2;
            case CODE -> 0.4;
            case ROW -> 0.4;
            case PROSE, ITEM, HTML -> before.kind() == after.kind() ? 0.4 : 0.05;
        };
        int[] words = words(i, left, mine, translation);
        int[] others = words(j, right, theirs, source);
        int all = words.length + others.length;
        int common = TokenBag.common(words, others);
        if (all > 0) {
            worth += 2.0 * common / all * (1 + Math.min(common, 6) / 3.0);
            worth -= common == 0 && words.length > 1 && others.length > 1 ? 0.35 : 0;
        }
        double expected = ratio * leftLength[i];
        if (expected > 0 && rightLength[j] > 0) {
            worth += 0.35 - 0.6 * distance((rightLength[j] + 8) / (expected + 8));
        }
        return worth;
    }

    /** @param known for each block its words, where they were asked for before */
    private static int[] words(int unit, int[] @Nullable [] known, BlockFeatures features, PageText other) {
        int[] words = known[unit];
        if (words == null) {
            words = features.words(unit, other.foldedCounts());
            known[unit] = words;
        }
        return words;
    }

    /** How far a ratio of lengths is from 1, at most {@link #FARTHEST}; most pairs are that far, which takes no logarithm. */
    private static double distance(double ratio) {
        return ratio > FAR_RATIO || ratio < 1 / FAR_RATIO ? FARTHEST : Math.min(FARTHEST, Math.abs(Math.log(ratio)));
    }
}
