package io.github.docsprint.lint;

import io.github.docsprint.message.Message;
import io.github.docsprint.rules.FixClass;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.text.Span;
import java.util.List;
import java.util.Optional;

/** Takes what one rule finds on one page. */
final class Report {

    private final Rule rule;
    private final PageView page;
    private final List<Finding> findings;

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

    private void add(Span span, Message message, Optional<String> suggestion, Optional<Fix> fix) {
        rule.severity()
                .ifPresent(severity -> findings.add(new Finding(
                        rule.id(), severity, page.path(), span, message, span.of(page.text()), suggestion, fix)));
    }
}
