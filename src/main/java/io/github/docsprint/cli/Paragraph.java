package io.github.docsprint.cli;

import io.github.docsprint.drift.change.Piece;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.TerminalSafe;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Untrusted text with some of its words painted, cut into lines that fit between the edges of a terminal. */
final class Paragraph {

    /** A line end with the indentation after it, unless two blanks or a backslash before make it a hard one. */
    private static final Pattern SOFT_BREAK = Pattern.compile("(?<! {2})(?<!\\\\)()\\n[ \\t]*(?=\\S)");

    private final StringBuilder text = new StringBuilder();
    private final BitSet marked = new BitSet();

    /** A text without paint. */
    static Paragraph of(String text) {
        return new Paragraph().add(text, false);
    }

    /**
     * A block of a word diff.
     *
     * @param open stands before edited words, as in {@code git diff --word-diff=plain}; empty where paint tells enough
     * @param close stands after them
     */
    static Paragraph of(List<Piece> pieces, String open, String close) {
        Paragraph paragraph = new Paragraph();
        boolean whole = pieces.size() == 1;
        for (Piece piece : pieces) {
            boolean sign = piece.edited() && !whole;
            paragraph.add((sign ? open : "") + piece.text() + (sign ? close : ""), piece.edited());
        }
        return paragraph;
    }

    /**
     * The same running text without the line ends of its source, to be broken at the edge of the terminal alone; code and
     * tables, whose line ends mean something, as they are.
     */
    static List<Piece> unwrapped(List<Piece> pieces) {
        String whole = pieces.stream().map(Piece::text).collect(Collectors.joining());
        boolean lines = whole.contains("```")
                || whole.contains("~~~")
                || whole.startsWith("    ")
                || whole.startsWith("|")
                || whole.startsWith("<");
        return lines
                ? pieces
                : pieces.stream()
                        .map(piece -> new Piece(SOFT_BREAK.matcher(piece.text()).replaceAll("$1 "), piece.edited()))
                        .toList();
    }

    /** A text without paint over as many lines as it takes. */
    static List<String> wrapped(String text, int columns) {
        return of(text).lines(columns, UnaryOperator.identity());
    }

    /** The lines of a paragraph, and whether any of their words are marked. */
    record Line(String text, boolean marked) {}

    private Paragraph add(String untrusted, boolean mark) {
        int from = text.length();
        String[] lines = untrusted.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            text.append(i == 0 ? "" : "\n")
                    .append(TerminalSafe.text(lines[i].replace("\t", "    ").replace("\r", "")));
        }
        marked.set(from, text.length(), mark);
        return this;
    }

    /**
     * Its lines, each on as many as it takes.
     *
     * @param columns how wide a line may be
     * @param paint for the marked words
     */
    List<String> lines(int columns, UnaryOperator<String> paint) {
        return marked(columns, paint).stream().map(Line::text).toList();
    }

    /** The same, each with whether any of its words are marked. */
    List<Line> marked(int columns, UnaryOperator<String> paint) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf("\n", start);
            int end = newline < 0 ? text.length() : newline;
            wrap(start, end, columns, paint, lines);
            start = end + 1;
        }
        while (lines.size() > 1 && lines.get(lines.size() - 1).text().isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private void wrap(int start, int end, int columns, UnaryOperator<String> paint, List<Line> lines) {
        if (DisplayWidth.of(text.substring(start, end)) <= columns) {
            lines.add(painted(start, end, paint));
            return;
        }
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text.substring(start, end));
        int from = start;
        int at = start;
        for (int next = breaks.following(0); next != BreakIterator.DONE; next = breaks.next()) {
            int to = start + next;
            if (to < end && isVisibleAscii(text.charAt(to - 1)) && isVisibleAscii(text.charAt(to))) {
                continue; // in an address or an option, which somebody may want to copy
            }
            // What fits on no line need not begin one.
            if (at > from && !fits(from, to, columns) && fits(at, to, columns)) {
                lines.add(painted(from, at, paint));
                from = at;
            }
            while (!fits(from, to, columns)) {
                int cut = cut(from, to, columns);
                lines.add(painted(from, cut, paint));
                from = cut;
            }
            at = to;
        }
        lines.add(painted(from, end, paint));
    }

    private static boolean isVisibleAscii(char character) {
        return character > ' ' && character < 0x7f;
    }

    private boolean fits(int from, int to, int columns) {
        return DisplayWidth.of(text.substring(from, to).stripTrailing()) <= columns;
    }

    /** A word longer than a line is cut where the line ends. */
    private int cut(int from, int to, int columns) {
        int cut = text.offsetByCodePoints(from, 1);
        while (cut < to) {
            int next = text.offsetByCodePoints(cut, 1);
            if (DisplayWidth.of(text.substring(from, next)) > columns) {
                break;
            }
            cut = next;
        }
        return cut;
    }

    private Line painted(int from, int to, UnaryOperator<String> paint) {
        int end = to;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        StringBuilder line = new StringBuilder();
        int at = from;
        while (at < end) {
            boolean mark = marked.get(at);
            int next = Math.min(end, mark ? marked.nextClearBit(at) : nextMark(at, end));
            String words = text.substring(at, next);
            line.append(mark ? paint.apply(words) : words);
            at = next;
        }
        int mark = marked.nextSetBit(from);
        return new Line(line.toString(), mark >= 0 && mark < end);
    }

    private int nextMark(int at, int end) {
        int next = marked.nextSetBit(at);
        return next < 0 ? end : next;
    }
}
