package io.github.docsprint.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How many columns text takes on a terminal, and text cut and padded by columns.
 *
 * <p>Two columns for East_Asian_Width wide and fullwidth (UAX #11) and for emoji presentation, none for combining
 * marks, format characters and controls, one for everything else, ambiguous width included, as terminals do outside
 * of legacy East Asian locales. An emoji sequence (modifier, variation selector 16, zero width joiner, pair of
 * regional indicators; UTS #51) counts as one emoji, and is never cut in two, nor is a letter from its marks.
 */
public final class DisplayWidth {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;
    private static final String ELLIPSIS = "…";

    /** Starts and ends (inclusive) of the wide ranges, ascending: start, end, start, end, … */
    private static final int[] WIDE = readWide();

    private DisplayWidth() {}

    /** The columns that a text on one line takes. */
    public static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int end = clusterEnd(text, i);
            columns += clusterWidth(text, i, end);
            i = end;
        }
        return columns;
    }

    /**
     * The text where it fits, else as much of its beginning as fits before a "…".
     *
     * @param columns at least 0; with 0 the result is empty
     */
    public static String fit(String text, int columns) {
        int used = 0;
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            int end = clusterEnd(text, i);
            used += clusterWidth(text, i, end);
            if (used > columns) {
                return columns == 0 ? "" : text.substring(0, cut) + ELLIPSIS;
            }
            if (used < columns) {
                cut = end;
            }
            i = end;
        }
        return text;
    }

    /** The text with spaces after it up to a number of columns; unchanged where it is that wide already. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text with spaces before it up to a number of columns; unchanged where it is that wide already. */
    public static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    /** Where the cluster ends that begins at an offset: a base character and all that is drawn onto it. */
    private static int clusterEnd(String text, int start) {
        int base = text.codePointAt(start);
        int i = start + Character.charCount(base);
        if (isRegionalIndicator(base) && i < text.length() && isRegionalIndicator(text.codePointAt(i))) {
            i += 2;
        }
        while (i < text.length()) {
            int next = text.codePointAt(i);
            if (next == ZERO_WIDTH_JOINER && isPictographic(base) && i + 1 < text.length()) {
                int joined = text.codePointAt(i + 1);
                i += isPictographic(joined) ? 1 + Character.charCount(joined) : 1;
            } else if (isZeroWidth(next) || isSkinTone(next) && isPictographic(base)) {
                i += Character.charCount(next);
            } else {
                break;
            }
        }
        return i;
    }

    private static int clusterWidth(String text, int start, int end) {
        int base = text.codePointAt(start);
        if (isZeroWidth(base)) {
            return 0;
        }
        if (isWide(base)) {
            return 2;
        }
        int second = start + Character.charCount(base);
        if (second < end) {
            int next = text.codePointAt(second);
            if (next == EMOJI_PRESENTATION || isRegionalIndicator(base) && isRegionalIndicator(next)) {
                return 2;
            }
        }
        return 1;
    }

    private static boolean isZeroWidth(int codePoint) {
        if (codePoint >= 0x1160 && codePoint <= 0x11FF) {
            return true; // Hangul vowels and finals, drawn into the syllable of the initial before them
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> true;
            case Character.FORMAT -> codePoint != 0x00AD; // a soft hyphen is drawn
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isRegionalIndicator(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    /** The blocks that emoji sequences are made of; the JDK knows Extended_Pictographic only from 21 on. */
    private static boolean isPictographic(int codePoint) {
        return codePoint >= 0x1F300 && codePoint <= 0x1FAFF || codePoint >= 0x2600 && codePoint <= 0x27BF;
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < WIDE[0]) {
            return false;
        }
        int found = Arrays.binarySearch(WIDE, codePoint);
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    private static int[] readWide() {
        try (InputStream in = DisplayWidth.class.getResourceAsStream("wide.txt")) {
            if (in == null) {
                throw new IllegalStateException("wide.txt is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMapToInt(line ->
                            Arrays.stream(line.split("\\.\\.")).mapToInt(codePoint -> Integer.parseInt(codePoint, 16)))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
