package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.text.Ascii;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at inline code, names and numbers. */
final class TokenSigns {

    private final Signs signs;

    /** How often the source, and the translation, have each. */
    private final Map<String, Integer> here;

    private final Map<String, Integer> there;

    private final Numbers sourceNumbers;
    private final Numbers translatedNumbers;

    /** All that a reader sees, without blanks, so that a token is found whatever it is written as. */
    private final String flatSource;

    private final String flatTranslation;

    /** Letters that may still be searched; then every token is taken for present: such pages are no pages. */
    private long lookups = 200_000_000L;

    /** Blocks with inline code that the translation has nowhere. */
    private final Set<Unit> lackingCode = new HashSet<>();

    /** How many inline codes of a block were translated, and not yet told for one of the source's. */
    private final Map<Unit, Integer> translatedCode = new HashMap<>();

    private final Set<String> told = new HashSet<>();

    TokenSigns(Signs signs) {
        this.signs = signs;
        this.here = counts(signs.source());
        this.there = counts(signs.translation());
        this.sourceNumbers = Numbers.of(signs.source());
        this.translatedNumbers = Numbers.of(signs.translation());
        this.flatSource = flat(signs.source());
        this.flatTranslation = flat(signs.translation());
    }

    void find() {
        for (Unit unit : signs.source().units()) {
            if (unit.kind() != Unit.Kind.CODE) {
                for (Token token : unit.tokens()) {
                    if (counted(token)) {
                        missing(unit, token);
                    }
                }
            }
        }
        told.clear();
        for (Unit unit : signs.translation().units()) {
            if (unit.kind() != Unit.Kind.CODE) {
                for (int i = 0; i < unit.tokens().size(); i++) {
                    Token token = unit.tokens().get(i);
                    if (counted(token) && Ascii.only(token.text()) && !Numbers.isOfDate(unit.tokens(), i)) {
                        extra(unit, token);
                    }
                }
            }
        }
    }

    private static String flat(PageText page) {
        StringBuilder flat = new StringBuilder(page.text().length());
        for (Unit unit : page.units()) {
            for (Token token : unit.tokens()) {
                if (token.kind() != Token.Kind.TOOLTIP) {
                    flat.append(token.text());
                }
            }
            flat.append('\n');
        }
        return normal(flat.toString());
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static boolean counted(Token token) {
        // Small numbers are often words in one of the languages.
        return token.kind() == Token.Kind.CODE
                || token.kind() == Token.Kind.NAME
                || (token.kind() == Token.Kind.NUMBER && token.text().length() > 1);
    }

    private static Map<String, Integer> counts(PageText page) {
        Map<String, Integer> counts = new HashMap<>();
        for (Unit unit : page.units()) {
            if (unit.kind() != Unit.Kind.CODE) {
                for (Token token : unit.tokens()) {
                    if (counted(token)) {
                        counts.merge(key(token), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    /** Without capitals and blanks, and without the plural of names, which translations drop. */
    private static String key(Token token) {
        String text = token.text();
        boolean name = token.kind() == Token.Kind.NAME
                || (token.kind() == Token.Kind.CODE && text.chars().allMatch(Character::isLetter));
        if (name && text.length() > 3) {
            if (text.endsWith("'s") || text.endsWith("s'")) {
                text = text.substring(0, text.length() - 2);
            }
            text = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        }
        return normal(text);
    }

    private void missing(Unit unit, Token token) {
        String key = key(token);
        if (Numbers.isNumber(token)) {
            boolean present = hasNumber(flatTranslation, key) || translatedNumbers.have(sourceNumbers.read(token));
            if (!present && told.add(key)) {
                signs.missing(unit, Kind.PROSE, token.text(), Numbers.isTime(token) ? 0.4 : 1);
            }
            return;
        }
        int translated = there.getOrDefault(key, 0);
        if (translated == 0 && !has(flatTranslation, key) && !hasParts(token)) {
            if (told.add(key)) {
                signs.missing(unit, kind(token), token.text(), isTranslatedIn(unit, token) ? 0 : weight(token));
                if (token.kind() == Token.Kind.CODE) {
                    lackingCode.add(unit);
                }
            }
        } else if (here.getOrDefault(key, 0) > translated && specific(token) && lacksHere(unit, key) && told.add(key)) {
            signs.missing(unit, kind(token), token.text(), token.kind() == Token.Kind.CODE ? 0.6 : 0.3);
        }
    }

    private void extra(Unit unit, Token token) {
        String key = key(token);
        if (here.getOrDefault(key, 0) == 0
                && !(Numbers.isNumber(token)
                        ? hasNumber(flatSource, key) || sourceNumbers.have(translatedNumbers.read(token))
                        : has(flatSource, key))
                && told.add(key)) {
            double weight =
                    signs.isRemark(unit) ? 0 : token.kind() == Token.Kind.NAME || Numbers.isTime(token) ? 0.2 : 1;
            // Other code in place of the source's own is another text, however plain its words.
            boolean replaced = token.kind() == Token.Kind.CODE
                    && signs.rendered(unit).filter(lackingCode::contains).isPresent();
            signs.extra(unit, kind(token), token.text(), specific(token) || replaced ? weight : weight / 2);
        } else if (here.getOrDefault(key, 0) < there.getOrDefault(key, 0)
                && token.kind() == Token.Kind.CODE
                && specific(token)
                && signs.rendered(unit)
                        .filter(rendered -> times(rendered, key) < times(unit, key))
                        .isPresent()
                && told.add(key)) {
            signs.extra(unit, kind(token), token.text(), 0.5);
        }
    }

    /** Whether a token is there, what stands in angle brackets apart: placeholders get translated. */
    private boolean has(String flat, String key) {
        lookups -= flat.length();
        if (lookups < 0) {
            return true;
        }
        int open = key.indexOf('<');
        int close = key.indexOf('>', open + 1);
        if (open < 0 || close < 0 || key.length() - (close - open) < 4) {
            return flat.contains(key);
        }
        return flat.contains(key.substring(0, open)) && has(flat, key.substring(close + 1));
    }

    /** The same for a number, which is not a part of another. */
    private boolean hasNumber(String flat, String key) {
        lookups -= flat.length();
        if (lookups < 0) {
            return true;
        }
        for (int at = flat.indexOf(key); at >= 0; at = flat.indexOf(key, at + 1)) {
            int end = at + key.length();
            boolean whole = (at == 0 || !Character.isDigit(flat.charAt(at - 1)))
                    && (end == flat.length() || !Character.isDigit(flat.charAt(end)));
            if (whole) {
                return true;
            }
        }
        return false;
    }

    /** Of a compound such as "base64-encoded" only the names in it stay. */
    private boolean hasParts(Token token) {
        if (token.kind() != Token.Kind.NAME || token.text().indexOf('-') <= 0) {
            return false;
        }
        boolean word = false;
        for (String part : token.text().split("-", -1)) {
            if (part.isEmpty()) {
                return false;
            }
            Token.Kind kind = TokenReader.kind(part);
            word |= kind == Token.Kind.WORD;
            if (kind != Token.Kind.WORD && !has(flatTranslation, normal(part))) {
                return false;
            }
        }
        return word;
    }

    /** Whether one of the inline codes of the block that renders this one has letters of another script in its place. */
    private boolean isTranslatedIn(Unit unit, Token token) {
        Optional<Unit> rendering = signs.rendering(unit);
        if (token.kind() != Token.Kind.CODE || rendering.isEmpty()) {
            return false;
        }
        int left = translatedCode.computeIfAbsent(rendering.get(), block -> (int) block.tokens().stream()
                .filter(each -> each.kind() == Token.Kind.CODE
                        && !Ascii.only(Normalizer.normalize(each.text(), Normalizer.Form.NFKC))
                        && !has(flatSource, normal(each.text())))
                .count());
        translatedCode.put(rendering.get(), Math.max(0, left - 1));
        return left > 0;
    }

    private long times(Unit unit, String key) {
        lookups -= unit.span().length();
        return lookups < 0
                ? 0
                : unit.tokens().stream()
                        .filter(token -> normal(token.text()).contains(key))
                        .count();
    }

    private boolean lacksHere(Unit unit, String key) {
        return signs.rendering(unit)
                .filter(rendering -> {
                    lookups -= rendering.span().length();
                    return lookups < 0
                            || rendering.tokens().stream()
                                    .anyMatch(token -> normal(token.text()).contains(key));
                })
                .isEmpty();
    }

    private static Kind kind(Token token) {
        return token.kind() == Token.Kind.CODE ? Kind.CODE : Kind.PROSE;
    }

    private static double weight(Token token) {
        if (token.kind() == Token.Kind.CODE) {
            return specific(token) ? 1 : 0.5;
        }
        return specific(token) ? 0.6 : 0.4;
    }

    /** Whether it can hardly be a word, or words, that were translated. */
    private static boolean specific(Token token) {
        String text = token.text();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)
                    || (Character.isUpperCase(c) && text.charAt(i - 1) != ' ')
                    || "-_./=:".indexOf(c) >= 0) {
                return true;
            }
        }
        return text.startsWith("-");
    }
}
