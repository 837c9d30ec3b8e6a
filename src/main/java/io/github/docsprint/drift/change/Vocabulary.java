package io.github.docsprint.drift.change;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers in place of the words and blocks of the texts that are compared with each other: revisions have most of them in
 * common, and numbers are counted, sorted and compared quickly. To be used by one thread.
 */
final class Vocabulary {

    /** About as many as a page and its translation have of words: a small table would be made anew ten times. */
    private static final int USUAL = 4096;

    /** Numbers things from 0 on, in the order in which they are met. */
    private static final class Numbers {

        private final Map<String, Integer> known = new HashMap<>(USUAL);

        int of(String text) {
            Integer seen = known.get(text);
            if (seen == null) {
                seen = known.size();
                known.put(text, seen);
            }
            return seen;
        }

        int size() {
            return known.size();
        }

        int find(String text) {
            return known.getOrDefault(text, -1);
        }
    }

    private final Numbers words = new Numbers();
    private final Numbers folded = new Numbers();
    private final Numbers keys = new Numbers();

    /** For each word the number of its folded form. */
    private int[] foldedOf = new int[256];

    /**
     * Counted when asked for, by the numbers of units, which are one array in all revisions that have a unit in common:
     * blocks in gaps are compared with many others, in one comparison after the other, and most blocks with none.
     */
    private final Map<int[], TokenBag> bags = new IdentityHashMap<>();

    /** The numbers of the letters of some tokens. */
    int[] words(List<Token> tokens) {
        int[] numbers = new int[tokens.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = word(tokens.get(i).text());
        }
        return numbers;
    }

    private int word(String text) {
        int before = words.size();
        int number = words.of(text);
        if (number == before) {
            if (number == foldedOf.length) {
                foldedOf = Arrays.copyOf(foldedOf, 2 * number);
            }
            foldedOf[number] = folded.of(PageText.folded(text));
        }
        return number;
    }

    /**
     * The tokens of a unit without their order.
     *
     * @param words their numbers, as {@link #words} gave them
     */
    TokenBag bag(int[] words, List<Token> tokens) {
        TokenBag known = bags.get(words);
        if (known == null) {
            known = TokenBag.of(words, tokens);
            bags.put(words, known);
        }
        return known;
    }

    /** The number of a word, or -1 where no text has it. */
    int find(String word) {
        return words.find(word);
    }

    /** The number of the {@link PageText#folded} form of a word. */
    int folded(int word) {
        return foldedOf[word];
    }

    /** The number of a folded form, or -1 where no text has it. */
    int findFolded(String form) {
        return folded.find(form);
    }

    /** The numbers of words are below this. */
    int size() {
        return words.size();
    }

    /** The numbers of folded forms are below this. */
    int foldedSize() {
        return folded.size();
    }

    /**
     * A number that is equal for units that a reader cannot tell apart.
     *
     * @param words the numbers of its tokens
     */
    int key(Unit unit, int[] words) {
        List<CodeLine> code = unit.code();
        char[] said = new char[2 * Math.max(words.length, code.size()) + 3];
        said[0] = (char) unit.kind().ordinal();
        int size = put(keys.of(unit.role()), said, 1);
        if (unit.kind() == Unit.Kind.CODE) {
            for (int i = 0; i < code.size(); i++) {
                size = put(keys.of(code.get(i).whole()), said, size);
            }
        } else {
            for (int i = 0; i < words.length; i++) {
                if (unit.tokens().get(i).kind() != Token.Kind.TOOLTIP) {
                    size = put(words[i], said, size);
                }
            }
        }
        return keys.of(new String(said, 0, size));
    }

    private static int put(int number, char[] into, int at) {
        into[at] = (char) (number >>> 16);
        into[at + 1] = (char) number;
        return at + 2;
    }

    /** The number of a part of what a block says. */
    int key(String text) {
        return keys.of(text);
    }
}
