package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange.Lines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The blocks of a translation that still stand in the source language. They are known by their words, four in a row, so
 * that it works for languages in any script, and for source text that has changed a little since it was copied.
 *
 * @param blocks where they are
 * @param share how much of the running text they are, from 0 to 1
 */
public record Untranslated(List<Lines> blocks, double share) {

    /** Everything is translated. */
    public static final Untranslated NOTHING = new Untranslated(List.of(), 0);

    private static final int SHINGLE = 4;

    /** Shorter blocks are names, and names stay. */
    private static final int FEWEST_WORDS = 6;

    /** Of its runs of words, this share has to be in the source. */
    private static final double COPIED = 0.6;

    /** Letters of other scripts say more than Latin ones. */
    private static final int WIDE = 2;

    private static final double MOST = 0.5;

    public Untranslated {
        blocks = List.copyOf(blocks);
    }

    /** Compares a translation with revisions of its source: the one that it translates, and the newest. */
    public static Untranslated of(PageText translation, List<PageText> sources) {
        Set<Long> known = new HashSet<>();
        for (PageText source : sources) {
            for (Unit unit : source.units()) {
                if (text(unit)) {
                    known.addAll(shingles(words(unit)));
                }
            }
        }
        List<Lines> blocks = new ArrayList<>();
        long copied = 0;
        long all = 0;
        for (Unit unit : translation.units()) {
            if (text(unit)) {
                long size = size(unit);
                all += size;
                if (copied(unit, known)) {
                    blocks.add(translation.lines(unit.span()));
                    copied += size;
                }
            }
        }
        return new Untranslated(blocks, all == 0 ? 0 : (double) copied / all);
    }

    /** Whether most of the page is a copy of its source. */
    public boolean isSourceCopy() {
        return share > MOST;
    }

    private static boolean text(Unit unit) {
        return unit.kind().prose() || unit.kind() == Unit.Kind.ROW;
    }

    private static boolean copied(Unit unit, Set<Long> known) {
        List<String> words = words(unit);
        // Names begin with capitals; sentences do not go without small words.
        int small = 0;
        for (String word : words) {
            small += Character.isLowerCase(word.charAt(0)) ? 1 : 0;
        }
        if (words.size() < FEWEST_WORDS || 2 * small < words.size()) {
            return false;
        }
        List<Long> shingles = shingles(words);
        int found = 0;
        for (Long shingle : shingles) {
            found += known.contains(shingle) ? 1 : 0;
        }
        return found >= COPIED * shingles.size();
    }

    private static List<String> words(Unit unit) {
        List<String> words = new ArrayList<>(unit.tokens().size());
        for (Token token : unit.tokens()) {
            if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME) {
                words.add(token.text());
            }
        }
        return words;
    }

    /** Hashes of each run of words. */
    private static List<Long> shingles(List<String> words) {
        int[] hashes = new int[words.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = words.get(i).toLowerCase(Locale.ROOT).hashCode();
        }
        List<Long> shingles = new ArrayList<>();
        for (int i = 0; i + SHINGLE <= hashes.length; i++) {
            long hash = 0;
            for (int k = i; k < i + SHINGLE; k++) {
                hash = hash * 1_000_003 + hashes[k];
            }
            shingles.add(hash);
        }
        return shingles;
    }

    private static long size(Unit unit) {
        long size = 0;
        for (Token token : unit.tokens()) {
            if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME) {
                size += (token.text().charAt(0) < TokenReader.FIRST_WIDE ? 1L : WIDE)
                        * token.text().length();
            }
        }
        return size;
    }
}
