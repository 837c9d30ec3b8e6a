package io.github.docsprint.lint;

import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.text.Span;
import java.util.Optional;

/** Why a page cannot be looked at, and where. */
record Unreadable(Span place, Message why) {

    /**
     * Links times marks of emphasis in one paragraph, from which on CommonMark takes minutes to tell them apart: for
     * each link it may go through all marks that are still open. The most that a page of kubernetes/website has, in
     * English or Japanese, is 113,216.
     */
    private static final long MOST_TANGLED = 20_000_000;

    /** With fewer characters the product cannot be reached. */
    private static final int SHORTEST_TANGLE = 2 * (int) Math.sqrt(MOST_TANGLED);

    static Optional<Unreadable> of(PageInput page) {
        String text = page.text();
        int nul = text.indexOf('\0');
        if (page.badByte().isPresent()) {
            Span end = new Span(text.length(), text.length());
            return Optional.of(new Unreadable(
                    end, Message.of("lint.unreadable.bytes", page.badByte().getAsInt())));
        }
        if (nul >= 0) {
            return Optional.of(new Unreadable(new Span(nul, nul + 1), Message.of("lint.unreadable.nul")));
        }
        return tangle(text).map(place -> new Unreadable(place, Message.of("lint.unreadable.tangle")));
    }

    /** The beginning of the first paragraph that is a tangle; no person wrote it. */
    static Optional<Span> tangle(String text) {
        int from = 0;
        while (text.length() - from > SHORTEST_TANGLE) {
            int blank = text.indexOf("\n\n", from);
            int to = blank < 0 ? text.length() : blank;
            Optional<Span> tangle = to - from > SHORTEST_TANGLE ? tangle(text, from, to) : Optional.empty();
            if (tangle.isPresent()) {
                return tangle;
            }
            from = to + 2;
        }
        return Optional.empty();
    }

    private static Optional<Span> tangle(String text, int from, int to) {
        int start = from;
        long links = 0;
        long marks = 0;
        boolean blank = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                if (blank) {
                    start = i + 1;
                    links = 0;
                    marks = 0;
                }
                blank = true;
                continue;
            }
            blank &= c == '\r' || c == ' ' || c == '\t';
            links += c == ']' ? 1 : 0;
            marks += c == '*' || c == '_' || c == '~' ? 1 : 0;
            if (links * marks > MOST_TANGLED) {
                return Optional.of(new Span(start, start + 1));
            }
        }
        return Optional.empty();
    }

    /** What the rule says of it; nothing where the rule is off. */
    Optional<Finding> finding(Rule rule, PageInput page) {
        return rule.severity()
                .map(severity -> new Finding(
                        rule.id(),
                        severity,
                        page.path(),
                        place,
                        why,
                        place.of(page.text()),
                        Optional.empty(),
                        Optional.empty()));
    }
}
