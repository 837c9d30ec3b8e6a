package io.github.docsprint.lint;

import io.github.docsprint.message.Message;
import io.github.docsprint.rules.FixClass;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * Takes what one rule finds on one page. A page that breaks a rule thousands of times is no page that a person wrote:
 * from some number on, findings are only counted, and one finding at the first of them says how many.
 */
final class Report {

    /** The most that a page of kubernetes/website has of one rule is 110. */
    private static final int MOST = 2_000;

    private final Rule rule;
    private final PageView page;
    private final List<Finding> findings;
    private int count;
    private Optional<Span> firstLeftOut = Optional.empty();

    Report(Rule rule, PageView page, List<Finding> findings) {
        this.rule = rule;
        this.page = page;
        this.findings = findings;
    }

    Rule rule() {
        return rule;
    }

    /** Something without a fix. */
    void add(Span span, Message message) {
        add(span, message, Optional.empty(), Optional.empty());
    }

    /** Something to replace as a whole by something else. */
    void replace(Span span, String replacement, Message message) {
        replace(span, replacement, true, message);
    }

    /** Something to replace; a fix that is not sure is a suggestion, whatever the rule says. */
    void replace(Span span, String replacement, boolean sure, Message message) {
        fix(span, new Fix(span, replacement, sure && rule.fix() == FixClass.SAFE), message);
    }

    /** Something that an edit mends which covers more or less of the page. */
    void fix(Span span, Fix fix, Message message) {
        add(
                span,
                message,
                Optional.of(fix.replacement()),
                rule.fix() == FixClass.NONE ? Optional.empty() : Optional.of(fix));
    }

    /** Says how many were left out, where any were. */
    void finish() {
        firstLeftOut.ifPresent(
                span -> put(span, Message.of("lint.more", count - MOST), Optional.empty(), Optional.empty()));
    }

    private void add(Span span, Message message, Optional<String> suggestion, Optional<Fix> fix) {
        if (++count <= MOST) {
            put(span, message, suggestion, fix);
        } else if (firstLeftOut.isEmpty()) {
            firstLeftOut = Optional.of(span);
        }
    }

    private void put(Span span, Message message, Optional<String> suggestion, Optional<Fix> fix) {
        rule.severity()
                .ifPresent(severity -> findings.add(new Finding(
                        rule.id(), severity, page.path(), span, message, span.of(page.text()), suggestion, fix)));
    }
}
