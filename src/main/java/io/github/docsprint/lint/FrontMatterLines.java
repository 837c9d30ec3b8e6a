package io.github.docsprint.lint;

import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The top-level entries of YAML front matter with the lines that they take, so that a rule can point at one or take it
 * out while all others stay byte for byte.
 */
final class FrontMatterLines {

    /**
     * One entry.
     *
     * @param span its lines, the last line ending included
     * @param value where the value is on the key's own line, without quotes; may be empty
     * @param quote the quotation mark around the value, or a blank
     * @param more the lines below the key's, each without its indentation and line ending
     */
    record Entry(String key, Span span, Span value, char quote, List<Span> more) {}

    private FrontMatterLines() {}

    static List<Entry> entries(String text, FrontMatter matter) {
        if (matter.format() != FrontMatter.Format.YAML) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        int line = matter.content().start();
        int end = matter.content().end();
        while (line < end) {
            int next = nextLine(text, line, end);
            Optional<Integer> colon = colon(text, line, next);
            if (colon.isEmpty()) {
                line = next;
                continue;
            }
            List<Span> more = new ArrayList<>();
            int after = next;
            while (after < end && belongs(text, after, end)) {
                int following = nextLine(text, after, end);
                more.add(stripped(text, after, following));
                after = following;
            }
            Span raw = stripped(text, colon.get() + 1, next);
            char first = raw.isEmpty() ? ' ' : text.charAt(raw.start());
            boolean quoted = (first == '"' || first == '\'') && raw.length() > 1 && text.charAt(raw.end() - 1) == first;
            entries.add(new Entry(
                    text.substring(line, colon.get()).strip(),
                    new Span(line, after),
                    quoted ? new Span(raw.start() + 1, raw.end() - 1) : withoutComment(text, raw),
                    quoted ? first : ' ',
                    List.copyOf(more)));
            line = after;
        }
        return entries;
    }

    /** The colon after a key that begins at the start of a line. */
    private static Optional<Integer> colon(String text, int line, int next) {
        for (int i = line; i < next; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i == line ? Optional.empty() : Optional.of(i);
            }
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a line goes on with the entry above: indented, or an item of its list; a blank one before such a line. */
    private static boolean belongs(String text, int line, int end) {
        int at = line;
        while (at < end && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        return at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.startsWith("- ", at));
    }

    private static Span stripped(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    private static Span withoutComment(String text, Span value) {
        int hash = value.of(text).indexOf(" #");
        return hash < 0 ? value : stripped(text, value.start(), value.start() + hash);
    }

    private static int nextLine(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return text.startsWith("\r\n", at) ? Math.min(at + 2, end) : Math.min(at + 1, end);
    }

    /** The value of an entry as prose, where it is a text. */
    static Optional<Prose> prose(String text, Entry entry) {
        String first = entry.value().of(text);
        boolean block = first.startsWith("|") || first.startsWith(">");
        List<Span> lines = new ArrayList<>();
        if (!block && !first.isEmpty()) {
            lines.add(entry.value());
        }
        if (block || entry.quote() == ' ') {
            lines.addAll(entry.more());
        }
        String value =
                String.join("\n", lines.stream().map(line -> line.of(text)).toList());
        boolean plain = !block && entry.quote() == ' ';
        boolean noText = value.isBlank() || plain && ("[{&*!".indexOf(value.charAt(0)) >= 0 || value.startsWith("- "));
        return noText
                ? Optional.empty()
                : Optional.of(new Prose.OfFrontMatter(
                        value,
                        block ? '|' : entry.quote(),
                        lines.stream().map(Span::start).toList()));
    }
}
