package io.github.docsprint.drift.base;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.text.Ascii;
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

    private static final int TEXT = InlineLexer.TEXT;
    /** Front matter; bit 0: below a key that readers see, bit 1: TOML. */
    private static final int FRONT = 4;

    private static final int FRONT_SEEN = 1;
    private static final int FRONT_TOML = 2;
    /** In a code block; bit 0: of tildes, from bit 4: the indentation, from bit 8: the length of the fence. */
    private static final int FENCE = 8;

    private static final int LONGEST_FENCE = 1 << 20;

    /** What a line begins with that has a fence, in a quote or list perhaps. */
    private static final String FENCED = "`~>-*";

    private static final int LONGEST_LINE = 20_000;

    private static final Set<String> PROSE_KEYS =
            Set.of("title", "linktitle", "description", "short_description", "summary", "aka");

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

    private final Set<String> visible;
    private final Sink sink;
    private final InlineLexer inlines;
    private int state;

    /**
     * @param folder where relative links start: the address of the page, with {@code /} and without host and language
     * @param dialect of the site
     * @param sink gets the tokens
     */
    LineLexer(String folder, Dialect dialect, Sink sink) {
        this.visible = dialect.visibleKeys();
        this.sink = sink;
        this.inlines = new InlineLexer(folder, dialect, sink);
    }

    /**
     * Reads a line.
     *
     * @param raw in the {@link NormalForm#halfWidth} form
     * @param before what is known of the lines before it
     */
    Line read(String raw, int before) {
        String line = raw.length() > LONGEST_LINE ? raw.substring(0, LONGEST_LINE) : raw;
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
        int comment = line.indexOf(" #", separator); // such as "# patched", by which opentelemetry.io marks small fixes
        String written = line.substring(separator + 1, comment < 0 ? line.length() : comment);
        String value = NormalForm.unquoted(written.strip());
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
                sink.token(TokenKind.FRONT_MATTER, "-=" + NormalForm.unquoted(line.strip()));
            }
            return new Line(state, false, false, seen ? NormalForm.squeeze(line) : "");
        }
        String key = line.substring(0, separator).strip();
        String lower = key.toLowerCase(Locale.ROOT);
        String value = NormalForm.unquoted(line.substring(separator + 1).strip());
        boolean seen = visible.contains(lower);
        if (PROSE_KEYS.contains(lower)) {
            prose(value);
            sink.token(TokenKind.FRONT_MATTER, key + "=");
        } else {
            sink.token(TokenKind.FRONT_MATTER, key + "=" + value);
        }
        int next = FRONT | (toml ? FRONT_TOML : 0) | (seen ? FRONT_SEEN : 0);
        return new Line(next, true, false, seen ? key + ": " + NormalForm.squeeze(value) : "");
    }

    private Line code(String line) {
        int length = state >> 8;
        char mark = (state & 1) != 0 ? '~' : '`';
        String bare = withoutQuote(line).strip();
        if (run(bare, mark) >= length && run(bare, mark) == bare.length()) {
            return new Line(TEXT, true, true, "```");
        }
        String code = NormalForm.squeeze(withoutComment(line));
        if (!code.isEmpty() && Ascii.only(code)) {
            sink.token(TokenKind.CODE_LINE, code);
        }
        return new Line(state, true, true, outdented(line, (state >> 4) & 15));
    }

    private Line text(String line) {
        String body = line.strip();
        if (body.isEmpty()) {
            return new Line(state, false, false, "");
        }
        if (state == TEXT && FENCED.indexOf(body.charAt(0)) >= 0) {
            String bare = withoutQuote(body).strip();
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
        if (state == TEXT || state == InlineLexer.COMMENT) {
            String original = withoutCommentMarks(body);
            if (original.length() > 20
                    && !original.startsWith("{{")
                    && original.indexOf(' ') > 0
                    && Ascii.only(original)) {
                sink.token(TokenKind.PROSE_LINE, NormalForm.squeeze(original));
            }
        }
        StringBuilder normal = new StringBuilder(prefix.length() + body.length()).append(prefix);
        state = inlines.read(body, state, normal);
        String form = normal.toString().strip();
        boolean tag = form.startsWith("{{<") && form.endsWith(">}}") && form.indexOf("}}") == form.length() - 2;
        boolean heading = prefix.endsWith("# ");
        boolean nested = !opens && line.startsWith("  ");
        return new Line(
                state,
                opens || tag,
                heading || tag,
                nested,
                tag && (form.startsWith("capture", 3) || form.startsWith("/capture", 3))
                        ? ""
                        : NormalForm.squeeze(form));
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
        String slug = NormalForm.slug(open > 0 ? text.substring(0, open) : text);
        String automatic = NormalForm.withoutHyphens(slug);
        if (open > 0 && text.endsWith("}")) {
            int end = open + 2;
            while (end < text.length() - 1 && text.charAt(end) != ' ') {
                end++;
            }
            String id = text.substring(open + 2, end);
            String given = NormalForm.withoutHyphens(id);
            sink.token(TokenKind.HEADING_ID, given);
            text = text.substring(0, open).strip();
            return given.equals(automatic) ? text : text + " #" + id;
        }
        if (!slug.isEmpty()) {
            sink.token(TokenKind.HEADING_ID, automatic);
        }
        return text;
    }

    private void prose(String text) {
        inlines.read(text, TEXT, new StringBuilder());
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
}
