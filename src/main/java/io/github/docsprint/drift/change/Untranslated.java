package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Map<Integer, long[]> candidates = new LinkedHashMap<>();
        for (int i = 0; i < translation.units().size(); i++) {
            Unit unit = translation.unplaced(i);
            if (text(unit) && mayBeCopied(unit)) {
                candidates.put(i, shingles(words(unit)));
            }
        }
        if (candidates.isEmpty()) {
            return NOTHING; // as of most translations, whose source need not be looked at for it
        }
        Set<Long> found = found(candidates.values(), sources);
        List<Lines> blocks = new ArrayList<>();
        long copied = 0;
        for (Map.Entry<Integer, long[]> candidate : candidates.entrySet()) {
            int unit = candidate.getKey();
            int known = 0;
            for (long shingle : candidate.getValue()) {
                known += found.contains(shingle) ? 1 : 0;
            }
            if (known >= COPIED * candidate.getValue().length) {
                blocks.add(translation.lines(translation.span(unit)));
                copied += size(translation.unplaced(unit));
            }
        }
        long all = 0;
        for (int i = 0; i < translation.units().size(); i++) {
            all += text(translation.unplaced(i)) ? size(translation.unplaced(i)) : 0;
        }
        return new Untranslated(blocks, all == 0 ? 0 : (double) copied / all);
    }

    /** Those runs of words that any source has. */
    private static Set<Long> found(Collection<long[]> wanted, List<PageText> sources) {
        long[] sorted = sorted(wanted);
        Set<Long> found = new HashSet<>();
        Set<Unit> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // as revisions have most parts in common
        for (PageText source : new HashSet<>(sources)) {
            for (int i = 0; i < source.units().size(); i++) {
                Unit unit = source.unplaced(i);
                if (text(unit) && seen.add(unit)) {
                    for (long shingle : shingles(words(unit))) {
                        if (Arrays.binarySearch(sorted, shingle) >= 0) {
                            found.add(shingle);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static long[] sorted(Collection<long[]> all) {
        int size = 0;
        for (long[] some : all) {
            size += some.length;
        }
        long[] sorted = new long[size];
        int at = 0;
        for (long[] some : all) {
            System.arraycopy(some, 0, sorted, at, some.length);
            at += some.length;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Whether most of the page is a copy of its source. */
    public boolean isSourceCopy() {
        return share > MOST;
    }

    private static boolean text(Unit unit) {
        return unit.kind().prose() || unit.kind() == Unit.Kind.ROW;
    }

    private static boolean mayBeCopied(Unit unit) {
        // Names begin with capitals; sentences do not go without small words.
        List<Token> tokens = unit.tokens();
        int words = 0;
        int small = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isWord(token)) {
                words++;
                small += Character.isLowerCase(token.text().charAt(0)) ? 1 : 0;
            }
        }
        return words >= FEWEST_WORDS && 2 * small >= words;
    }

    private static boolean isWord(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME;
    }

    private static List<String> words(Unit unit) {
        List<Token> tokens = unit.tokens();
        List<String> words = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            if (isWord(tokens.get(i))) {
                words.add(tokens.get(i).text());
            }
        }
        return words;
    }

    /** Hashes of each run of words. */
    private static long[] shingles(List<String> words) {
        int[] hashes = new int[words.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = words.get(i).toLowerCase(Locale.ROOT).hashCode();
        }
        long[] shingles = new long[Math.max(0, hashes.length - SHINGLE + 1)];
        for (int i = 0; i < shingles.length; i++) {
            for (int k = i; k < i + SHINGLE; k++) {
                shingles[i] = shingles[i] * 1_000_003 + hashes[k];
            }
        }
        return shingles;
    }

    private static long size(Unit unit) {
        long size = 0;
        for (Token token : unit.tokens()) {
            if (isWord(token)) {
                size += (token.text().charAt(0) < TokenReader.FIRST_WIDE ? 1L : WIDE)
                        * token.text().length();
            }
        }
        return size;
    }
}
