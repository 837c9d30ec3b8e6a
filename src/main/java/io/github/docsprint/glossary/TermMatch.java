package io.github.docsprint.glossary;

import io.github.docsprint.text.Span;

/**
 * A rejected spelling in a text.
 *
 * @param span where, in the text that was searched
 * @param found as it is written there
 * @param term the decision that rejects it
 */
public record TermMatch(Span span, String found, Term term) {}
