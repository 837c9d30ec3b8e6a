package io.github.docsprint.cli;

import io.github.docsprint.text.DisplayWidth;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks a text into lines where its script lets it be broken (the JDK's line break rules). */
final class TextWrap {

    private TextWrap() {}

    /** @param columns how wide a line may be, at least 2; a longer word is broken */
    static List<String> lines(String text, int columns) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (text.charAt(to - 1) == '-' && to < text.length()) {
                continue; // an option stays in one piece
            }
            String piece = text.substring(from, to);
            while (DisplayWidth.of(piece.stripTrailing()) > columns) {
                // A long path: it goes on in the next line.
                int room = columns - DisplayWidth.of(line.toString());
                int cut = fitting(piece, room);
                lines.add(line + piece.substring(0, cut));
                line.setLength(0);
                piece = piece.substring(cut);
            }
            if (!line.isEmpty() && DisplayWidth.of(line + piece.stripTrailing()) > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
            from = to;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** How many characters of a text fit. */
    private static int fitting(String text, int columns) {
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (DisplayWidth.of(text.substring(0, next)) > columns) {
                break;
            }
            end = next;
        }
        return end;
    }
}
