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

    /** Translators explain: a block that is too long is a faint sign. */
    private static final double FAINT_SURPLUS = 0.6;

    /** From here on, and with this many letters more, a block may say more than its source. */
    private static final double RATHER_LONG = 1;

    private static final int FEW_SURPLUS = 20;

    /** Fewer blocks than this do not tell a page's own ratio. */
    private static final int FEWEST_BLOCKS = 3;

    /** The standard deviation of pages' ratios: .09 on long pages, .14 on short ones. */
    private static final double UNCERTAIN = 0.12;

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

    /** How much the page's own ratio may differ from the one taken, as a standard deviation of its logarithm. */
    private double uncertain;

    // For each block of the source, with those that were merged into its rendering, or that it was cut into.
    private final double[] expected;
    private final double[] lengths;
    private final int[] sentences;
    private final int[] renderedSentences;

    private final boolean[] merged;
    private final int[] joined;

    private final int[] blocks;
    private final double scale;

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
        this.blocks = measured();
        this.scale = scale();
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

    /** The block of the source whose rendering a block of the translation is, or is a part of; -1 if of none. */
    int whole(int translatedUnit) {
        return joined[translatedUnit] >= 0 ? joined[translatedUnit] : alignment.rendered(translatedUnit);
    }

    /** The letters that a block's rendering has more than it should have, or less; 0 where lengths tell nothing. */
    double surplus(int sourceUnit) {
        return Arrays.binarySearch(blocks, sourceUnit) >= 0 ? lengths[sourceUnit] - expected[sourceUnit] : 0;
    }

    private boolean prose(int sourceUnit) {
        return sourceUnit >= 0
                && sourceUnit < expected.length
                && source.units().get(sourceUnit).kind().prose();
    }

    /** What the page's other blocks tell, else what is usual for its script. */
    private double ratio() {
        double[] ratios = source.units().stream()
                .filter(unit -> unit.kind().prose()
                        && alignment.translated(unit.index()) >= 0
                        && alignment.sourceLength(unit.index()) > 30)
                .mapToDouble(unit -> alignment.translatedLength(alignment.translated(unit.index()))
                        / alignment.sourceLength(unit.index()))
                .sorted()
                .toArray();
        boolean few = ratios.length < FEWEST_BLOCKS;
        double usual = few ? usualRatio() : 0;
        uncertain = usual > 0 ? UNCERTAIN : 0;
        return usual > 0 ? usual : few ? alignment.ratio() : ratios[ratios.length / 2];
    }

    /** Letters for each letter of a source in Latin script; 0 for other sources. */
    private double usualRatio() {
        String text = translation.text();
        double han = 0;
        double kana = 0;
        double hangul = 0;
        double latin = 0;
        for (int i = 0; i < text.length(); i++) {
            Character.UnicodeScript script = Character.UnicodeScript.of(text.charAt(i));
            switch (script) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                default -> latin += Character.isLetter(text.charAt(i)) ? 1 : 0;
            }
        }
        if (Signs.isWide(source)) {
            return 0;
        }
        double eastAsian = han + kana + hangul;
        // Of code and names every page has some.
        return eastAsian < 0.1 * latin ? 1.1 : kana > 0.2 * eastAsian ? 0.63 : hangul > 0.5 * eastAsian ? 0.6 : 0.42;
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
                int i = near < 0 || near >= joined.length ? -1 : whole(near);
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
                    // The sentences of both tell as much as their length.
                    boolean all = renderedSentences[near] >= sentences[near] + sentences[i];
                    if (better > gain && lengths[near] - expected[near] > (all ? 0.2 : 0.5) * expected[i]) {
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

    /** The blocks with a rendering whose length tells something; none of a page with too few. */
    private int[] measured() {
        int[] measured = source.units().stream()
                .filter(unit -> unit.kind().prose() && alignment.translated(unit.index()) >= 0)
                .mapToInt(Unit::index)
                .filter(i -> expected[i] > 0 && lengths[i] > 0)
                .toArray();
        return measured.length < FEWEST_BLOCKS && uncertain == 0 ? new int[0] : measured;
    }

    /** A page whose blocks vary more than those that the model was measured on is told less of. */
    private double scale() {
        double[] sizes = Arrays.stream(blocks)
                .mapToDouble(i -> Math.abs(score(lengths[i], expected[i])))
                .sorted()
                .toArray();
        return sizes.length < FEWEST_BLOCKS ? 1 : Math.max(1, 1.4826 * sizes[sizes.length / 2]);
    }

    /** Whether a block's rendering is longer than it should be, by an amount that alone says nothing. */
    boolean ratherLong(int sourceUnit) {
        return Arrays.binarySearch(blocks, sourceUnit) >= 0
                && lengths[sourceUnit] - expected[sourceUnit] > FEW_SURPLUS
                && score(lengths[sourceUnit], expected[sourceUnit]) > RATHER_LONG * scale;
    }

    /** The blocks that are far shorter or longer than they should be. */
    List<Deviation> deviations() {
        List<Deviation> deviations = new ArrayList<>();
        for (int k = 0; k < blocks.length; k++) {
            int i = blocks[k];
            double weight = isLong(lengths[i], expected[i])
                    ? FAINT_SURPLUS
                    : weight(lengths[i], expected[i], sentences[i] - renderedSentences[i]);
            if (weight > 0 && !evened(k - 1, i) && !evened(k + 1, i)) {
                deviations.add(new Deviation(i, lengths[i] / expected[i], weight));
            }
        }
        return deviations;
    }

    /** How much it tells that a block is so much shorter than it should be. */
    private double weight(double length, double should, int lackingSentences) {
        double score = score(length, should) / scale;
        if (should - length <= FEWEST_LACKING || score >= 0) {
            return 0;
        }
        double total = score - SENTENCE * Math.max(0, Math.min(2, lackingSentences));
        return total < SHORT ? 1 : total < RATHER_SHORT ? 0.4 : 0;
    }

    private boolean isLong(double length, double should) {
        return length - should > FEWEST_SURPLUS && score(length, should) > LONG * scale;
    }

    private double score(double length, double should) {
        return deviation(length, should) / Math.hypot(0.10 + 0.9 / Math.sqrt(should + 4), uncertain);
    }

    /** Whether a block and its neighbour have the right length together: they were only cut at another place. */
    private boolean evened(int neighbour, int i) {
        if (neighbour < 0 || neighbour >= blocks.length) {
            return false;
        }
        int k = blocks[neighbour];
        boolean apart = source.units().get(k).section() != source.units().get(i).section()
                || (lengths[k] - expected[k]) * (lengths[i] - expected[i]) >= 0
                || Math.abs(lengths[k] - expected[k]) < 0.5 * Math.abs(lengths[i] - expected[i]);
        if (apart) {
            return false;
        }
        double length = lengths[i] + lengths[k];
        double should = expected[i] + expected[k];
        int lacking = sentences[i] + sentences[k] - renderedSentences[i] - renderedSentences[k];
        return !isLong(length, should) && weight(length, should, lacking) == 0;
    }
}
