package io.github.docsprint.drift.change;

import io.github.docsprint.glossary.EverydayWord;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.text.Ascii;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which words of a source text another one renders, and which letters of that one render something of it. In another
 * script than the source's, whose Latin words and numbers are the source's own.
 */
final class WordCover {

    /** An ending of a loan word: {@code ing} of <i>monitoring</i>, for one. */
    private static final int LONGEST_ENDING = 3;

    /** The first of the full-width forms, which are in ASCII's order. */
    private static final char FULL_WIDTH = '！';

    private static final Pattern HYPHEN = Pattern.compile("-");

    /** A word of the source. */
    record Said(EverydayWord word, String text, boolean rendered) {}

    private final String text;
    private final List<Lexicon.Found> found;
    private final Lexicon lexicon;
    private final BitSet covered = new BitSet();
    private final Map<EverydayWord, Said> said = new LinkedHashMap<>();

    /**
     * @param source what the source says
     * @param rendering what is said to render it, without blanks but between Latin words
     */
    WordCover(List<Token> source, String rendering, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.text = folded(rendering);
        this.found = lexicon.find(rendering);
        for (Token token : source) {
            switch (token.kind()) {
                case WORD -> word(token.text());
                case NUMBER, NAME, CODE -> literal(token.text().toLowerCase(Locale.ROOT));
                case LINK, SHORTCODE, TOOLTIP, TAG, MARK, CELL -> {}
            }
        }
        endings();
    }

    /** Small letters, and full-width ones as others are; letter by letter, so that places stay. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= FULL_WIDTH && c <= FULL_WIDTH + '~' - '!' ? c - FULL_WIDTH + '!' : c)
                .forEach(c -> folded.append((char) Character.toLowerCase(c)));
        return folded.toString();
    }

    private void word(String token) {
        String word = token.toLowerCase(Locale.ROOT);
        boolean rendered = literal(word);
        for (String part : word.indexOf('-') < 0 ? List.of(word) : parts(word)) {
            for (Lexicon.Found each : found) {
                if (each.sense().mayRender(part.replace("-", ""))) {
                    covered.set(each.span().start(), each.span().end());
                    rendered = true;
                }
            }
            EverydayWord known = lexicon.words().find(part).orElse(null);
            if (known != null) {
                for (String target : known.target()) {
                    rendered |= cover(target.toLowerCase(Locale.ROOT));
                }
            }
        }
        boolean there = rendered;
        lexicon.words().find(word).ifPresent(known -> said.putIfAbsent(known, new Said(known, token, there)));
    }

    private static List<String> parts(String word) {
        List<String> parts = new ArrayList<>(List.of(HYPHEN.split(word)));
        parts.add(word);
        return parts;
    }

    /** What the translation has as it stands, or in the singular. */
    private boolean literal(String word) {
        boolean there = cover(word);
        String folded = PageText.folded(word);
        return (!folded.equals(word) && cover(folded)) || there;
    }

    private boolean cover(String part) {
        int at = part.isEmpty() ? -1 : text.indexOf(part);
        boolean there = at >= 0;
        for (; at >= 0; at = text.indexOf(part, at + 1)) {
            covered.set(at, at + part.length());
        }
        return there;
    }

    private void endings() {
        for (int i = 1; i < text.length(); i++) {
            if (isKatakana(i) && !covered.get(i) && isKatakana(i - 1) && covered.get(i - 1)) {
                int end = i;
                while (end < text.length() && isKatakana(end) && !covered.get(end)) {
                    end++;
                }
                if (end - i <= LONGEST_ENDING) {
                    covered.set(i, end);
                }
                i = end;
            }
        }
    }

    private boolean isKatakana(int at) {
        char c = text.charAt(at);
        return UnicodeScript.of(c) == UnicodeScript.KATAKANA || c == 'ー';
    }

    /** The everyday words of the source, each once. */
    List<Said> said() {
        return List.copyOf(said.values());
    }

    /** Whether the two have nothing in common. */
    boolean isEmpty() {
        return covered.isEmpty();
    }

    /** Whether the translation has it as it stands. */
    boolean has(String literal) {
        return text.contains(literal.toLowerCase(Locale.ROOT));
    }

    /** The letters from one place to before another that carry a meaning, as those of particles and endings do not. */
    int letters(int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            letters += carries(i) ? 1 : 0;
        }
        return letters;
    }

    /** Those of them that render something. */
    int coveredLetters(int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            letters += carries(i) && covered.get(i) ? 1 : 0;
        }
        return letters;
    }

    /** What renders nothing, with blanks for the rest. */
    String left() {
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            left.append((carries(i) || isLatin(i)) && !covered.get(i) ? text.charAt(i) : ' ');
        }
        return left.toString();
    }

    /** How many letters that is; one with an ending, as verbs are written, counts twice. */
    int lettersLeft() {
        String left = left();
        int letters = 0;
        for (int i = 0; i < left.length(); i++) {
            boolean verb = left.charAt(i) != ' '
                    && (i == 0 || left.charAt(i - 1) == ' ')
                    && i + 1 < left.length()
                    && UnicodeScript.of(text.charAt(i + 1)) == UnicodeScript.HIRAGANA
                    && !covered.get(i + 1);
            letters += left.charAt(i) == ' ' ? 0 : verb ? 2 : 1;
        }
        return letters;
    }

    private boolean isLatin(int at) {
        return Ascii.isLetterOrDigit(text.charAt(at));
    }

    private boolean carries(int at) {
        char c = text.charAt(at);
        return switch (UnicodeScript.of(c)) {
            case HAN, KATAKANA, HANGUL -> true;
            default -> c == 'ー' || c == '々';
        };
    }
}
