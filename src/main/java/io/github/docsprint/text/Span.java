package io.github.docsprint.text;

/**
 * A half-open range of UTF-16 code units.
 *
 * @param start offset of the first unit, from 0
 * @param end offset after the last unit; not before {@code start}
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** How many UTF-16 code units it covers. */
    public int length() {
        return end - start;
    }

    /** Whether it covers nothing. */
    public boolean isEmpty() {
        return start == end;
    }

    /** Whether every unit of the other span is in this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Whether the unit at this offset is in it. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Whether the two have a unit in common. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The text that it covers. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** The text that it covers. */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }
}
