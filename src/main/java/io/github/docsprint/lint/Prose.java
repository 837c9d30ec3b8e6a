package io.github.docsprint.lint;

import io.github.docsprint.markdown.Segment;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of prose, whether it is a segment of the page's body or a text of its front matter. A class and no interface,
 * as the checks ask it about every character. Used by one thread.
 */
abstract sealed class Prose {

    /** Where Unicode's half-width and full-width forms begin. */
    private static final char FIRST_FORM = 0xFF00;

    private static final char LAST_FORM = 0xFFEF;

    /** Where the blanks of a text are. */
    record Blanks(int from, int to) {
        int left() {
            return from - 1;
        }

        int right() {
            return to;
        }
    }

    private final String text;
    private final boolean japanese;
    private final boolean forms;

    /** Which characters of ASCII there are, a bit for each: most checks look for one that most texts have not. */
    private final long ascii;

    private final long upperAscii;

    private @Nullable List<Blanks> blanks;

    private Prose(String text) {
        this.text = text;
        long lower = 0;
        long upper = 0;
        boolean anyForm = false;
        boolean anyJapanese = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 64) {
                lower |= 1L << c;
            } else if (c < 128) {
                upper |= 1L << c;
            } else {
                anyJapanese = anyJapanese || Script.isJapanese(c);
                anyForm |= isForm(c);
            }
        }
        this.ascii = lower;
        this.upperAscii = upper;
        this.forms = anyForm;
        this.japanese = anyJapanese;
    }

    /** Whether a character is one of Unicode's half-width and full-width forms. */
    static boolean isForm(char c) {
        return c >= FIRST_FORM && c <= LAST_FORM;
    }

    /** Whether there is a character of ASCII anywhere in it. */
    final boolean has(char c) {
        return ((c < 64 ? ascii : upperAscii) & 1L << c) != 0;
    }

    /** Whether there is a half-width or full-width form anywhere in it. */
    final boolean hasForms() {
        return forms;
    }

    /** The runs of blanks that have something on both sides. */
    final List<Blanks> blanks() {
        List<Blanks> known = blanks;
        if (known == null) {
            known = has(' ') ? blanks(text) : List.of();
            blanks = known;
        }
        return known;
    }

    private static List<Blanks> blanks(String text) {
        List<Blanks> runs = new ArrayList<>();
        for (int i = text.indexOf(' ', 1); i > 0; i = text.indexOf(' ', i)) {
            int end = i;
            while (end < text.length() && text.charAt(end) == ' ') {
                end++;
            }
            if (end < text.length() && text.charAt(end) != '\n' && text.charAt(i - 1) != '\n') {
                runs.add(new Blanks(i, end));
            }
            i = end;
        }
        return runs;
    }

    /** What a reader reads. */
    final String text() {
        return text;
    }

    /** Whether there is anything Japanese in it. */
    final boolean hasJapanese() {
        return japanese;
    }

    /** Where it stands, by the name in rule files. */
    abstract String place();

    /** Whether it is running text: a paragraph, in whatever container. */
    abstract boolean isRunning();

    /** What one character is. */
    abstract Segment.Part part(int index);

    /** The source of some characters, the markup between them included. */
    abstract Span source(int from, int to);

    /** Whether the source of these characters is these characters. */
    abstract boolean verbatim(int from, int to);

    /** The source of all of it. */
    final Span source() {
        return source(0, text.length());
    }

    /** Whether a character is prose rather than a placeholder or line end. */
    final boolean isText(int index) {
        Segment.Part part = part(index);
        return part == Segment.Part.TEXT || part == Segment.Part.LINK_TEXT;
    }

    /** Whether a character is Japanese prose. */
    final boolean isJapanese(int index) {
        return Script.isJapanese(text.charAt(index)) && isText(index);
    }

    /** Whether a character is a Latin letter or digit of the prose. */
    final boolean isLatin(int index) {
        return Script.isLatin(text.charAt(index)) && isText(index);
    }

    /** A segment of the body. */
    static final class OfBody extends Prose {
        private final Segment segment;

        OfBody(Segment segment) {
            super(segment.text());
            this.segment = segment;
        }

        Segment.Context context() {
            return segment.context();
        }

        @Override
        String place() {
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
        boolean isRunning() {
            return switch (segment.context()) {
                case PARAGRAPH, BLOCK_QUOTE, ALERT, DESCRIPTION -> true;
                default -> false;
            };
        }

        @Override
        Segment.Part part(int index) {
            return segment.part(index);
        }

        @Override
        Span source(int from, int to) {
            return segment.source(from, to);
        }

        @Override
        boolean verbatim(int from, int to) {
            return segment.verbatim(from, to);
        }
    }

    /** A value of the front matter that readers see. */
    static final class OfFrontMatter extends Prose {
        private final char quote;
        private final List<Integer> starts;

        /**
         * @param quote the quotation mark around it, or a blank
         * @param starts where each line of it begins in the page
         */
        OfFrontMatter(String text, char quote, List<Integer> starts) {
            super(text);
            this.quote = quote;
            this.starts = starts;
        }

        char quote() {
            return quote;
        }

        @Override
        String place() {
            return "front-matter";
        }

        @Override
        boolean isRunning() {
            return false;
        }

        @Override
        Segment.Part part(int index) {
            return text().charAt(index) == '\n' ? Segment.Part.SOFT_BREAK : Segment.Part.TEXT;
        }

        @Override
        Span source(int from, int to) {
            if (from == to) {
                return new Span(offset(from), offset(from));
            }
            return new Span(offset(from), offset(to - 1) + 1);
        }

        @Override
        boolean verbatim(int from, int to) {
            return text().substring(from, to).indexOf('\n') < 0;
        }

        private int offset(int index) {
            int line = 0;
            int start = 0;
            for (int feed = text().indexOf('\n'); feed >= 0 && feed < index; feed = text().indexOf('\n', start)) {
                line++;
                start = feed + 1;
            }
            return starts.get(line) + index - start;
        }
    }
}
