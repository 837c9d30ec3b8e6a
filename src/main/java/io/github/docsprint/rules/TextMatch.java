package io.github.docsprint.rules;

import io.github.docsprint.text.Span;
import java.util.Optional;

/**
 * What a simple rule found.
 *
 * @param span where, in the text that was searched
 * @param use what to write instead
 */
public record TextMatch(Span span, Optional<String> use) {}
