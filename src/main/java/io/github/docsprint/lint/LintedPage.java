package io.github.docsprint.lint;

import java.util.List;

/**
 * What was found on one page.
 *
 * @param text the page as it was looked at
 */
public record LintedPage(String path, String text, List<Finding> findings) {

    public LintedPage {
        findings = List.copyOf(findings);
    }
}
