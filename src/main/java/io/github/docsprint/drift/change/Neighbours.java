package io.github.docsprint.drift.change;

import io.github.docsprint.text.Ascii;
import java.util.ArrayList;
import java.util.List;

/** What stands beside a block and its rendering: paragraphs may have been cut at other places. */
final class Neighbours {

    private final Signs signs;

    Neighbours(Signs signs) {
        this.signs = signs;
    }

    /** Whether a block beside a block or its rendering has no counterpart. */
    boolean loose(Unit unit, Unit rendering) {
        return around(signs.source(), unit).stream()
                        .anyMatch(near -> signs.rendering(near).isEmpty())
                || around(signs.translation(), rendering).stream()
                        .anyMatch(near -> signs.rendered(near).isEmpty());
    }

    /** A block of the source, with its neighbours where that is so. */
    List<Unit> sources(Unit unit, Unit rendering) {
        return loose(unit, rendering) ? around(signs.source(), unit) : List.of(unit);
    }

    /** A rendering, with its neighbours where that is so. */
    List<Unit> renderings(Unit unit, Unit rendering) {
        return loose(unit, rendering) ? around(signs.translation(), rendering) : List.of(rendering);
    }

    /** A block with those before and after it that are running text as well. */
    static List<Unit> around(PageText page, Unit unit) {
        return around(page, unit, 1);
    }

    /** The same with so many before it and after it. */
    static List<Unit> around(PageText page, Unit unit, int reach) {
        List<Unit> units = new ArrayList<>();
        int last = page.units().size() - 1;
        for (int i = Math.max(0, unit.index() - reach); i <= Math.min(last, unit.index() + reach); i++) {
            Unit near = page.units().get(i);
            if (i == unit.index() || (unit.kind().prose() && near.kind().prose())) {
                units.add(near);
            }
        }
        return units;
    }

    /** What blocks say to a reader, with blanks between Latin words alone. */
    static String text(List<Unit> units) {
        StringBuilder text = new StringBuilder();
        units.forEach(unit -> text.append(tokens(unit.tokens())).append('\n'));
        return text.toString();
    }

    static String tokens(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        boolean latin = false;
        for (Token token : tokens) {
            if (isRead(token)) {
                boolean plain = Ascii.only(token.text());
                text.append(latin && plain ? " " : "").append(token.text());
                latin = plain;
            }
        }
        return text.toString();
    }

    /** Whether a reader sees it, as words. */
    static boolean isRead(Token token) {
        return switch (token.kind()) {
            case WORD, NUMBER, NAME, CODE, MARK, CELL -> true;
            case LINK, SHORTCODE, TOOLTIP, TAG -> false;
        };
    }
}
