package io.github.docsprint.drift.change;

import io.github.docsprint.drift.change.Change.WordEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The edits that turn the tokens of one block into those of another; the capitals of words are none. */
final class WordDiff {

    private WordDiff() {}

    static List<WordEdit> between(List<Token> before, List<Token> after) {
        List<Token> left = shown(before);
        List<Token> right = shown(after);
        int first = 0;
        int leftEnd = left.size();
        int rightEnd = right.size();
        // Most of a block is as it was.
        while (first < leftEnd && first < rightEnd && same(left.get(first), right.get(first))) {
            first++;
        }
        while (first < leftEnd && first < rightEnd && same(left.get(leftEnd - 1), right.get(rightEnd - 1))) {
            leftEnd--;
            rightEnd--;
        }
        return edits(left.subList(first, leftEnd), right.subList(first, rightEnd));
    }

    private static List<WordEdit> edits(List<Token> left, List<Token> right) {
        Map<String, Integer> ids = new HashMap<>();
        int[] partners = Sequences.common(ids(left, ids), ids(right, ids));
        List<WordEdit> edits = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && partners[i] == j) {
                i++;
                j++;
                continue;
            }
            int from = i;
            int start = j;
            while (i < left.size() && partners[i] < 0) {
                i++;
            }
            j = i < left.size() ? partners[i] : right.size();
            edits.add(new WordEdit(left.subList(from, i), right.subList(start, j)));
        }
        return edits;
    }

    private static boolean same(Token left, Token right) {
        return (left.kind() == right.kind() && left.text().equals(right.text()))
                || name(left).equals(name(right));
    }

    private static List<Token> shown(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.TOOLTIP) {
                return tokens.stream()
                        .filter(each -> each.kind() != Token.Kind.TOOLTIP)
                        .toList();
            }
        }
        return tokens;
    }

    private static int[] ids(List<Token> tokens, Map<String, Integer> ids) {
        int[] numbers = new int[tokens.size()];
        for (int i = 0; i < numbers.length; i++) {
            Integer known = ids.putIfAbsent(name(tokens.get(i)), ids.size());
            numbers[i] = known == null ? ids.size() - 1 : known;
        }
        return numbers;
    }

    private static String name(Token token) {
        return switch (token.kind()) {
            case CODE -> "`" + token.text(); // inline code is no word of the same letters
            case WORD -> token.text().toLowerCase(Locale.ROOT);
            default -> token.text();
        };
    }
}
