package io.github.docsprint.drift.base;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.LinkTarget;
import io.github.docsprint.text.Ascii;
import java.util.Locale;

/**
 * Tells the tokens inside a line: words, inline code, links, shortcodes and HTML. What is open at the end of a line is one
 * number, for the next one.
 */
final class InlineLexer {

    /** Nothing is open. */
    static final int TEXT = 1;

    static final int COMMENT = 2;
    static final int SHORTCODE = 3;

    private static final int LONGEST_WORD = 200;

    private final LineLexer.Sink sink;
    private final String folder;
    private final Dialect dialect;
    private int state = TEXT;

    /**
     * @param folder where relative links start: the address of the page, with {@code /} and without host and language
     * @param sink gets the tokens
     */
    InlineLexer(String folder, Dialect dialect, LineLexer.Sink sink) {
        this.folder = folder;
        this.dialect = dialect;
        this.sink = sink;
    }

    /**
     * Tells the inline tokens of some text and appends its normal form.
     *
     * @param before what is open where the text begins: {@link #TEXT}, {@link #COMMENT} or {@link #SHORTCODE}
     * @return what is open where it ends
     */
    int read(String text, int before, StringBuilder normal) {
        state = before;
        read(text, normal);
        return state;
    }

    private void read(String text, StringBuilder normal) {
        int at = 0;
        int words = 0;
        if (state == COMMENT) {
            int end = text.indexOf("-->");
            if (end < 0) {
                return;
            }
            state = TEXT;
            at = end + 3;
            words = at;
        } else if (state == SHORTCODE) {
            at = shortcodeEnd(text, 0, normal, "");
            words = at;
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = at;
            switch (c) {
                case '`' -> next = codeSpan(text, at, words, normal);
                case '<' -> next = angle(text, at, words, normal);
                case '{' -> {
                    if (text.startsWith("{{<", at) || text.startsWith("{{%", at)) {
                        words(text, words, at, normal);
                        next = shortcode(text, at, normal);
                    }
                }
                case '(' -> {
                    if (at > 0 && text.charAt(at - 1) == ']') {
                        words(text, words, at, normal);
                        next = target(text, at + 1, normal);
                    }
                }
                case ':' -> {
                    if (definesLink(text, at)) {
                        words(text, words, at + 1, normal);
                        next = definedTarget(text, at + 1, normal);
                    }
                }
                case '/' -> {
                    if (at == 0 && isAddress(text)) {
                        normal.append(link(text));
                        next = text.length();
                    }
                }
                case 'h' -> {
                    if ((text.startsWith("http://", at) || text.startsWith("https://", at))) {
                        words(text, words, at, normal);
                        next = at;
                        while (next < text.length() && isUrl(text.charAt(next))) {
                            next++;
                        }
                        normal.append(link(text.substring(at, next)));
                    }
                }
                default -> {}
            }
            if (next > at) {
                at = next;
                words = at;
            } else {
                at++;
            }
        }
        words(text, Math.min(words, text.length()), text.length(), normal);
    }

    /** Whether a colon is that of a link definition ({@code [label]: target}), not of a footnote. */
    private static boolean definesLink(String text, int colon) {
        return text.startsWith("[") && !text.startsWith("[^") && text.indexOf(']') == colon - 1;
    }

    private int definedTarget(String text, int after, StringBuilder normal) {
        int from = after;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        int to = from;
        while (to < text.length() && text.charAt(to) > ' ') {
            to++;
        }
        if (from < to) {
            normal.append(' ').append(link(text.substring(from, to)));
        }
        return to;
    }

    /** Whether a line is an address of the site and nothing else: formatters put long targets on lines of their own. */
    private static boolean isAddress(String line) {
        return line.length() > 1 && line.chars().allMatch(c -> c < 0x80 && isUrl((char) c));
    }

    private int codeSpan(String text, int at, int words, StringBuilder normal) {
        int length = 0;
        while (at + length < text.length() && text.charAt(at + length) == '`') {
            length++;
        }
        String fence = text.substring(at, at + length);
        int end = text.indexOf(fence, at + length);
        if (end < 0) {
            return at;
        }
        words(text, words, at, normal);
        String code = NormalForm.squeeze(text.substring(at + length, end));
        if (!code.isEmpty() && Ascii.only(code)) {
            sink.token(TokenKind.INLINE_CODE, code);
        }
        normal.append('`').append(code).append('`');
        return end + length;
    }

    private int angle(String text, int at, int words, StringBuilder normal) {
        if (text.startsWith("<!--", at)) {
            words(text, words, at, normal);
            int end = text.indexOf("-->", at + 4);
            if (end < 0) {
                state = COMMENT;
                return text.length();
            }
            return end + 3;
        }
        int name = at + 1;
        boolean closing = name < text.length() && text.charAt(name) == '/';
        if (closing) {
            name++;
        }
        int end = name;
        while (end < text.length() && Ascii.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        int close = text.indexOf('>', end);
        if (end == name || close < 0 || close - at > 2000) {
            return at;
        }
        char after = text.charAt(end);
        if (after != '>' && after != ' ' && after != '/' && after != '\t') {
            return at;
        }
        words(text, words, at, normal);
        if (!closing) {
            sink.token(TokenKind.HTML, text.substring(name, end).toLowerCase(Locale.ROOT));
            attribute(text.substring(end, close), "href=");
            attribute(text.substring(end, close), "src=");
        }
        normal.append(NormalForm.squeeze(text.substring(at, close + 1)));
        return close + 1;
    }

    private void attribute(String attributes, String name) {
        int at = attributes.indexOf(name);
        if (at >= 0) {
            int from = at + name.length();
            int to = from;
            char quote = from < attributes.length() ? attributes.charAt(from) : ' ';
            if (quote == '"' || quote == '\'') {
                from++;
                to = attributes.indexOf(quote, from);
            } else {
                while (to < attributes.length() && attributes.charAt(to) != ' ') {
                    to++;
                }
            }
            if (to > from) {
                link(attributes.substring(from, to));
            }
        }
    }

    private int shortcode(String text, int at, StringBuilder normal) {
        int from = at + 3;
        while (from < text.length()
                && (text.charAt(from) == ' ' || text.charAt(from) == '/' || text.charAt(from) == '*')) {
            from++;
        }
        boolean closing = text.substring(at, from).indexOf('/') >= 0;
        int to = from;
        while (to < text.length() && text.charAt(to) > ' ' && text.charAt(to) != '>' && text.charAt(to) != '%') {
            to++;
        }
        String name = text.substring(from, to);
        if (!closing && !name.isEmpty()) {
            sink.token(TokenKind.SHORTCODE, name);
        }
        normal.append("{{<").append(closing ? "/" : "").append(name);
        return shortcodeEnd(text, to, normal, name);
    }

    private int shortcodeEnd(String text, int from, StringBuilder normal, String name) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c <= ' ' || c == '/' || c == '*') {
                at++;
            } else if (text.startsWith(">}}", at) || text.startsWith("%}}", at)) {
                normal.append(">}}");
                state = TEXT;
                return at + 3;
            } else {
                int end = at;
                char quote = 0;
                while (end < text.length()
                        && (quote != 0
                                || (text.charAt(end) > ' '
                                        && !text.startsWith(">}}", end)
                                        && !text.startsWith("%}}", end)))) {
                    char d = text.charAt(end);
                    if (quote != 0) {
                        quote = d == quote ? 0 : quote;
                    } else if (d == '"' || d == '`') {
                        quote = d;
                    }
                    end++;
                }
                parameter(text.substring(at, end), normal, name);
                at = Math.max(end, at + 1);
            }
        }
        state = SHORTCODE;
        return text.length();
    }

    private void parameter(String parameter, StringBuilder normal, String name) {
        int equals = parameter.indexOf('=');
        String key = equals > 0 ? parameter.substring(0, equals) : "";
        String value = NormalForm.unquoted(parameter.substring(equals > 0 ? equals + 1 : 0));
        if (Ascii.only(value)) {
            sink.token(TokenKind.SHORTCODE_PARAMETER, name + " " + key + "=" + value);
        }
        normal.append(' ').append(key).append('=').append(value);
    }

    private int target(String text, int from, StringBuilder normal) {
        int at = from;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("{{<", at) || text.startsWith("{{%", at)) {
                int close = text.indexOf("}}", at);
                if (close < 0) {
                    break;
                }
                String reference = text.substring(at, close);
                int quote = reference.indexOf('"');
                int second = quote < 0 ? -1 : reference.indexOf('"', quote + 1);
                if (second > 0) {
                    normal.append('(').append(link(reference.substring(quote + 1, second)));
                    return close + 2;
                }
                at = close + 2;
                continue;
            }
            if (c == '(') {
                depth++;
            } else if (c <= ' ' || (c == ')' && depth-- == 0)) {
                break;
            }
            at++;
        }
        normal.append('(').append(link(text.substring(from, at)));
        return at;
    }

    /** Tells a link target and gives its normal form. */
    private String link(String raw) {
        String target = raw;
        if (target.startsWith("<") && target.endsWith(">") && target.length() > 2) {
            target = target.substring(1, target.length() - 1);
        }
        while (!target.isEmpty() && ".,;:".indexOf(target.charAt(target.length() - 1)) >= 0) {
            target = target.substring(0, target.length() - 1);
        }
        int hash = target.indexOf('#');
        String anchor = hash < 0 ? "" : target.substring(hash + 1);
        String path = LinkTarget.normal(hash < 0 ? target : target.substring(0, hash), folder, dialect);
        if (!path.isEmpty()) {
            sink.token(TokenKind.LINK, path);
        }
        if (!anchor.isEmpty() && Ascii.only(anchor)) {
            sink.token(TokenKind.LINK_ANCHOR, anchor);
        }
        return anchor.isEmpty() ? path : path + "#" + anchor;
    }

    /** Tells the words between two offsets and appends them without emphasis marks and escapes. */
    private void words(String text, int from, int to, StringBuilder normal) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (isWord(c)) {
                boolean small = true; // of small letters alone, as most words are
                int end = at;
                while (end < to) {
                    char d = text.charAt(end);
                    if (d < 'a' || d > 'z') {
                        if (!isWord(d) && !(isJoint(d) && end + 1 < to && isWord(text.charAt(end + 1)))) {
                            break;
                        }
                        small = false;
                    }
                    end++;
                }
                String word = text.substring(at, end);
                if (small) {
                    smallWord(word);
                } else {
                    word = withoutUnderscores(word);
                    word(word);
                }
                normal.append(word);
                at = end;
            } else {
                switch (c) {
                    case '*', '_', '\\' -> {}
                    case '\u2018', '\u2019' -> normal.append('\'');
                    case '\u201C', '\u201D' -> normal.append('"');
                    case '|' -> normal.append(" | ");
                    case '-' -> {
                        if (normal.length() == 0 || normal.charAt(normal.length() - 1) != '-') {
                            normal.append('-');
                        }
                    }
                    default -> normal.append(c);
                }
                at++;
            }
        }
    }

    private void smallWord(String word) {
        if (word.length() > 1 && word.length() <= LONGEST_WORD) {
            sink.token(TokenKind.WORD, singular(word));
        }
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private void word(String raw) {
        String word = raw.endsWith("'s") ? raw.substring(0, raw.length() - 2) : raw;
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            return;
        }
        if (Ascii.isLowerCase(word)) {
            smallWord(word);
            return;
        }
        String singular = singular(word);
        boolean digit = false;
        boolean letter = false;
        boolean inner = false;
        boolean lower = false;
        boolean joint = false;
        int capitals = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c == '.' || c == '_') {
                joint = true;
            } else if (Character.isUpperCase(c)) {
                inner |= lower;
                capitals++;
                letter = true;
            } else if (Character.isLetter(c)) {
                lower = true;
                letter = true;
            }
        }
        if (digit && (!letter || isVersion(word))) {
            sink.token(TokenKind.NUMBER, word.startsWith("v") ? word.substring(1) : word);
        } else if (digit || joint || inner || (capitals > 1 && (!lower || singular.length() - capitals == 0))) {
            sink.token(TokenKind.IDENTIFIER, singular);
        } else if (word.length() > 1) {
            sink.token(TokenKind.WORD, singular.toLowerCase(Locale.ROOT));
        }
    }

    private static String withoutUnderscores(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && word.charAt(from) == '_') {
            from++;
        }
        while (to > from && word.charAt(to - 1) == '_') {
            to--;
        }
        return word.substring(from, to);
    }

    private static boolean isVersion(String word) {
        if (word.length() < 2 || (word.charAt(0) != 'v' && word.charAt(0) != 'V')) {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char c) {
        return c < 0x80 ? Ascii.isLetterOrDigit(c) || c == '_' : isAccented(c);
    }

    private static boolean isAccented(char c) {
        return c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7;
    }

    private static boolean isJoint(char c) {
        return c == '.' || c == '-' || c == '\'';
    }

    private static boolean isUrl(char c) {
        return c > ' ' && c < 0x7F && "<>()[]\"`|{}".indexOf(c) < 0;
    }
}
