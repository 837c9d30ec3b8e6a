package io.github.docsprint.lint;

import io.github.docsprint.text.Span;

/**
 * One edit that mends a finding.
 *
 * @param span what is replaced, in UTF-16 offsets of the page
 * @param safe whether it may be applied without a person looking at it
 */
public record Fix(Span span, String replacement, boolean safe) {}
