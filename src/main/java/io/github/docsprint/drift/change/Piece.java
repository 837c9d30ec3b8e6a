package io.github.docsprint.drift.change;

import io.github.docsprint.drift.change.Change.Passage;
import io.github.docsprint.drift.change.Change.WordEdit;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stretch of a changed block, for a word diff.
 *
 * @param text as it is written
 * @param edited whether these words came or went
 */
public record Piece(String text, boolean edited) {

    /**
     * The block as it was, cut where words went.
     *
     * @param page the source page at the base
     * @return empty for a new block
     */
    public static List<Piece> before(Change change, String page) {
        return pieces(change, change.before(), WordEdit::removed, page);
    }

    /**
     * The block as it is, cut where words came.
     *
     * @param page the source page now
     * @return empty for a block that is gone
     */
    public static List<Piece> after(Change change, String page) {
        return pieces(change, change.after(), WordEdit::added, page);
    }

    private static List<Piece> pieces(
            Change change, Optional<Passage> passage, Function<WordEdit, List<Token>> side, String page) {
        if (passage.isEmpty()) {
            return List.of();
        }
        Span span = passage.get().span();
        if (change.edits().isEmpty()) {
            return List.of(new Piece(span.of(page), true));
        }
        List<Piece> pieces = new ArrayList<>();
        int at = span.start();
        for (Span edit : spans(change, side)) {
            if (edit.start() >= at && edit.end() <= span.end()) {
                add(pieces, page.substring(at, edit.start()), false);
                add(pieces, edit.of(page), true);
                at = edit.end();
            }
        }
        add(pieces, page.substring(at, span.end()), false);
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean edited) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, edited));
        }
    }

    private static List<Span> spans(Change change, Function<WordEdit, List<Token>> side) {
        return change.edits().stream()
                .map(side)
                .filter(tokens -> !tokens.isEmpty())
                .map(tokens -> new Span(
                        tokens.get(0).span().start(),
                        tokens.get(tokens.size() - 1).span().end()))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }
}
