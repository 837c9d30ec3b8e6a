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
            Token[] tokens = unit.tokens().toArray(Token[]::new);
            words[i] = words(part.numbers().words()[i], tokens, vocabulary);
            String anchor = anchor(part, unit, tokens);
            anchors[i] = anchor.isEmpty() ? -1 : vocabulary.key(anchor);
            lengths[i] = length(unit.kind(), tokens);
            weights[i] = 2 + Math.min(20, tokens.length);
        }
        return new BlockFeatures(words, anchors, lengths, weights);
    }

    /** Those of parts one after the other. */
    static BlockFeatures joined(List<BlockFeatures> parts) {
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

    private static int[] words(int[] all, Token[] tokens, Vocabulary vocabulary) {
        int[] words = new int[all.length];
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            Token.Kind kind = tokens[i].kind();
            if (kind != Token.Kind.MARK && kind != Token.Kind.CELL) {
                words[count++] = vocabulary.folded(all[i]);
            }
        }
        Arrays.sort(words, 0, count);
        return Arrays.copyOf(words, count);
    }

    /** For each unit its words that occur in another page of the same vocabulary too, as sorted numbers. */
    int[][] words(PageText other) {
        int[][] result = new int[words.length][];
        int[] occurrences = other.foldedCounts();
        for (int unit = 0; unit < words.length; unit++) {
            result[unit] = shared(words[unit], occurrences);
        }
        return result;
    }

    /** Those that occur; itself where all do. */
    private static int[] shared(int[] words, int[] occurrences) {
        int count = 0;
        while (count < words.length && occurs(words[count], occurrences)) {
            count++;
        }
        if (count == words.length) {
            return words;
        }
        int[] shared = Arrays.copyOf(words, words.length - 1);
        for (int i = count + 1; i < words.length; i++) {
            if (occurs(words[i], occurrences)) {
                shared[count++] = words[i];
            }
        }
        return Arrays.copyOf(shared, count);
    }

    private static boolean occurs(int word, int[] occurrences) {
        return word < occurrences.length && occurrences[word] > 0;
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

    private static double length(Unit.Kind unit, Token[] tokens) {
        double length = 0;
        if (unit.prose() || unit == Unit.Kind.ROW || unit == Unit.Kind.HEADING) {
            for (Token token : tokens) {
                boolean counts = switch (token.kind()) {
                    case WORD, NAME, NUMBER -> true;
                    default -> false;
                };
                length += counts ? token.text().length() : 0;
            }
        }
        return length;
    }

    private static String anchor(Stretch part, Unit unit, Token[] all) {
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
        List<String> tokens = new ArrayList<>();
        boolean telling = unit.kind() == Unit.Kind.SHORTCODE || unit.kind() == Unit.Kind.HEADING;
        int strong = 0;
        for (Token token : all) {
            if (token.neutral() && token.kind() != Token.Kind.TAG) {
                tokens.add(token.text());
                strong += token.kind() == Token.Kind.NUMBER ? 0 : 1;
            }
        }
        if (tokens.isEmpty() || (!telling && strong < 2)) {
            return "";
        }
        tokens.sort(null);
        return unit.kind() + "\n" + String.join("\n", tokens);
    }
}
