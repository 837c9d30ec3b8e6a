package io.github.docsprint.lint;

import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.rules.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found on all pages.
 *
 * @param pages by path, those without findings too
 */
public record LintReport(String language, RuleSet rules, List<LintedPage> pages) {

    public LintReport {
        pages = List.copyOf(pages);
    }

    /** Every finding, page by page. */
    public Stream<Finding> findings() {
        return pages.stream().flatMap(page -> page.findings().stream());
    }

    /** How many findings have a severity. */
    public long count(Severity severity) {
        return findings().filter(finding -> finding.severity() == severity).count();
    }
}
