package io.github.docsprint.lint;

import io.github.docsprint.markdown.ReadLimit;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.text.Span;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a page cannot be looked at, and where. */
record Unreadable(Span place, Message why) {

    static Optional<Unreadable> of(PageInput page) {
        String text = page.text();
        int nul = text.indexOf('\0');
        if (page.badByte().isPresent()) {
            Span end = new Span(text.length(), text.length());
            return Optional.of(new Unreadable(
                    end, Message.of("lint.unreadable.bytes", page.badByte().getAsInt() + 1)));
        }
        if (nul >= 0) {
            return Optional.of(new Unreadable(new Span(nul, nul + 1), Message.of("lint.unreadable.nul")));
        }
        OptionalInt limit = ReadLimit.of(text);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        int end = Math.min(limit.getAsInt() + 1, text.length());
        return Optional.of(new Unreadable(new Span(limit.getAsInt(), end), Message.of("lint.unreadable.limit")));
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
