package io.github.docsprint.lint;

/** The code of a built-in rule. Thread-safe. */
@FunctionalInterface
interface RuleCheck {

    /** Reports what it objects to on a page. */
    void check(PageView page, Report report);
}
