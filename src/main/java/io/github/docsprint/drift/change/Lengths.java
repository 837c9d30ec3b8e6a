package io.github.docsprint.drift.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long the rendering of each block should be, and is. Translations cut paragraphs in two and join them; so blocks
 * without a counterpart are counted to a neighbour where the lengths fit better so.
 *
 * <p>The model was measured on 878 blocks of 48 Japanese pages in sync: the logarithm of the length over the page's own
 * ratio has a standard deviation from 0.26 for a dozen letters to 0.10 for 300, and only one block in a hundred has
 * fewer sentences than its source.
 */
final class Lengths {

    /** Fewer letters of a lack than this say nothing. */
    private static final int FEWEST_LACKING = 22;

    private static final int FEWEST_SURPLUS = 60;

    /** In standard deviations. */
    private static final double SHORT = -3.2;

    /** From here on it is a faint sign. */
    private static final double RATHER_SHORT = -2.4;

    /** What a lacking sentence counts, in standard deviations. */
    private static final double SENTENCE = 1.9;

    private static final double LONG = 4;

    /**
     * A block whose rendering has another length than it should have.
     *
     * @param unit the block of the source
     * @param share the length over what it should be
     * @param weight how much that tells
     */
    record Deviation(int unit, double share, double weight) {}

    private final PageText source;
    private final PageText translation;
    private final Alignment alignment;
    private final double ratio;

    // For each block of the source, with those that were merged into its rendering, or that it was cut into.
    private final double[] expected;
    private final double[] lengths;
    private final int[] sentences;
    private final int[] renderedSentences;

    private final boolean[] merged;
    private final int[] joined;

    Lengths(PageText source, PageText translation, Alignment alignment) {
        this.source = source;
        this.translation = translation;
        this.alignment = alignment;
        int size = source.units().size();
        this.expected = new double[size];
        this.lengths = new double[size];
        this.sentences = new int[size];
        this.renderedSentences = new int[size];
        this.merged = new boolean[size];
        this.joined = new int[translation.units().size()];
        this.ratio = ratio();
        pairs();
        join();
        merge();
    }

    /** The letters that the rendering of a block should have. */
    double expected(int sourceUnit) {
        return expected[sourceUnit];
    }

    /** Whether a block of the source is a part of a neighbour's rendering. */
    boolean merged(int sourceUnit) {
        return merged[sourceUnit];
    }

    /** Whether a block of the translation is a part of a neighbour. */
    boolean joined(int translatedUnit) {
        return joined[translatedUnit] >= 0;
    }

    private boolean prose(int sourceUnit) {
        return sourceUnit >= 0
                && sourceUnit < expected.length
                && source.units().get(sourceUnit).kind().prose();
    }

    private double ratio() {
        double[] ratios = source.units().stream()
                .filter(unit -> unit.kind().prose()
                        && alignment.translated(unit.index()) >= 0
                        && alignment.sourceLength(unit.index()) > 30)
                .mapToDouble(unit -> alignment.translatedLength(alignment.translated(unit.index()))
                        / alignment.sourceLength(unit.index()))
                .sorted()
                .toArray();
        return ratios.length < 3 ? alignment.ratio() : ratios[ratios.length / 2];
    }

    private void pairs() {
        Arrays.fill(joined, -1);
        for (Unit unit : source.units()) {
            int i = unit.index();
            expected[i] = ratio * alignment.sourceLength(i);
            sentences[i] = sentences(source, unit);
            int rendering = alignment.translated(i);
            if (rendering >= 0) {
                lengths[i] = alignment.translatedLength(rendering);
                renderedSentences[i] =
                        sentences(translation, translation.units().get(rendering));
            }
        }
    }

    /** Counts blocks of the translation that render nothing to the neighbour that they were cut from. */
    private void join() {
        for (Unit unit : translation.units()) {
            int j = unit.index();
            if (alignment.rendered(j) >= 0
                    || !unit.kind().prose()
                    || !unit.alert().isEmpty()) {
                continue;
            }
            double length = alignment.translatedLength(j);
            int whole = -1;
            double gain = 0;
            for (int near : new int[] {j - 1, j + 1}) {
                int i = near < 0 || near >= joined.length ? -1 : owner(near);
                if (prose(i)) {
                    double better = distance(lengths[i], expected[i]) - distance(lengths[i] + length, expected[i]);
                    if (better > gain) {
                        gain = better;
                        whole = i;
                    }
                }
            }
            if (!shifted(j, -1, gain) && !shifted(j, 1, gain) && whole >= 0) {
                joined[j] = whole;
                lengths[whole] += length;
                renderedSentences[whole] += sentences(translation, unit);
            }
        }
    }

    private int owner(int translatedUnit) {
        return joined[translatedUnit] >= 0 ? joined[translatedUnit] : alignment.rendered(translatedUnit);
    }

    /**
     * Whether lengths fit better if the neighbour of an unmatched block is a part of the block beyond it, and the
     * unmatched one renders what the neighbour seemed to.
     */
    private boolean shifted(int j, int step, double gain) {
        if (Math.min(j, j + 2 * step) < 0 || Math.max(j, j + 2 * step) >= joined.length) {
            return false;
        }
        int near = alignment.rendered(j + step);
        int far = alignment.rendered(j + 2 * step);
        if (!prose(near) || !prose(far) || alignment.translatedLength(j + step) != lengths[near]) {
            return false;
        }
        double part = lengths[near];
        double better = distance(lengths[far], expected[far])
                + distance(part, expected[near])
                - distance(lengths[far] + part, expected[far])
                - distance(alignment.translatedLength(j), expected[near]);
        if (better <= gain + 0.2) {
            return false;
        }
        joined[j] = near;
        lengths[near] = alignment.translatedLength(j);
        lengths[far] += part;
        renderedSentences[far] += renderedSentences[near];
        renderedSentences[near] = sentences(translation, translation.units().get(j));
        return true;
    }

    /** Counts blocks of the source that nothing renders to the neighbour that they were merged with. */
    private void merge() {
        for (Unit unit : source.units()) {
            int i = unit.index();
            if (alignment.translated(i) >= 0 || !unit.kind().prose()) {
                continue;
            }
            int whole = -1;
            double gain = 0;
            for (int near : new int[] {i - 1, i + 1}) {
                if (prose(near) && alignment.translated(near) >= 0) {
                    double better = distance(lengths[near], expected[near])
                            - distance(lengths[near], expected[near] + expected[i]);
                    if (better > gain && lengths[near] - expected[near] > 0.5 * expected[i]) {
                        gain = better;
                        whole = near;
                    }
                }
            }
            if (whole >= 0) {
                merged[i] = true;
                expected[whole] += expected[i];
                sentences[whole] += sentences[i];
            }
        }
    }

    private static double distance(double length, double expected) {
        return Math.abs(deviation(length, expected));
    }

    private static double deviation(double length, double expected) {
        return Math.log((length + 4) / (expected + 4));
    }

    /** What ends with a full stop, exclamation or question mark of any script; at least one. */
    private static int sentences(PageText page, Unit unit) {
        String text = page.text();
        int sentences = 0;
        for (int i = unit.span().start(); i < unit.span().end(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 >= unit.span().end() || Character.isWhitespace(text.charAt(i + 1));
            if (c == '。'
                    || c == '？'
                    || c == '！'
                    || c == '।'
                    || (last
                            && (c == '.' || c == '?' || c == '!')
                            && starts(text, i + 1, unit.span().end()))) {
                sentences++;
            }
        }
        return Math.max(1, sentences);
    }

    /** Whether what follows looks like a new sentence, or nothing follows. */
    private static boolean starts(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at >= end || !Character.isLowerCase(text.charAt(at));
    }

    /** The blocks that are far shorter or longer than they should be. */
    List<Deviation> deviations() {
        List<int[]> blocks = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (Unit unit : source.units()) {
            int i = unit.index();
            if (unit.kind().prose() && alignment.translated(i) >= 0 && expected[i] > 0 && lengths[i] > 0) {
                blocks.add(new int[] {i});
                scores.add(deviation(lengths[i], expected[i]) / (0.10 + 0.9 / Math.sqrt(expected[i] + 4)));
            }
        }
        double[] sizes = scores.stream().mapToDouble(Math::abs).sorted().toArray();
        if (sizes.length < 3) {
            return List.of();
        }
        // A page whose blocks vary more than those that the model was measured on is told less of.
        double scale = Math.max(1, 1.4826 * sizes[sizes.length / 2]);
        List<Deviation> deviations = new ArrayList<>();
        for (int k = 0; k < blocks.size(); k++) {
            int i = blocks.get(k)[0];
            double score = scores.get(k) / scale;
            int lacking = Math.max(0, Math.min(2, sentences[i] - renderedSentences[i]));
            double share = lengths[i] / expected[i];
            if (expected[i] - lengths[i] > FEWEST_LACKING && score < 0) {
                double total = score - SENTENCE * lacking;
                double weight = total < SHORT ? 1 : total < RATHER_SHORT ? 0.4 : 0;
                if (weight > 0) {
                    deviations.add(new Deviation(i, share, weight));
                }
            } else if (lengths[i] - expected[i] > FEWEST_SURPLUS && score > LONG) {
                deviations.add(new Deviation(i, share, 0.6));
            }
        }
        return deviations;
    }
}
