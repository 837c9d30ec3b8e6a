package io.github.docsprint.drift.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the blocks of one page have to be aligned by, with whatever other page. Immutable. */
final class BlockFeatures {

    /** For each unit its words, as numbers of their folded forms. */
    private final int[][] words;

    /** For each unit the number of what a translation leaves alone of it; -1 where that does not tell it from others. */
    private final int[] anchors;

    private final double[] lengths;
    private final int[] weights;

    private BlockFeatures(int[][] words, int[] anchors, double[] lengths, int[] weights) {
        this.words = words;
        this.anchors = anchors;
        this.lengths = lengths;
        this.weights = weights;
    }

    /** Those of a part of a page, wherever it is. */
    static BlockFeatures of(Stretch part, Vocabulary vocabulary) {
        List<Unit> units = part.units();
        int[][] words = new int[units.size()][];
        int[] anchors = new int[units.size()];
        double[] lengths = new double[units.size()];
        int[] weights = new int[units.size()];
        for (int i = 0; i < words.length; i++) {
            Unit unit = units.get(i);
            Counts counts = new Counts(unit, part.numbers().words()[i], vocabulary);
            words[i] = counts.words;
            String anchor = anchor(part, unit, counts);
            anchors[i] = anchor.isEmpty() ? -1 : vocabulary.key(anchor);
            lengths[i] = counts.length;
            weights[i] = 2 + Math.min(20, unit.tokens().size());
        }
        return new BlockFeatures(words, anchors, lengths, weights);
    }

    /** What there is to count of the tokens of a unit, in one pass over them. */
    private static final class Counts {

        /** The numbers of their folded forms, sorted; of marks none. */
        private final int[] words;

        /** The letters of running text; 0 for code and shortcodes. */
        private final double length;

        /** How many a translation leaves alone, and how many of these are no numbers. */
        private final int neutral;

        private final int strong;

        Counts(Unit unit, int[] numbers, Vocabulary vocabulary) {
            List<Token> tokens = unit.tokens();
            int[] folded = new int[numbers.length];
            int count = 0;
            int letters = 0;
            int alone = 0;
            int noNumbers = 0;
            for (int i = 0; i < folded.length; i++) {
                Token token = tokens.get(i);
                Token.Kind kind = token.kind();
                if (kind != Token.Kind.MARK && kind != Token.Kind.CELL) {
                    folded[count++] = vocabulary.folded(numbers[i]);
                }
                if (kind == Token.Kind.WORD || kind == Token.Kind.NAME || kind == Token.Kind.NUMBER) {
                    letters += token.text().length();
                }
                if (tells(token)) {
                    alone++;
                    noNumbers += kind == Token.Kind.NUMBER ? 0 : 1;
                }
            }
            Arrays.sort(folded, 0, count);
            Unit.Kind kind = unit.kind();
            this.words = Arrays.copyOf(folded, count);
            this.length = kind.prose() || kind == Unit.Kind.ROW || kind == Unit.Kind.HEADING ? letters : 0;
            this.neutral = alone;
            this.strong = noNumbers;
        }
    }

    /** Those of parts one after the other. */
    static BlockFeatures joined(List<BlockFeatures> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int size = 0;
        for (BlockFeatures part : parts) {
            size += part.anchors.length;
        }
        BlockFeatures all = new BlockFeatures(new int[size][], new int[size], new double[size], new int[size]);
        int at = 0;
        for (BlockFeatures part : parts) {
            int count = part.anchors.length;
            System.arraycopy(part.words, 0, all.words, at, count);
            System.arraycopy(part.anchors, 0, all.anchors, at, count);
            System.arraycopy(part.lengths, 0, all.lengths, at, count);
            System.arraycopy(part.weights, 0, all.weights, at, count);
            at += count;
        }
        return all;
    }

    /**
     * The words of a unit that occur in another page of the same vocabulary too, as sorted numbers.
     *
     * @param occurrences how often each word occurs there
     */
    int[] words(int unit, int[] occurrences) {
        int[] all = words[unit];
        int[] shared = new int[all.length];
        int count = 0;
        for (int word : all) {
            if (word < occurrences.length && occurrences[word] > 0) {
                shared[count++] = word;
            }
        }
        return Arrays.copyOf(shared, count);
    }

    /**
     * For each unit a number that is equal for units that are surely the same, in another page of the same vocabulary too;
     * the given number for all others.
     */
    int[] anchors(int none) {
        int[] result = anchors.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = result[i] < 0 ? none : result[i];
        }
        return result;
    }

    /** For each unit its letters of running text; 0 for code and shortcodes. */
    double[] lengths() {
        return lengths.clone();
    }

    /** For each unit how much it tells that it is the same as another one. */
    int[] weights() {
        return weights.clone();
    }

    private static String anchor(Stretch part, Unit unit, Counts counts) {
        switch (unit.kind()) {
            case CODE -> {
                StringBuilder code = new StringBuilder("code\n");
                unit.code().forEach(line -> code.append(line.code()).append('\n'));
                return code.toString();
            }
            case FRONT_MATTER -> {
                return "";
            }
            case HEADING -> {
                Optional<PageText.Section> section = part.section(unit).filter(PageText.Section::written);
                if (section.isPresent()) {
                    return "#" + section.get().anchor();
                }
            }
            case SHORTCODE, PROSE, ITEM, ROW, HTML -> {}
        }
        boolean telling = unit.kind() == Unit.Kind.SHORTCODE || unit.kind() == Unit.Kind.HEADING;
        if (counts.neutral == 0 || (!telling && counts.strong < 2)) {
            return "";
        }
        List<String> tokens = new ArrayList<>(counts.neutral);
        for (Token token : unit.tokens()) {
            if (tells(token)) {
                tokens.add(token.text());
            }
        }
        tokens.sort(null);
        return unit.kind() + "\n" + String.join("\n", tokens);
    }

    private static boolean tells(Token token) {
        return token.neutral() && token.kind() != Token.Kind.TAG;
    }
}
