package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which block of the source each block of a section translates: one to one where both have the same kinds in the same
 * order, else by kind and by the Latin words and numbers that a translation takes over. Lists are gone into in the same
 * way.
 *
 * @param text the text of the translation
 * @param source the text of the source
 */
record BlockPairs(String text, String source) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{2,}");

    /** Of ten, how many of the words have to be in the source block too. */
    private static final int LIKE = 5;

    /** More text than this is not compared word by word. */
    private static final int LONGEST = 20_000;

    /** The source block of the innermost block around a place; empty where none is like it. */
    Optional<Block> counterpart(List<Block> blocks, List<Block> originals, Span place) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).span().contains(place)) {
                int partner = partners(blocks, originals)[i];
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
        if (kinds(blocks).equals(kinds(originals))) {
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

    /** The kinds of some blocks. */
    static List<String> kinds(List<Block> blocks) {
        return blocks.stream().map(block -> block.getClass().getSimpleName()).toList();
    }

    private static Set<String> words(Block block, String page) {
        Set<String> words = new HashSet<>();
        Span span = block.span();
        Matcher matcher = WORD.matcher(page).region(span.start(), Math.min(span.end(), span.start() + LONGEST));
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** Of ten, how many of a translation's words the source has; few words prove little. */
    private static int share(Set<String> words, Set<String> sourceWords) {
        long common = words.stream().filter(sourceWords::contains).count();
        return (int) (10 * common / (words.size() + 1));
    }
}
