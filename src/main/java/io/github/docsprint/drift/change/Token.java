package io.github.docsprint.drift.change;

import io.github.docsprint.text.Span;

/**
 * A piece of a block, as a reader sees it.
 *
 * @param kind what it is
 * @param text its normal form: typographic quotes and full-width forms unified, link targets and parameters in one form
 * @param span where it is in the page
 */
public record Token(Kind kind, String text, Span span) {

    /** What a token is. */
    public enum Kind {
        /** A word in Latin letters, or a run of any other script. */
        WORD,
        /** A number or version. */
        NUMBER,
        /** A word with an inner capital, digit, dot, slash or underscore, all capitals, or a flag. */
        NAME,
        /** Inline code. */
        CODE,
        /** Where a link or image leads. */
        LINK,
        /** A shortcode with its parameters, those apart that readers see. */
        SHORTCODE,
        /** The glossary term that a word is marked with: nothing that a reader misses. */
        TOOLTIP,
        /** An HTML element. */
        TAG,
        /** One mark that is none of these. */
        MARK,
        /** The border between two cells. */
        CELL
    }

    /** Whether a translation leaves it alone. */
    public boolean neutral() {
        return switch (kind) {
            case NUMBER, NAME, CODE, LINK, SHORTCODE, TAG -> true;
            case WORD, TOOLTIP, MARK, CELL -> false;
        };
    }

    /** Whether it counts as a word. */
    public boolean word() {
        return kind == Kind.WORD || kind == Kind.NUMBER || kind == Kind.NAME || kind == Kind.CODE;
    }
}
