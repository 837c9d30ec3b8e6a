package io.github.docsprint.drift.change;

import java.util.List;

/**
 * The numbers of some units in a {@link Vocabulary}.
 *
 * @param words for each unit those of the letters of its tokens
 * @param keys for each unit one that is equal for units that a reader cannot tell apart
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UnitNumbers(int[][] words, int[] keys) {

    static UnitNumbers of(List<Unit> units, Vocabulary vocabulary) {
        int[][] words = new int[units.size()][];
        int[] keys = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = vocabulary.words(units.get(i).tokens());
            keys[i] = vocabulary.key(units.get(i), words[i]);
        }
        return new UnitNumbers(words, keys);
    }

    /** Those of parts one after the other. */
    static UnitNumbers joined(List<Stretch> parts) {
        int size = 0;
        for (int i = 0; i < parts.size(); i++) {
            size += parts.get(i).units().size();
        }
        int[][] words = new int[size][];
        int[] keys = new int[size];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            UnitNumbers part = parts.get(i).numbers();
            System.arraycopy(part.words, 0, words, at, part.words.length);
            System.arraycopy(part.keys, 0, keys, at, part.keys.length);
            at += part.keys.length;
        }
        return new UnitNumbers(words, keys);
    }
}
