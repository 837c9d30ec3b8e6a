package io.github.docsprint.drift.change;

import java.util.Arrays;
import java.util.List;

/** The tokens of a block without their order, marks left out: their numbers in a {@link Vocabulary}, sorted. */
@SuppressWarnings("ArrayRecordComponent") // compared by likeness only
record TokenBag(int[] words) {

    /** @param all the numbers of all tokens */
    static TokenBag of(int[] all, List<Token> tokens) {
        int[] words = new int[all.length];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (tokens.get(i).kind() != Token.Kind.MARK) {
                words[size++] = all[i];
            }
        }
        Arrays.sort(words, 0, size);
        return new TokenBag(Arrays.copyOf(words, size));
    }

    /** How alike two blocks are: the share of tokens that they have in common as multisets (Dice), 0 to 1. */
    double likeness(TokenBag other) {
        return words.length == 0 || other.words.length == 0
                ? 0
                : 2.0 * common(words, other.words) / (words.length + other.words.length);
    }

    /** What the likeness is at most, by the sizes alone. */
    double mostLikeness(TokenBag other) {
        return 2.0 * Math.min(words.length, other.words.length) / (words.length + other.words.length);
    }

    /** How many numbers two sorted lists have in common, as multisets. */
    static int common(int[] left, int[] right) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            if (left[i] == right[j]) {
                common++;
                i++;
                j++;
            } else if (left[i] < right[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
