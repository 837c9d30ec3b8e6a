package io.github.docsprint.lint;

import io.github.docsprint.markdown.Segment;
import io.github.docsprint.text.Span;
import java.util.List;

/** A stretch of prose, whether it is a segment of the page's body or a text of its front matter. */
sealed interface Prose {

    /** What a reader reads. */
    String text();

    /** Where it stands, by the name in rule files. */
    String place();

    /** Whether it is running text: a paragraph, in whatever container. */
    boolean isRunning();

    /** What one character is. */
    Segment.Part part(int index);

    /** The source of some characters, the markup between them included. */
    Span source(int from, int to);

    /** Whether the source of these characters is these characters. */
    boolean verbatim(int from, int to);

    /** Whether a character is prose rather than a placeholder or line end. */
    default boolean isText(int index) {
        Segment.Part part = part(index);
        return part == Segment.Part.TEXT || part == Segment.Part.LINK_TEXT;
    }

    /** Whether a character is Japanese prose. */
    default boolean isJapanese(int index) {
        return Script.isJapanese(text().charAt(index)) && isText(index);
    }

    /** Whether a character is a Latin letter or digit of the prose. */
    default boolean isLatin(int index) {
        return Script.isLatin(text().charAt(index)) && isText(index);
    }

    /** A segment of the body. */
    record OfBody(Segment segment) implements Prose {
        @Override
        public String text() {
            return segment.text();
        }

        @Override
        public String place() {
            return switch (segment.context()) {
                case HEADING -> "heading";
                case LIST_ITEM -> "list-item";
                case TABLE_CELL -> "table-cell";
                case SHORTCODE_TEXT -> "shortcode";
                case ALT_TEXT, LINK_TITLE -> "alternative-text";
                default -> "paragraph";
            };
        }

        @Override
        public boolean isRunning() {
            return switch (segment.context()) {
                case PARAGRAPH, BLOCK_QUOTE, ALERT, DESCRIPTION -> true;
                default -> false;
            };
        }

        @Override
        public Segment.Part part(int index) {
            return segment.part(index);
        }

        @Override
        public Span source(int from, int to) {
            return segment.source(from, to);
        }

        @Override
        public boolean verbatim(int from, int to) {
            return segment.verbatim(from, to);
        }
    }

    /**
     * A value of the front matter that readers see.
     *
     * @param quote the quotation mark around it, or a blank
     * @param starts where each line of it begins in the page
     */
    record OfFrontMatter(String text, char quote, List<Integer> starts) implements Prose {
        @Override
        public String place() {
            return "front-matter";
        }

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public Segment.Part part(int index) {
            return text.charAt(index) == '\n' ? Segment.Part.SOFT_BREAK : Segment.Part.TEXT;
        }

        @Override
        public Span source(int from, int to) {
            if (from == to) {
                return new Span(offset(from), offset(from));
            }
            return new Span(offset(from), offset(to - 1) + 1);
        }

        @Override
        public boolean verbatim(int from, int to) {
            return text.substring(from, to).indexOf('\n') < 0;
        }

        private int offset(int index) {
            int line = 0;
            int start = 0;
            for (int feed = text.indexOf('\n'); feed >= 0 && feed < index; feed = text.indexOf('\n', start)) {
                line++;
                start = feed + 1;
            }
            return starts.get(line) + index - start;
        }
    }
}
