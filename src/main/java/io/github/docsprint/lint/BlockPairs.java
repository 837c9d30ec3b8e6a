package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.text.Span;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which block of the source each block of a section translates: one to one where both have the same kinds in the same
 * order, else by kind and by the Latin words and numbers that a translation takes over. Lists are gone into in the same
 * way. Used by one thread.
 */
final class BlockPairs {

    /** Of ten, how many of the words have to be in the source block too. */
    private static final int LIKE = 5;

    /** More text than this is not compared word by word. */
    private static final int LONGEST = 20_000;

    private final String text;
    private final String source;

    /** What was worked out, by the blocks of the translation; a page is asked about many of its places. */
    private final Map<List<Block>, int[]> known = new IdentityHashMap<>();

    /**
     * @param text the text of the translation
     * @param source the text of the source
     */
    BlockPairs(String text, String source) {
        this.text = text;
        this.source = source;
    }

    /** The source block of the innermost block around a place; empty where none is like it. */
    Optional<Block> counterpart(List<Block> blocks, List<Block> originals, Span place) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).span().contains(place)) {
                int partner = known.computeIfAbsent(blocks, absent -> partners(blocks, originals))[i];
                if (partner < 0) {
                    return Optional.empty();
                }
                Block original = originals.get(partner);
                return counterpart(blocks.get(i).children(), original.children(), place)
                        .or(() -> Optional.of(original));
            }
        }
        return Optional.empty();
    }

    private int[] partners(List<Block> blocks, List<Block> originals) {
        if (sameKinds(blocks, originals)) {
            return IntStream.range(0, blocks.size()).toArray();
        }
        List<Set<String>> words =
                blocks.stream().map(block -> words(block, text)).toList();
        List<Set<String>> sourceWords =
                originals.stream().map(block -> words(block, source)).toList();
        int[] partner = OrderedPairs.of(
                blocks.size(),
                originals.size(),
                (i, j) -> blocks.get(i).getClass() == originals.get(j).getClass()
                        ? 1 + share(words.get(i), sourceWords.get(j))
                        : 0);
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0 && share(words.get(i), sourceWords.get(partner[i])) < LIKE) {
                partner[i] = -1;
            }
        }
        return partner;
    }

    /** Whether blocks are of the same kinds, in the same order. */
    static boolean sameKinds(List<Block> blocks, List<Block> others) {
        if (blocks.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).getClass() != others.get(i).getClass()) {
                return false;
            }
        }
        return true;
    }

    /** The words of two letters or digits on. */
    private static Set<String> words(Block block, String page) {
        Set<String> words = new HashSet<>();
        Span span = block.span();
        int end = Math.min(span.end(), span.start() + LONGEST);
        for (int i = span.start(); i < end; i++) {
            int start = i;
            while (i < end && Script.isAsciiWord(page.charAt(i))) {
                i++;
            }
            if (i - start > 1) {
                words.add(page.substring(start, i).toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** How many words two sets have in common. */
    static int common(Set<String> words, Set<String> others) {
        boolean fewer = words.size() <= others.size();
        Set<String> larger = fewer ? others : words;
        int common = 0;
        for (String word : fewer ? words : others) {
            if (larger.contains(word)) {
                common++;
            }
        }
        return common;
    }

    /** Of ten, how many of a translation's words the source has; few words prove little. */
    private static int share(Set<String> words, Set<String> sourceWords) {
        return 10 * common(words, sourceWords) / (words.size() + 1);
    }
}
