package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.Arrays;

/**
 * A stretch of prose as a reader sees it, with the way back to the source of every character. Markup is taken out, so
 * that a rule can look across its edges; what is no prose (code, tags, images, addresses) is one
 * {@link #PLACEHOLDER} each. Entities and escapes are decoded. Immutable.
 */
public final class Segment {

    /** Unicode's object replacement character, in the place of what is no prose. */
    public static final char PLACEHOLDER = '\uFFFC';

    /** Where a segment stands. */
    public enum Context {
        /** A paragraph of the page, also inside a shortcode. */
        PARAGRAPH,
        /** A heading, without its attributes. */
        HEADING,
        /** A paragraph in a list item. */
        LIST_ITEM,
        /** A cell of a table. */
        TABLE_CELL,
        /** A paragraph in a block quote. */
        BLOCK_QUOTE,
        /** A paragraph in an alert. */
        ALERT,
        /** A term of a definition list. */
        TERM,
        /** A paragraph in a description of a definition list. */
        DESCRIPTION,
        /** The alternative text of an image. */
        ALT_TEXT,
        /** The title of a link or an image. */
        LINK_TITLE,
        /** A parameter of a shortcode that readers see. */
        SHORTCODE_TEXT,
        /** Text between the tags of raw HTML. */
        HTML
    }

    /** What a character of the text is. */
    public enum Part {
        /** Prose. */
        TEXT,
        /** Prose that is the text of a link. */
        LINK_TEXT,
        /** A line end that a reader sees as a blank or as nothing; the text has a line feed. */
        SOFT_BREAK,
        /** A line end that a reader sees; the text has a line feed. */
        HARD_BREAK,
        /** The placeholder of inline code. */
        CODE,
        /** The placeholder of a shortcode tag. */
        SHORTCODE,
        /** The placeholder of an image. */
        IMAGE,
        /** The placeholder of an address that links to itself. */
        ADDRESS
    }

    private static final Part[] PARTS = Part.values();

    private final Context context;
    private final Span span;
    private final Block block;
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final byte[] parts;

    private Segment(Context context, Span span, Block block, Builder from) {
        this.context = context;
        this.span = span;
        this.block = block;
        this.text = new String(from.text, 0, from.length);
        this.starts = Arrays.copyOf(from.starts, from.length);
        this.ends = Arrays.copyOf(from.ends, from.length);
        this.parts = Arrays.copyOf(from.parts, from.length);
    }

    /** Where the segment stands. */
    public Context context() {
        return context;
    }

    /** The source that it comes from. */
    public Span span() {
        return span;
    }

    /** The innermost block that it comes from: a heading, paragraph, table, shortcode or HTML block. */
    public Block block() {
        return block;
    }

    /** What a reader reads. */
    public String text() {
        return text;
    }

    /** What one character is. @param index in {@link #text()} */
    public Part part(int index) {
        return PARTS[parts[index]];
    }

    /** The source of one character; longer than one unit where something was decoded or replaced. */
    public Span source(int index) {
        return new Span(starts[index], ends[index]);
    }

    /**
     * The source from the first to the last of some characters, with the markup between them; an empty range gives the
     * empty span before the character at {@code from}, or after the last one.
     *
     * @param from in {@link #text()}, inclusive
     * @param to exclusive
     */
    public Span source(int from, int to) {
        if (from < to) {
            return new Span(starts[from], Math.max(starts[from], ends[to - 1]));
        }
        int at = from < text.length() ? starts[from] : text.isEmpty() ? span.start() : ends[from - 1];
        return new Span(at, at);
    }

    /** Whether the source of these characters is these characters: nothing decoded, replaced or marked up between. */
    public boolean verbatim(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean plain = parts[i] == Part.TEXT.ordinal() || parts[i] == Part.LINK_TEXT.ordinal();
            if (!plain || starts[i] != starts[from] + i - from || ends[i] != starts[i] + 1 || decoded(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean decoded(int i) {
        return ends[i] - starts[i] != 1;
    }

    @Override
    public String toString() {
        return context + " " + span + " " + text;
    }

    /** Gathers characters in the order of the source. */
    static final class Builder {
        private char[] text;
        private int[] starts;
        private int[] ends;
        private byte[] parts;
        private int length;

        /** @param expected how many characters there will be, more or less */
        Builder(int expected) {
            text = new char[expected];
            starts = new int[expected];
            ends = new int[expected];
            parts = new byte[expected];
        }

        /** Adds a stretch of the source that stands for itself. */
        void addVerbatim(String source, int from, int to, Part part) {
            int at = length;
            ensure(to - from);
            source.getChars(from, to, text, at);
            for (int i = from; i < to; i++, at++) {
                starts[at] = i;
                ends[at] = i + 1;
            }
            Arrays.fill(parts, length, at, (byte) part.ordinal());
            length = at;
        }

        /** Adds characters that all have the same source, in which only the first may be told apart. */
        void add(String characters, int start, int end, Part part) {
            for (int i = 0; i < characters.length(); i++) {
                add(characters.charAt(i), start, end, part);
            }
        }

        void add(char character, int start, int end, Part part) {
            ensure(1);
            text[length] = character;
            starts[length] = start;
            ends[length] = end;
            parts[length] = (byte) part.ordinal();
            length++;
        }

        /** Makes room for some more characters. */
        private void ensure(int more) {
            if (length + more > text.length) {
                int capacity = Math.max(length + more, text.length * 2);
                text = Arrays.copyOf(text, capacity);
                starts = Arrays.copyOf(starts, capacity);
                ends = Arrays.copyOf(ends, capacity);
                parts = Arrays.copyOf(parts, capacity);
            }
        }

        boolean hasProse() {
            for (int i = 0; i < length; i++) {
                if (parts[i] <= Part.LINK_TEXT.ordinal() && !Character.isWhitespace(text[i])) {
                    return true;
                }
            }
            return false;
        }

        Segment build(Context context, Span span, Block block) {
            return new Segment(context, span, block, this);
        }
    }
}
