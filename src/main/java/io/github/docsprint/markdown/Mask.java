package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of a page with everything that is Hugo's and not CommonMark's written over by as many other characters, so
 * that commonmark sees links and tables as Hugo does and offsets stay.
 */
final class Mask {

    /** Stands for a tag: a private-use character, which is a letter to the rules of emphasis. */
    static final char TAG = '\uE000';

    /** The same for a tag that prints a word and so never makes a block. */
    static final char INLINE_TAG = '\uE001';

    /** Stands for both characters of an escaped pipe: punctuation that means nothing to Markdown. */
    private static final char PIPE = '\u2016';

    /** A character that cannot be confused with the above. */
    private static final char OTHER = '\uE002';

    private final int start;
    private final String text;
    private final List<Unit> units;

    /** Where each unit starts, in the whole text. */
    private final int[] starts;

    private final String parsed;

    /** The offset in {@link #text} of each character of {@link #parsed}, and of the end; empty where they are equal. */
    private final int[] offsets;

    private Mask(int start, String text, List<Unit> units) {
        this.start = start;
        this.text = text;
        this.units = units;
        this.starts = new int[units.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = units.get(i).start();
        }
        int tabs = prefixTabs(text);
        if (tabs == 0) {
            this.parsed = text;
            this.offsets = new int[0];
        } else {
            StringBuilder expanded = new StringBuilder(text.length() + tabs * 3);
            this.offsets = expand(text, expanded, new int[text.length() + tabs * 3 + 1]);
            this.parsed = expanded.toString();
        }
    }

    /** The masked body, as long as the body. */
    String text() {
        return text;
    }

    /**
     * The masked body for commonmark, with blanks for the tabs before the content of a line. A tab that a container
     * takes a part of would make commonmark's offsets on that line wrong.
     */
    String parsed() {
        return parsed;
    }

    /** The offset in the whole text that belongs to an offset in {@link #parsed()}. */
    int source(int index) {
        return start + (offsets.length == 0 ? index : offsets[index]);
    }

    private static int prefixTabs(String text) {
        if (text.indexOf('\t') < 0) {
            return 0;
        }
        int tabs = 0;
        boolean prefix = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                prefix = true;
            } else if (prefix && c == '\t') {
                tabs++;
            } else {
                prefix = prefix && isPrefix(c);
            }
        }
        return tabs;
    }

    private static int[] expand(String text, StringBuilder expanded, int[] offsets) {
        boolean prefix = true;
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int width = prefix && c == '\t' ? 4 - column % 4 : 1;
            for (int j = 0; j < width; j++) {
                offsets[expanded.length()] = i;
                expanded.append(prefix && c == '\t' ? ' ' : c);
            }
            column += width;
            if (c == '\n' || c == '\r') {
                prefix = true;
                column = 0;
            } else {
                prefix = prefix && isPrefix(c);
            }
        }
        offsets[expanded.length()] = text.length();
        return Arrays.copyOf(offsets, expanded.length() + 1);
    }

    /** Whether a character may belong to the indentation and the container marks of a line. */
    static boolean isPrefix(char c) {
        return c == ' '
                || c == '\t'
                || c == '>'
                || c == '-'
                || c == '*'
                || c == '+'
                || c == '.'
                || c == ')'
                || c == ':'
                || (c >= '0' && c <= '9');
    }

    /**
     * A masked stretch.
     *
     * @param start offset in the whole text
     * @param end offset after it
     * @param tag the tag, or the first one of a pair
     * @param close the closing tag of a pair whose content is masked too; else the same
     */
    record Unit(int start, int end, Shortcode tag, Shortcode close) {
        boolean isPair() {
            return tag.index() != close.index();
        }

        /** What stands between the two tags of a pair. */
        Span content() {
            return new Span(tag.span().end(), close.span().start());
        }

        Span span() {
            return new Span(start, end);
        }
    }

    static Mask of(String text, int start, List<Shortcode> tags, Dialect dialect) {
        char[] masked = new char[text.length() - start];
        text.getChars(start, text.length(), masked, 0);
        boolean changed = hide(masked);
        if (tags.isEmpty()) {
            return new Mask(start, changed ? new String(masked) : text.substring(start), List.of());
        }
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            Shortcode tag = tags.get(i);
            Shortcode close = tag;
            if (dialect.masksContent(tag) && tag.form() == Shortcode.Form.OPENING) {
                close = tags.get(tag.partner().orElseThrow());
                i = close.index();
            }
            char mask = dialect.inlineShortcodes().contains(tag.name()) || tag.form() == Shortcode.Form.ESCAPED
                    ? INLINE_TAG
                    : TAG;
            units.add(new Unit(tag.span().start(), close.span().end(), tag, close));
            Arrays.fill(masked, tag.span().start() - start, close.span().end() - start, mask);
        }
        return new Mask(start, new String(masked), List.copyOf(units));
    }

    /** Writes over what looks like a mask and over escaped pipes, all in one pass. @return whether there was any */
    private static boolean hide(char[] text) {
        boolean any = false;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c == TAG || c == INLINE_TAG) {
                text[i] = OTHER;
                any = true;
            } else if (c == '\\' && i + 1 < text.length && text[i + 1] == '|') {
                text[i] = PIPE;
                text[++i] = PIPE;
                any = true;
            }
        }
        return any;
    }

    /** The units that lie in a span, in order. */
    List<Unit> in(Span span) {
        if (units.isEmpty()) {
            return units;
        }
        int found = Arrays.binarySearch(starts, span.start());
        int low = found < 0 ? -found - 1 : found;
        int end = low;
        while (end < units.size() && units.get(end).end() <= span.end()) {
            end++;
        }
        return units.subList(low, end);
    }
}
