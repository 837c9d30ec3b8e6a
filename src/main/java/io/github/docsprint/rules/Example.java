package io.github.docsprint.rules;

import java.util.Optional;

/**
 * A page that shows what a rule is about; the tests run it.
 *
 * @param text the page
 * @param wrong whether the rule has to find something in it, or must not
 * @param fixed what the rule's fixes make of it
 * @param english the source page beside it
 * @param path where the page is, for rules that look at that
 */
public record Example(
        String text, boolean wrong, Optional<String> fixed, Optional<String> english, Optional<String> path) {}
