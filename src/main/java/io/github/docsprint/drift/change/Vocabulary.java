package io.github.docsprint.drift.change;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers in place of the words and blocks of the texts that are compared with each other: revisions have most of them in
 * common, and numbers are counted, sorted and compared quickly. To be used by one thread.
 */
final class Vocabulary {

    /**
     * Numbers things from 0 on, in the order in which they are met. It is asked for each word of each text, so it is a
     * plain table and no map of objects.
     */
    private static final class Numbers {

        private String[] texts = new String[256];
        private int size;

        /** One more than the number of each text, at the first free place from that of its hash on; half are free. */
        private int[] table = new int[512];

        /** The hash of the text at each place, as most other texts differ in that already. */
        private int[] hashes = new int[512];

        int of(String text) {
            int place = place(text);
            if (table[place] == 0) {
                if (size == texts.length) {
                    grow();
                    place = place(text);
                }
                hashes[place] = text.hashCode();
                texts[size++] = text;
                table[place] = size;
            }
            return table[place] - 1;
        }

        int size() {
            return size;
        }

        int find(String text) {
            return table[place(text)] - 1;
        }

        private int place(String text) {
            int hash = text.hashCode();
            int place = (hash ^ (hash >>> 16)) & (table.length - 1);
            while (table[place] != 0 && (hashes[place] != hash || !texts[table[place] - 1].equals(text))) {
                place = (place + 1) & (table.length - 1);
            }
            return place;
        }

        private void grow() {
            texts = Arrays.copyOf(texts, 2 * size);
            table = new int[4 * size];
            hashes = new int[4 * size];
            for (int i = 0; i < size; i++) {
                int place = place(texts[i]);
                hashes[place] = texts[i].hashCode();
                table[place] = i + 1;
            }
        }
    }

    private final Numbers words = new Numbers();
    private final Numbers folded = new Numbers();
    private final Numbers keys = new Numbers();

    /** For each word the number of its folded form. */
    private int[] foldedOf = new int[256];

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

    /** The number of what a block says, or of a part of it. */
    int key(String text) {
        return keys.of(text);
    }
}
