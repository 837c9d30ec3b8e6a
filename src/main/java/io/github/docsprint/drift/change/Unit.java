package io.github.docsprint.drift.change;

import io.github.docsprint.text.Span;
import java.util.List;

/**
 * A block without blocks in it: what changes are told of.
 *
 * @param index its place in the page, from 0
 * @param kind what it is
 * @param span where it is; a table's row without the other rows
 * @param section the {@code index} of its section
 * @param name the front matter's key, the heading's level and written id, the first shortcode's name; else empty
 * @param role what of the name a reader can tell: units of the same kind and role that say the same are alike
 * @param alert the kind of the innermost alert around it, in lower case; else empty
 * @param tokens what it says
 * @param code its lines; of code alone
 */
record Unit(
        int index,
        Kind kind,
        Span span,
        int section,
        String name,
        String role,
        String alert,
        List<Token> tokens,
        List<CodeLine> code) {

    enum Kind {
        FRONT_MATTER,
        HEADING,
        PROSE,
        ITEM,
        ROW,
        CODE,
        SHORTCODE,
        HTML;

        /** Whether it is running text. */
        boolean prose() {
            return this == PROSE || this == ITEM || this == HTML;
        }
    }

    int words() {
        return words(tokens);
    }

    /** How many of some tokens are words. */
    static int words(List<Token> tokens) {
        int words = 0;
        for (Token token : tokens) {
            words += token.word() ? 1 : 0;
        }
        return words;
    }
}
