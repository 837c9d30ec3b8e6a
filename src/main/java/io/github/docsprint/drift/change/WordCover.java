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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of a source text another one renders, and which letters of that one render something of it. Words of the
 * rendering that are in Latin letters, and numbers, are the source's own.
 */
final class WordCover {

    /** An ending of a loan word: {@code ing} of <i>monitoring</i>, for one. */
    private static final int LONGEST_ENDING = 3;

    /** The first of the full-width forms, which are in ASCII's order. */
    private static final char FULL_WIDTH = '！';

    /** A Latin word says as much as this many letters that carry a meaning. */
    private static final int LATIN = 3;

    private static final Pattern HYPHEN = Pattern.compile("-");
    /** After を not what may be a form of する or できる. */
    private static final Pattern KANA_WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}ー])\\p{IsHiragana}{2,}|(?<=を)(?![すしさせで])\\p{IsHiragana}{3,}");

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

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
                case NAME -> name(token.text());
                case NUMBER, CODE -> literal(token.text().toLowerCase(Locale.ROOT));
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
            rendered |= renders(part);
        }
        boolean there = rendered;
        lexicon.words().find(word).ifPresent(known -> said.putIfAbsent(known, new Said(known, token, there)));
    }

    /** Names stay as they are, or are rendered part by part. */
    private void name(String name) {
        if (!literal(name.toLowerCase(Locale.ROOT))) {
            for (String part : INNER_CAPITAL.split(name)) {
                renders(part.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Covers what renders a word, if anything does. */
    private boolean renders(String word) {
        boolean rendered = false;
        for (Lexicon.Found each : found) {
            if (each.sense().mayRender(word.replace("-", ""))) {
                covered.set(each.span().start(), each.span().end());
                rendered = true;
            }
        }
        EverydayWord known = lexicon.words().find(word).orElse(null);
        if (known != null) {
            for (String target : known.target()) {
                rendered |= cover(target.toLowerCase(Locale.ROOT));
            }
        }
        return rendered;
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

    /** Endings of loan words, and single letters that make other words of words, such as those for -al and -ness. */
    private void endings() {
        for (int i = 1; i < text.length(); i++) {
            UnicodeScript script = script(i);
            if (carries(i) && !covered.get(i) && covered.get(i - 1) && carries(i - 1)) {
                int end = i;
                while (end < text.length() && script(end) == script && !covered.get(end)) {
                    end++;
                }
                boolean loan = script == UnicodeScript.KATAKANA && script(i - 1) == script;
                if (end - i <= (loan ? LONGEST_ENDING : 1)) {
                    covered.set(i, end);
                }
                i = end;
            }
        }
    }

    private UnicodeScript script(int at) {
        char c = text.charAt(at);
        return c == 'ー' ? UnicodeScript.KATAKANA : c == '々' ? UnicodeScript.HAN : UnicodeScript.of(c);
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

    /**
     * How much a text says, and how much of that renders something.
     *
     * @param letters those that carry a meaning, and {@link #LATIN} for each Latin word and number
     */
    record Share(int letters, int rendered) {

        /** Whether at least this part of it renders something; true of what says nothing. */
        boolean of(double part) {
            return rendered >= part * letters;
        }
    }

    Share share() {
        int letters = letters(0, text.length());
        int rendered = coveredLetters(0, text.length());
        for (int i = 0; i < text.length(); i++) {
            int from = i;
            while (i < text.length() && isLatin(i)) {
                i++;
            }
            int size = Math.min(LATIN, i - from);
            letters += size;
            rendered += covered.nextClearBit(from) >= i ? size : 0;
        }
        return new Share(letters, rendered);
    }

    /** What renders nothing, with blanks for the rest. */
    String left() {
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            left.append((carries(i) || isLatin(i)) && !covered.get(i) ? text.charAt(i) : ' ');
        }
        return left.toString();
    }

    /**
     * The letters of words in Hiragana that render nothing. Particles and endings follow a word: what follows none, or a
     * particle that ends what is before it, is a word of its own.
     */
    int lettersOfKanaWords() {
        Matcher word = KANA_WORD.matcher(text);
        int letters = 0;
        while (word.find()) {
            letters += covered.get(word.start()) ? 0 : word.group().length();
        }
        return letters;
    }

    private boolean isLatin(int at) {
        return Ascii.isLetterOrDigit(text.charAt(at));
    }

    private boolean carries(int at) {
        return switch (script(at)) {
            case HAN, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
