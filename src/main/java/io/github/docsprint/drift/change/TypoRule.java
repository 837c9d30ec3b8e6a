package io.github.docsprint.drift.change;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whether an edit leaves the sentence saying what it said: punctuation, capitals, articles and other function
 * words, one misspelt word, a plural. Where it cannot be told, it is no typo: a word that the page uses elsewhere was
 * hardly misspelt, and words that differ in their first letters (increase, decrease) are different words.
 */
final class TypoRule {

    private static final Set<String> FUNCTION_WORDS = read("/drift/function-words-en.txt");

    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "never", "none", "nor", "neither", "cannot", "without", "non", "nothing");

    /** Longer edits say something. */
    private static final int MOST_WORDS = 4;

    private static final int MOST_LETTERS = 2;

    private TypoRule() {}

    static boolean holds(Change.WordEdit edit, PageText base) {
        if (isOneWordSwapped(edit)) {
            return true;
        }
        if (!plain(edit.removed()) || !plain(edit.added())) {
            return false;
        }
        List<String> removed = words(edit.removed());
        List<String> added = words(edit.added());
        if (removed.equals(added) || String.join("", removed).equals(String.join("", added))) {
            return true;
        }
        List<String> gone =
                removed.stream().filter(word -> !FUNCTION_WORDS.contains(word)).toList();
        List<String> come =
                added.stream().filter(word -> !FUNCTION_WORDS.contains(word)).toList();
        boolean shortEnough = Math.max(removed.size(), added.size()) <= MOST_WORDS;
        return removed.size() == 1 && added.size() == 1
                ? FUNCTION_WORDS.containsAll(removed) && FUNCTION_WORDS.containsAll(added)
                        || respelt(removed.get(0), added.get(0), base)
                : shortEnough
                        && (gone.equals(come)
                                || (gone.size() == 1 && come.size() == 1 && respelt(gone.get(0), come.get(0), base)));
    }

    /** Even a negation: the letters of "cannot" make no other word. */
    private static boolean isOneWordSwapped(Change.WordEdit edit) {
        return edit.removed().size() == 1
                && edit.added().size() == 1
                && edit.removed().get(0).kind() == Token.Kind.WORD
                && edit.added().get(0).kind() == Token.Kind.WORD
                && swapped(
                        edit.removed().get(0).text().toLowerCase(Locale.ROOT),
                        edit.added().get(0).text().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether two edits of one block, of which one takes words away and one brings them, only turn "x's y" into "y of x",
     * or the reverse.
     */
    static boolean isPossessive(Change.WordEdit one, Change.WordEdit other) {
        return (one.added().isEmpty() && other.removed().isEmpty() && isPossessive(one.removed(), other.added()))
                || (one.removed().isEmpty() && other.added().isEmpty() && isPossessive(other.removed(), one.added()));
    }

    private static boolean isPossessive(List<Token> removed, List<Token> added) {
        boolean of = isPossessor(removed) && isOf(added);
        boolean reverse = isPossessor(added) && isOf(removed);
        return (of || reverse) && owners(removed).equals(owners(added));
    }

    private static boolean isPossessor(List<Token> tokens) {
        return tokens.stream()
                .anyMatch(token -> token.text().equals("'") || token.text().endsWith("'s"));
    }

    private static boolean isOf(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.text().equals("of"));
    }

    /** What is left without function words and the marks of the genitive. */
    private static List<String> owners(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() != Token.Kind.MARK)
                .map(token -> token.text().toLowerCase(Locale.ROOT).replaceFirst("'s$", ""))
                .filter(word -> !FUNCTION_WORDS.contains(word))
                .toList();
    }

    /** Nothing but words and marks, no negation. Names differ in capitals at most, so they are seen as words here. */
    private static boolean plain(List<Token> tokens) {
        for (Token token : tokens) {
            boolean plain = token.kind() == Token.Kind.MARK
                    || token.kind() == Token.Kind.TOOLTIP
                    || (token.kind() == Token.Kind.WORD && !negates(token.text()));
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static boolean negates(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return NEGATIONS.contains(lower) || lower.endsWith("n't");
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .flatMap(token ->
                        Arrays.stream(token.text().toLowerCase(Locale.ROOT).split("[-']", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean respelt(String removed, String added, PageText base) {
        if (swapped(removed, added)) {
            return true;
        }
        if (Math.min(removed.length(), added.length()) < 3
                || removed.charAt(0) != added.charAt(0)
                || removed.charAt(1) != added.charAt(1)
                || FUNCTION_WORDS.contains(removed) != FUNCTION_WORDS.contains(added)) {
            return false;
        }
        return inflected(removed, added)
                || inflected(added, removed)
                || (removed.length() > 3 && base.occurrences(PageText.folded(removed)) <= 1 && near(removed, added));
    }

    /** Whether the letters after the first are the same in another order, as in "teh". */
    private static boolean swapped(String removed, String added) {
        return removed.charAt(0) == added.charAt(0)
                && removed.length() > 2
                && Arrays.equals(
                        removed.chars().sorted().toArray(),
                        added.chars().sorted().toArray());
    }

    /** Whether the longer is a regular form of the shorter: plural, past, participle. */
    private static boolean inflected(String shorter, String longer) {
        if (longer.length() <= shorter.length() || shorter.length() < 3) {
            return false;
        }
        String stem =
                shorter.endsWith("e") || shorter.endsWith("y") ? shorter.substring(0, shorter.length() - 1) : shorter;
        return longer.startsWith(stem)
                        && Set.of("s", "es", "ies", "d", "ed", "ied", "ing").contains(longer.substring(stem.length()))
                || longer.equals(shorter + "s");
    }

    /** Whether at most two letters were added, dropped, replaced or swapped (optimal string alignment). */
    static boolean near(String left, String right) {
        if (Math.abs(left.length() - right.length()) > MOST_LETTERS || left.length() > 40) {
            return false;
        }
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= right.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            for (int j = 1; j <= right.length(); j++) {
                int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()] <= MOST_LETTERS;
    }

    private static Set<String> read(String resource) {
        try (InputStream stream = TypoRule.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
