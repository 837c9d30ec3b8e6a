package io.github.docsprint.text;

import java.util.Arrays;

/** Where the lines of a text begin. Lines end with LF, CRLF or CR, as in CommonMark 0.31 section 2.1. */
public final class LineTable {

    private final int[] starts;
    private final int length;

    private LineTable(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    /** The lines of a text; a text that ends with a line ending has an empty last line. */
    public static LineTable of(String text) {
        char[] letters = text.toCharArray(); // each charAt would check the index and the form of the text anew
        int[] starts = new int[64];
        int count = 1;
        int length = letters.length;
        for (int i = 0; i < length; i++) {
            char c = letters[i];
            if (c == '\n' || (c == '\r' && (i + 1 == length || letters[i + 1] != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return new LineTable(Arrays.copyOf(starts, count), length);
    }

    /** How many lines there are; at least one. */
    public int count() {
        return starts.length;
    }

    /** Where a line begins. @param line from 1 */
    public int start(int line) {
        return starts[line - 1];
    }

    /** Where a line ends, its line ending included. @param line from 1 */
    public int end(int line) {
        return line == starts.length ? length : starts[line];
    }

    /** The line, from 1, that holds an offset; the end of the text is on the last line. */
    public int line(int offset) {
        if (offset < 0 || offset > length) {
            throw new IndexOutOfBoundsException(offset);
        }
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The line and column of an offset. */
    public Position position(int offset) {
        int line = line(offset);
        return new Position(line, offset - starts[line - 1] + 1);
    }
}
