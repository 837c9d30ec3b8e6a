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
            Token token = tokens.get(i);
            // Inline code is no word of the same letters.
            String name = switch (token.kind()) {
                case CODE -> "`" + token.text();
                case WORD -> token.text().toLowerCase(Locale.ROOT);
                default -> token.text();
            };
            Integer known = ids.putIfAbsent(name, ids.size());
            numbers[i] = known == null ? ids.size() - 1 : known;
        }
        return numbers;
    }
}
