package io.github.docsprint.drift.change;

import io.github.docsprint.text.Span;

/**
 * A line of a code block, cut where its comment begins: comments get translated, code does not.
 *
 * @param code what the machine reads, without blanks at the end
 * @param comment from the comment's mark on; often empty
 * @param span where the line is
 */
record CodeLine(String code, String comment, Span span) {

    /**
     * Cuts a line. A comment begins at {@code #} or {@code //} that begins the line or follows a blank, outside quotes.
     */
    static CodeLine of(String text, Span span) {
        String line = span.of(text);
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1)))) {
                quote = c;
            } else if ((c == '#' || (c == '/' && line.startsWith("//", i)))
                    && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return new CodeLine(
                        line.substring(0, i).stripTrailing(), line.substring(i).strip(), span);
            }
        }
        return new CodeLine(line.stripTrailing(), "", span);
    }

    boolean blank() {
        return code.isBlank() && comment.isEmpty();
    }

    String whole() {
        return comment.isEmpty() ? code : code + " " + comment;
    }
}
