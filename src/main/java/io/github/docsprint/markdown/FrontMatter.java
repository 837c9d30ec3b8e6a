package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.Optional;

/**
 * The front matter of a page, as text.
 *
 * @param format by its delimiter
 * @param span from the first delimiter to the last, with the line ending after it
 * @param content between the delimiters' lines
 * @param closed whether the second delimiter is there; if not, the content reaches to the end of the text, as in Hugo
 */
public record FrontMatter(Format format, Span span, Span content, boolean closed) {

    /** The formats of front matter that a delimiter tells. */
    public enum Format {
        /** Between lines of {@code ---}. */
        YAML,
        /** Between lines of {@code +++}. */
        TOML
    }

    /**
     * The front matter at the head of a text; spaces, line endings and a byte order mark may stand before it. Its end
     * is any line that begins with the delimiter, whatever comes after on that line, as in Hugo's lexer (hugo,
     * parser/pageparser/pagelexer.go, lexFrontMatterSection).
     */
    public static Optional<FrontMatter> of(String text) {
        int start = 0;
        while (start < text.length() && " \t\r\n\uFEFF".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String delimiter = text.startsWith("---", start) ? "---" : "+++";
        if (!text.startsWith(delimiter, start)) {
            return Optional.empty();
        }
        int lineEnd = start + 3;
        while (lineEnd < text.length() && " \t-+".indexOf(text.charAt(lineEnd)) >= 0) {
            lineEnd++;
        }
        if (lineEnd < text.length() && text.charAt(lineEnd) != '\n' && text.charAt(lineEnd) != '\r') {
            return Optional.empty();
        }
        Format format = delimiter.equals("---") ? Format.YAML : Format.TOML;
        int content = afterLineEnding(text, lineEnd);
        for (int line = content; line < text.length(); line = nextLine(text, line)) {
            if (text.startsWith(delimiter, line)) {
                int end = line + 3;
                while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
                    end++;
                }
                return Optional.of(new FrontMatter(
                        format, new Span(start, afterLineEnding(text, end)), new Span(content, line), true));
            }
        }
        return Optional.of(
                new FrontMatter(format, new Span(start, text.length()), new Span(content, text.length()), false));
    }

    private static int nextLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return afterLineEnding(text, at);
    }

    private static int afterLineEnding(String text, int at) {
        if (text.startsWith("\r\n", at)) {
            return at + 2;
        }
        return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r') ? at + 1 : at;
    }
}
