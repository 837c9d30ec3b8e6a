package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.LinkTarget;
import io.github.docsprint.markdown.Shortcode;
import io.github.docsprint.text.Ascii;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the tokens of a block. Emphasis, line breaks, comments, the form of links and shortcodes and the typographic
 * form of characters leave no trace in them, so equal tokens mean an equal page for the reader.
 */
final class TokenReader {

    /** The shortcode that marks a word of the text as a glossary term. */
    private static final String TOOLTIP = "glossary_tooltip";

    private static final String MAIL = "mailto:";

    /** The attributes that lead somewhere. */
    private static final List<String> LEADING = List.of("href=", "src=");

    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "mdash", "-", "ndash", "-",
            "hellip", "…");

    /** From here on letters are of other scripts than the Latin one. */
    static final char FIRST_WIDE = 0x250;

    /** Below are letters, marks and blanks of ASCII alone. */
    private static final char FIRST_BLANK = 0x7F;

    /** Each mark as one string, which is made and hashed once. */
    private static final String[] ASCII = new String[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = String.valueOf(c);
        }
    }

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Span> comments = new ArrayList<>();

    TokenReader(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** The tokens since the last call. */
    List<Token> take() {
        List<Token> taken = List.copyOf(tokens);
        tokens.clear();
        return taken;
    }

    /** The comments so far, whose words nobody sees. */
    List<Span> comments() {
        return List.copyOf(comments);
    }

    void comment(Span span) {
        comments.add(span);
    }

    void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            inline(inline);
        }
    }

    void cells(Block.TableRow row) {
        for (Block.TableCell cell : row.cells()) {
            inlines(cell.inlines());
            tokens.add(new Token(
                    Token.Kind.CELL,
                    "|",
                    new Span(cell.span().end(), cell.span().end())));
        }
    }

    private void inline(Inline inline) {
        if (inline instanceof Inline.Text) {
            words(inline.span());
        } else if (inline instanceof Inline.Code code) {
            add(Token.Kind.CODE, collapsed(code.code()), code.span());
        } else if (inline instanceof Inline.Link link) {
            int before = tokens.size();
            inlines(link.children());
            String target = LinkTarget.normal(link.destination(), dialect);
            // An address that leads to itself is one that nobody marked up as a link.
            boolean itself = tokens.size() == before + 1
                    && tokens.get(before).kind() == Token.Kind.LINK
                    && tokens.get(before).text().equals(target);
            if (!itself) {
                add(Token.Kind.LINK, target, link.destinationSpan().orElse(link.span()));
            }
        } else if (inline instanceof Inline.Image image) {
            inlines(image.children());
            add(
                    Token.Kind.LINK,
                    LinkTarget.normal(image.destination(), dialect),
                    image.destinationSpan().orElse(image.span()));
        } else if (inline instanceof Inline.Autolink link) {
            add(Token.Kind.LINK, LinkTarget.normal(link.destination(), dialect), link.span());
        } else if (inline instanceof Inline.HtmlTag) {
            tag(inline.span());
        } else if (inline instanceof Inline.ShortcodeTag tag) {
            shortcode(tag.tag());
        } else if (inline instanceof Inline.Comment) {
            comment(inline.span());
        } else {
            inlines(inline.children());
        }
    }

    /** A tag: its name and the parameters that a translation leaves alone, then the words of the others. */
    void shortcode(Shortcode tag) {
        if (tag.form() == Shortcode.Form.CLOSING) {
            return;
        }
        if (tag.name().equals(TOOLTIP)) {
            String term =
                    tag.parameter("term_id").map(Shortcode.Parameter::value).orElse("");
            tag.parameter("text").ifPresentOrElse(shown -> words(shown.valueSpan()), () -> {
                for (String word : term.split("-", -1)) {
                    add(Token.Kind.WORD, word, tag.span());
                }
            });
            add(Token.Kind.TOOLTIP, term, tag.span());
            return;
        }
        if (tag.parameters().isEmpty()) {
            add(Token.Kind.SHORTCODE, tag.name(), tag.span());
            return;
        }
        List<String> parameters = new ArrayList<>();
        for (Shortcode.Parameter parameter : tag.parameters()) {
            if (!isText(tag, parameter)) {
                String value = value(parameter.value());
                parameters.add(parameter.key().isPresent() ? parameter.key().get() + "=" + value : value);
            }
        }
        Collections.sort(parameters);
        add(Token.Kind.SHORTCODE, (tag.name() + " " + String.join(" ", parameters)).strip(), tag.span());
        for (Shortcode.Parameter parameter : tag.parameters()) {
            if (isText(tag, parameter)) {
                words(parameter.valueSpan());
            }
        }
    }

    /** Whether readers see the value: known parameters, and whatever is a sentence. */
    private boolean isText(Shortcode tag, Shortcode.Parameter parameter) {
        int blank = parameter.value().indexOf(' ');
        return dialect.isText(tag, parameter)
                || (blank > 0 && parameter.value().indexOf(' ', blank + 1) > 0)
                || hasWide(parameter.value());
    }

    private static boolean hasWide(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= FIRST_WIDE) {
                return true;
            }
        }
        return false;
    }

    /** The kind and title of an alert, as its shortcode would have them. */
    void alert(Block.Alert alert) {
        add(Token.Kind.SHORTCODE, alert.kind().toLowerCase(Locale.ROOT), alert.span());
        alert.title().ifPresent(this::words);
    }

    /** The words of a line of code: what stands between blanks. */
    void code(Span line) {
        int at = line.start();
        while (at < line.end()) {
            int from = at;
            while (at < line.end() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at > from) {
                Span word = new Span(from, at);
                add(Token.Kind.CODE, word.of(text), word);
            }
            at++;
        }
    }

    /** A value in one form: "/x" is "x", and the version "v1.14" is "1.14". */
    private static String value(String value) {
        boolean version = value.length() > 1 && value.charAt(0) == 'v' && Character.isDigit(value.charAt(1));
        return version || value.startsWith("/") ? value.substring(1) : value;
    }

    /** Raw HTML: its elements, where they lead, and the words between them. */
    void html(Span span) {
        int at = span.start();
        while (at < span.end()) {
            int open = text.indexOf('<', at);
            int textEnd = open < 0 || open >= span.end() ? span.end() : open;
            words(new Span(at, textEnd));
            if (textEnd == span.end()) {
                return;
            }
            int close = text.startsWith("<!--", open) ? text.indexOf("-->", open + 4) + 2 : text.indexOf('>', open);
            if (close < open || close >= span.end()) {
                return;
            }
            tag(new Span(open, close + 1));
            at = close + 1;
        }
    }

    private void tag(Span span) {
        int i = span.start() + 1;
        if (i < span.end() && (text.charAt(i) == '/' || text.charAt(i) == '!')) {
            return;
        }
        int from = i;
        while (i < span.end() && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        add(Token.Kind.TAG, text.substring(from, i).toLowerCase(Locale.ROOT), span);
        String rest = text.substring(i, span.end());
        for (String attribute : LEADING) {
            int start = rest.indexOf(attribute) + attribute.length();
            if (start > attribute.length() && start < rest.length()) {
                char quote = rest.charAt(start);
                int end = quote == '"' || quote == '\'' ? rest.indexOf(quote, start + 1) : -1;
                if (end > start) {
                    Span target = new Span(i + start + 1, i + end);
                    add(Token.Kind.LINK, LinkTarget.normal(target.of(text), dialect), target);
                }
            }
        }
    }

    /** Where something leads that is written without the marks of a link. */
    void target(String target, Span span) {
        add(Token.Kind.LINK, LinkTarget.normal(target, dialect), span);
    }

    /** The words and marks of a stretch of plain text. */
    void words(Span span) {
        int at = span.start();
        int end = span.end();
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '&') {
                at = entity(at, end);
            } else if (c == '\\' && at + 1 < end && !Character.isLetterOrDigit(text.charAt(at + 1))) {
                add(Token.Kind.MARK, mark(text.charAt(at + 1)), new Span(at, at + 2));
                at += 2;
            } else if (isWide(c)) {
                int from = at;
                while (at < end && isWide(text.charAt(at))) {
                    at++;
                }
                add(Token.Kind.WORD, text.substring(from, at), new Span(from, at));
            } else if (isWord(c) || isFlag(at, end)) {
                at = word(at, end);
            } else {
                if (!Character.isWhitespace(c) && c != '\u00A0' && c != '\u200B' && c != '\u3000') {
                    add(Token.Kind.MARK, mark(c), new Span(at, at + 1));
                }
                at++;
            }
        }
    }

    private int entity(int at, int end) {
        int close = text.indexOf(';', at);
        if (close > at + 1 && close < end && close - at < 12) {
            String shown = ENTITIES.get(text.substring(at + 1, close));
            if (shown != null || text.charAt(at + 1) == '#') {
                if (shown == null || !shown.isBlank()) {
                    String mark = shown == null ? text.substring(at, close + 1) : shown;
                    add(Token.Kind.MARK, mark, new Span(at, close + 1));
                }
                return close + 1;
            }
        }
        add(Token.Kind.MARK, "&", new Span(at, at + 1));
        return at + 1;
    }

    private boolean isFlag(int at, int end) {
        if (text.charAt(at) != '-' || endsBefore(at)) {
            return false;
        }
        int i = at + 1;
        while (i < end && text.charAt(i) == '-') {
            i++;
        }
        return i < end && i - at <= 2 && Character.isLetter(text.charAt(i)) && isWord(text.charAt(i));
    }

    /** Whether something ends just before a place: hyphens are a dash, or a part of a word, then. */
    private boolean endsBefore(int at) {
        if (at == 0) {
            return false;
        }
        char before = text.charAt(at - 1);
        boolean quote = before == '"' || before == '\'';
        return isWord(before)
                || "-})]`>*_.,;!?”’".indexOf(before) >= 0
                || (quote && at > 1 && (isWord(text.charAt(at - 2)) || ".,!?".indexOf(text.charAt(at - 2)) >= 0));
    }

    private int word(int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == '-') {
            at++;
        }
        boolean small = at == from; // of small letters alone, as most words are
        while (at < end) {
            char c = text.charAt(at);
            if (c < 'a' || c > 'z') {
                if (!isWord(c) && !isInner(c, at, end)) {
                    break;
                }
                small = false;
            }
            at++;
        }
        Span span = new Span(from, at);
        String word = span.of(text);
        if (small) {
            add(Token.Kind.WORD, word, span);
            return at;
        }
        word = narrow(word);
        if (isMailAddress(word)) {
            target(MAIL + word, span);
        } else {
            add(kind(word), word, span);
        }
        return at;
    }

    private boolean isInner(char c, int at, int end) {
        return switch (c) {
            case '-', '_', '.', '/', ':', '\'', '’', '@', '=' -> at + 1 < end && isWord(text.charAt(at + 1));
            case ',' -> isGrouping(at, end);
            default -> false;
        };
    }

    /** Whether a comma is that of a number such as 5,000. */
    private boolean isGrouping(int at, int end) {
        return Character.isDigit(text.charAt(at - 1))
                && at + 3 < end
                && text.substring(at + 1, at + 4).chars().allMatch(Character::isDigit)
                && (at + 4 == end || !Character.isDigit(text.charAt(at + 4)));
    }

    private static boolean isMailAddress(String word) {
        int mark = word.indexOf('@');
        return mark > 0 && word.indexOf('.', mark) > mark + 1 && word.indexOf(':', mark) < 0;
    }

    /** What kind of word this is. */
    static Token.Kind kind(String word) {
        char first = word.charAt(0);
        boolean digit = false;
        boolean letter = false;
        boolean lower = false;
        boolean inner = first == '-';
        int capitals = 0;
        if (Ascii.isLowerCase(word) || isAbbreviation(word)) {
            return Token.Kind.WORD;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (Character.isUpperCase(c)) {
                letter = true;
                capitals++;
                inner |= lower && word.charAt(i - 1) != '-' && word.charAt(i - 1) != '/';
            } else if (Character.isLetter(c)) {
                letter = true;
                lower = true;
            } else if (c == '_' || c == '.' || c == ':' || c == '=' || c == '@') {
                inner = true;
            }
        }
        if (digit && (!letter || isVersion(word))) {
            return Token.Kind.NUMBER;
        }
        return digit || inner || (capitals > 1 && !lower) ? Token.Kind.NAME : Token.Kind.WORD;
    }

    /** Such as e.g and i.e, the last dot apart. */
    private static boolean isAbbreviation(String word) {
        return word.length() == 3
                && word.charAt(1) == '.'
                && Character.isLetter(word.charAt(0))
                && Character.isLetter(word.charAt(2));
    }

    private static boolean isVersion(String word) {
        return (word.charAt(0) == 'v' || word.charAt(0) == 'V')
                && word.length() > 1
                && word.charAt(1) >= '0'
                && word.charAt(1) <= '9';
    }

    private static boolean isWord(char c) {
        if (c < 128) {
            return Ascii.isLetterOrDigit(c);
        }
        return (c < FIRST_WIDE && Character.isLetterOrDigit(c))
                || (c >= 0xFF10 && c <= 0xFF5A && Character.isLetterOrDigit(c));
    }

    private static boolean isWide(char c) {
        return c >= FIRST_WIDE && !isWord(c) && (Character.isLetterOrDigit(c) || Character.isSurrogate(c));
    }

    /** Full-width Latin as plain Latin, the apostrophe in one form. */
    private static String narrow(String word) {
        int plain = 0;
        while (plain < word.length() && word.charAt(plain) < FIRST_WIDE) {
            plain++;
        }
        if (plain == word.length()) {
            return word;
        }
        StringBuilder narrow = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            narrow.append(c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c == '’' ? '\'' : c);
        }
        return narrow.toString();
    }

    private static String mark(char c) {
        return switch (c) {
            case '‘', '’', '´' -> "'";
            case '“', '”' -> "\"";
            case '–', '—' -> "-";
            default -> letter(c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c);
        };
    }

    private static String letter(char c) {
        return c < ASCII.length ? ASCII[c] : String.valueOf(c);
    }

    private void add(Token.Kind kind, String normal, Span span) {
        // A tooltip without its term, or with two hyphens in it, has words of no letters.
        if (kind != Token.Kind.WORD || !normal.isEmpty()) {
            tokens.add(new Token(kind, normal, span));
        }
    }

    /** Every run of blanks as one. */
    static String collapsed(String text) {
        return isCollapsed(text) ? text : withoutRuns(text);
    }

    /** Whether blanks are single ones between words, as in most lines. */
    private static boolean isCollapsed(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= FIRST_BLANK || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank;
    }

    private static String withoutRuns(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u3000' || c == '\u00A0') {
                gap = collapsed.length() > 0;
            } else {
                if (gap) {
                    collapsed.append(' ');
                    gap = false;
                }
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }
}
