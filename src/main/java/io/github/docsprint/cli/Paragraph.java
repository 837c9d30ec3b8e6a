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

/** Untrusted text with some of its words painted, cut into lines that fit between the edges of a terminal. */
final class Paragraph {

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
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf("\n", start);
            int end = newline < 0 ? text.length() : newline;
            wrap(start, end, columns, paint, lines);
            start = end + 1;
        }
        while (lines.size() > 1 && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private void wrap(int start, int end, int columns, UnaryOperator<String> paint, List<String> lines) {
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
            if (at > from && !fits(from, to, columns)) {
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

    private String painted(int from, int to, UnaryOperator<String> paint) {
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
        return line.toString();
    }

    private int nextMark(int at, int end) {
        int next = marked.nextSetBit(at);
        return next < 0 ? end : next;
    }
}
