package io.github.docsprint.drift.base;

import io.github.docsprint.markdown.LinkTarget;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the tokens of a page line by line. What a line needs to know of the lines before it is one number, so that
 * equal lines in many revisions are read once. It knows front matter, fences, comments and shortcodes, and nothing of
 * nesting: a mistake is the same mistake in every revision.
 */
final class LineLexer {

    /** Before the first line. */
    static final int START = 0;

    private static final int TEXT = 1;
    private static final int COMMENT = 2;
    private static final int SHORTCODE = 3;
    /** Front matter; bit 0: below a key that readers see, bit 1: TOML. */
    private static final int FRONT = 4;

    private static final int FRONT_SEEN = 1;
    private static final int FRONT_TOML = 2;
    /** In a code block; bit 0: of tildes, from bit 4: the indentation, from bit 8: the length of the fence. */
    private static final int FENCE = 8;

    private static final int LONGEST_FENCE = 1 << 20;
    private static final int LONGEST_LINE = 20_000;

    private static final Set<String> PROSE_KEYS =
            Set.of("title", "linktitle", "description", "short_description", "summary", "aka");
    private static final Set<String> SEEN_KEYS = Set.of(
            "title",
            "linktitle",
            "description",
            "short_description",
            "summary",
            "aka",
            "full_link",
            "min-kubernetes-server-version");

    /** Gets each token. */
    interface Sink {
        void token(TokenKind kind, String text);
    }

    /**
     * One line, read.
     *
     * @param next what the next line needs to know
     * @param opensBlock whether it begins a block of its own, after a blank line or not
     * @param nested whether it is indented as what belongs to a list item is
     * @param closesBlock whether what follows is a block of its own
     * @param normal its normal form; empty for what readers do not see
     */
    record Line(int next, boolean opensBlock, boolean closesBlock, boolean nested, String normal) {

        Line(int next, boolean opensBlock, boolean closesBlock, String normal) {
            this(next, opensBlock, closesBlock, false, normal);
        }
    }

    private final Sink sink;
    private final String folder;
    private int state;

    /**
     * @param folder where relative links start: the address of the page, with {@code /} and without host and language
     * @param sink gets the tokens
     */
    LineLexer(String folder, Sink sink) {
        this.folder = folder;
        this.sink = sink;
    }

    Line read(String raw, int before) {
        String line = raw.length() > LONGEST_LINE ? raw.substring(0, LONGEST_LINE) : raw;
        line = halfWidth(line);
        state = before;
        if (state == START) {
            String first = line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (first.stripTrailing().equals("---")) {
                return new Line(FRONT, false, true, "");
            }
            if (first.stripTrailing().equals("+++")) {
                return new Line(FRONT | FRONT_TOML, false, true, "");
            }
            line = first;
            state = TEXT;
        }
        if (state >= FENCE) {
            return code(line);
        }
        return state >= FRONT ? frontMatter(line) : text(line);
    }

    /** Whether a line that leaves this state is in the front matter, or begins it. */
    static boolean isFrontMatter(int state) {
        return state >= FRONT && state < FENCE;
    }

    /** Whether a line says which source a page is of, or that it is behind: no translator's work, and no evidence. */
    static boolean isDeclaration(String line, int before) {
        if (before < FRONT || before >= FENCE) {
            return false;
        }
        int separator = line.indexOf((before & FRONT_TOML) != 0 ? '=' : ':');
        if (separator < 0) {
            return false;
        }
        String value = unquoted(line.substring(separator + 1).strip());
        boolean commit = value.length() >= 7 && value.length() <= 40;
        for (int i = 0; commit && i < value.length(); i++) {
            commit = Character.digit(value.charAt(i), 16) >= 0;
        }
        return commit || line.startsWith("drifted_from_default");
    }

    private Line frontMatter(String line) {
        boolean toml = (state & FRONT_TOML) != 0;
        if (line.stripTrailing().equals(toml ? "+++" : "---")) {
            return new Line(TEXT, true, true, "");
        }
        if (isDeclaration(line, state)) {
            return new Line(state & ~FRONT_SEEN, true, false, "");
        }
        boolean indented = line.isBlank() || line.charAt(0) == ' ' || line.charAt(0) == '-' || line.charAt(0) == '\t';
        int separator = line.indexOf(toml ? '=' : ':');
        if (indented || separator < 0) {
            boolean seen = (state & FRONT_SEEN) != 0;
            if (seen) {
                prose(line);
            } else if (!line.isBlank()) {
                sink.token(TokenKind.FRONT_MATTER, "-=" + unquoted(line.strip()));
            }
            return new Line(state, false, false, seen ? squeeze(line) : "");
        }
        String key = line.substring(0, separator).strip();
        String lower = key.toLowerCase(Locale.ROOT);
        String value = unquoted(line.substring(separator + 1).strip());
        boolean seen = SEEN_KEYS.contains(lower);
        if (PROSE_KEYS.contains(lower)) {
            prose(value);
            sink.token(TokenKind.FRONT_MATTER, key + "=");
        } else {
            sink.token(TokenKind.FRONT_MATTER, key + "=" + value);
        }
        int next = FRONT | (toml ? FRONT_TOML : 0) | (seen ? FRONT_SEEN : 0);
        return new Line(next, true, false, seen ? key + ": " + squeeze(value) : "");
    }

    private Line code(String line) {
        int length = state >> 8;
        char mark = (state & 1) != 0 ? '~' : '`';
        String bare = withoutQuote(line).strip();
        if (run(bare, mark) >= length && run(bare, mark) == bare.length()) {
            return new Line(TEXT, true, true, "```");
        }
        String code = squeeze(withoutComment(line));
        if (!code.isEmpty() && isAscii(code)) {
            sink.token(TokenKind.CODE_LINE, code);
        }
        return new Line(state, true, true, outdented(line, (state >> 4) & 15));
    }

    private Line text(String line) {
        if (state == TEXT) {
            String bare = withoutQuote(line).strip();
            if (bare.startsWith("- ") || bare.startsWith("* ")) {
                bare = bare.substring(2).strip();
            }
            char mark = bare.isEmpty() ? ' ' : bare.charAt(0);
            if (mark == '`' || mark == '~') {
                int length = Math.min(run(bare, mark), LONGEST_FENCE);
                if (length >= 3 && (mark == '~' || bare.indexOf('`', length) < 0)) {
                    String language = bare.substring(length).strip();
                    int indent =
                            Math.min(15, line.length() - line.stripLeading().length());
                    sink.token(TokenKind.BLOCK, "code");
                    if (!language.isEmpty()) {
                        sink.token(TokenKind.BLOCK, "code " + language);
                    }
                    return new Line(
                            FENCE | (mark == '~' ? 1 : 0) | (indent << 4) | (length << 8),
                            true,
                            true,
                            indent > 1,
                            "```");
                }
            }
        }
        String body = line.strip();
        if (body.isEmpty()) {
            return new Line(state, false, false, "");
        }
        boolean opens = false;
        String prefix = "";
        if (state == TEXT) {
            int quotes = 0;
            int content = 0;
            while (content < body.length() && (body.charAt(content) == '>' || body.charAt(content) <= ' ')) {
                quotes += body.charAt(content) == '>' ? 1 : 0;
                content++;
            }
            if (quotes > 0) {
                body = body.substring(content);
                prefix = "> ".repeat(quotes);
                opens = true;
            }
            int level = run(body, '#');
            if (level >= 1 && level <= 6 && (body.length() == level || body.charAt(level) == ' ')) {
                body = heading(body, level);
                prefix += "#".repeat(level) + " ";
                opens = true;
            } else {
                int marker = listMarker(body);
                if (marker > 0) {
                    boolean ordered = Character.isDigit(body.charAt(0));
                    sink.token(TokenKind.BLOCK, ordered ? "step" : "item");
                    body = body.substring(marker).strip();
                    prefix += ordered ? "1. " : "- ";
                    opens = true;
                } else if (body.startsWith("|")) {
                    sink.token(TokenKind.BLOCK, "row");
                    opens = true;
                }
            }
        }
        if (state == TEXT || state == COMMENT) {
            String original = withoutCommentMarks(body);
            if (original.length() > 20
                    && !original.startsWith("{{")
                    && original.indexOf(' ') > 0
                    && isAscii(original)) {
                sink.token(TokenKind.PROSE_LINE, squeeze(original));
            }
        }
        StringBuilder normal = new StringBuilder(prefix);
        inline(body, normal);
        String form = normal.toString().strip();
        boolean tag = form.startsWith("{{<") && form.endsWith(">}}") && form.indexOf("}}") == form.length() - 2;
        boolean heading = prefix.endsWith("# ");
        boolean nested = !opens && line.startsWith("  ");
        return new Line(
                state,
                opens || tag,
                heading || tag,
                nested,
                tag && (form.startsWith("capture", 3) || form.startsWith("/capture", 3)) ? "" : squeeze(form));
    }

    private String heading(String body, int level) {
        sink.token(TokenKind.BLOCK, "h" + level);
        String text = body.substring(level).strip();
        int written = text.length();
        while (written > 0 && (text.charAt(written - 1) == '#' || text.charAt(written - 1) <= ' ')) {
            written--;
        }
        text = text.substring(0, written);
        int open = text.lastIndexOf("{#");
        String slug = slug(open > 0 ? text.substring(0, open) : text);
        if (open > 0 && text.endsWith("}")) {
            int end = open + 2;
            while (end < text.length() - 1 && text.charAt(end) != ' ') {
                end++;
            }
            String id = text.substring(open + 2, end);
            sink.token(TokenKind.HEADING_ID, id);
            text = text.substring(0, open).strip();
            return id.equals(slug) ? text : text + " #" + id;
        }
        if (!slug.isEmpty()) {
            sink.token(TokenKind.HEADING_ID, slug);
        }
        return text;
    }

    /** Tells the inline tokens of some text and appends its normal form; leaves {@link #state} as the next line has it. */
    private void inline(String text, StringBuilder normal) {
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
        String code = squeeze(text.substring(at + length, end));
        if (!code.isEmpty() && isAscii(code)) {
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
        while (end < text.length() && isAsciiLetterOrDigit(text.charAt(end))) {
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
        normal.append(squeeze(text.substring(at, close + 1)));
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
        String value = unquoted(parameter.substring(equals > 0 ? equals + 1 : 0));
        if (isAscii(value)) {
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
        String path = LinkTarget.normal(hash < 0 ? target : target.substring(0, hash), folder);
        if (!path.isEmpty()) {
            sink.token(TokenKind.LINK, path);
        }
        if (!anchor.isEmpty() && isAscii(anchor)) {
            sink.token(TokenKind.LINK_ANCHOR, anchor);
        }
        return anchor.isEmpty() ? path : path + "#" + anchor;
    }

    private void prose(String text) {
        int before = state;
        state = TEXT;
        inline(text, new StringBuilder());
        state = before;
    }

    /** Tells the words between two offsets and appends them without emphasis marks and escapes. */
    private void words(String text, int from, int to, StringBuilder normal) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (isWord(c)) {
                int end = at + 1;
                while (end < to
                        && (isWord(text.charAt(end))
                                || (isJoint(text.charAt(end)) && end + 1 < to && isWord(text.charAt(end + 1))))) {
                    end++;
                }
                String word = withoutUnderscores(text.substring(at, end));
                word(word);
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

    private void word(String raw) {
        String word = raw.endsWith("'s") ? raw.substring(0, raw.length() - 2) : raw;
        if (word.isEmpty() || word.length() > 200) {
            return;
        }
        String singular = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
        if (isLowerCase(word)) {
            if (word.length() > 1) {
                sink.token(TokenKind.WORD, singular);
            }
            return;
        }
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

    /** Whether it is of small ASCII letters alone, as most words are. */
    private static boolean isLowerCase(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
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
        return isAsciiLetterOrDigit(c) || c == '_' || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
    }

    private static boolean isJoint(char c) {
        return c == '.' || c == '-' || c == '\'';
    }

    private static boolean isUrl(char c) {
        return c > ' ' && c < 0x7F && "<>()[]\"`|{}".indexOf(c) < 0;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static int run(String text, char mark) {
        int length = 0;
        while (length < text.length() && text.charAt(length) == mark) {
            length++;
        }
        return length;
    }

    private static int listMarker(String body) {
        char c = body.isEmpty() ? ' ' : body.charAt(0);
        if ((c == '-' || c == '*' || c == '+') && body.length() > 1 && body.charAt(1) == ' ') {
            return 2;
        }
        int digits = 0;
        while (digits < body.length() && digits < 9 && Character.isDigit(body.charAt(digits))) {
            digits++;
        }
        boolean marked = digits > 0
                && digits + 1 < body.length()
                && (body.charAt(digits) == '.' || body.charAt(digits) == ')')
                && body.charAt(digits + 1) == ' ';
        return marked ? digits + 2 : 0;
    }

    private static String outdented(String line, int most) {
        int indent = 0;
        while (indent < most && indent < line.length() && line.charAt(indent) <= ' ') {
            indent++;
        }
        return line.substring(indent).stripTrailing();
    }

    private static String withoutQuote(String line) {
        String bare = line.strip();
        int content = 0;
        while (bare.startsWith("> ", content)) {
            content += 2;
            while (content < bare.length() && bare.charAt(content) <= ' ') {
                content++;
            }
        }
        return bare.substring(content);
    }

    private static String withoutCommentMarks(String body) {
        String text = body;
        if (text.startsWith("<!--")) {
            text = text.substring(4);
        }
        if (text.endsWith("-->")) {
            text = text.substring(0, text.length() - 3);
        }
        return text.strip();
    }

    /** A line of code without the comment that begins with {@code #} or {@code //} and ends with the line. */
    private static String withoutComment(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean begins = i == 0 || line.charAt(i - 1) <= ' ';
            if (begins && (c == '#' || (c == '/' && line.startsWith("//", i)))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private static String unquoted(String value) {
        if (value.length() >= 2) {
            char first = value.charAt(0);
            if ((first == '"' || first == '\'' || first == '`') && value.charAt(value.length() - 1) == first) {
                return value.substring(1, value.length() - 1).strip();
            }
        }
        return value;
    }

    /** An id as Hugo makes it from a heading, as far as it is ASCII; empty where it is not. */
    private static String slug(String heading) {
        StringBuilder slug = new StringBuilder();
        String text = heading.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isAsciiLetterOrDigit(c) || c == '-' || c == '_') {
                slug.append(Character.toLowerCase(c));
            } else if (c == ' ') {
                slug.append('-');
            } else if (c >= 0x7F) {
                return "";
            }
        }
        return slug.toString();
    }

    private static String squeeze(String text) {
        return isSqueezed(text) ? text : squeezed(text);
    }

    /** Whether blanks are single ones between words, as in most lines. */
    private static boolean isSqueezed(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0xA0 || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank;
    }

    private static String squeezed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0xA0) {
                blank = result.length() > 0;
            } else {
                if (blank) {
                    result.append(' ');
                    blank = false;
                }
                result.append(c);
            }
        }
        return result.toString();
    }

    /** Full-width letters, digits and signs as their ASCII forms. */
    private static String halfWidth(String line) {
        StringBuilder result = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= 0xFF01 && c <= 0xFF5E || c == 0x3000) {
                if (result == null) {
                    result = new StringBuilder(line);
                }
                result.setCharAt(i, c == 0x3000 ? ' ' : (char) (c - 0xFEE0));
            }
        }
        return result == null ? line : result.toString();
    }
}
