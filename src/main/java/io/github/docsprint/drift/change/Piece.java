package io.github.docsprint.drift.change;

import io.github.docsprint.drift.change.Change.Passage;
import io.github.docsprint.drift.change.Change.WordEdit;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A stretch of a changed block, for a word diff.
 *
 * @param text as it is written
 * @param edited whether these words came or went
 */
public record Piece(String text, boolean edited) {

    private static final int LONGEST_KEY = 60;

    private static final Pattern KEY = Pattern.compile("[A-Za-z_-]+: *[>|\"']?");

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
        List<Piece> pieces = new ArrayList<>();
        add(pieces, key(page, span), false);
        if (change.edits().isEmpty()) {
            pieces.add(new Piece(span.of(page), true));
            return List.copyOf(pieces);
        }
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

    /** Before a value of front matter its key, without which nobody knows what it is. */
    private static String key(String page, Span span) {
        int line = page.lastIndexOf('\n', span.start() - 1) + 1;
        String before = page.substring(line, span.start());
        return before.length() <= LONGEST_KEY && KEY.matcher(before).matches() ? before : "";
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
                // Not from the first to the last: the address of a link may come before its text.
                .map(tokens -> new Span(
                        tokens.stream()
                                .mapToInt(token -> token.span().start())
                                .min()
                                .orElseThrow(),
                        tokens.stream()
                                .mapToInt(token -> token.span().end())
                                .max()
                                .orElseThrow()))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }
}
