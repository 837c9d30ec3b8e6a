package io.github.docsprint.lint;

import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.text.Span;
import java.util.Optional;

/**
 * One place of a page that a rule objects to.
 *
 * @param rule the rule's id
 * @param span where, in UTF-16 offsets of the page; inside it
 * @param found what stands there
 * @param suggestion what to write instead
 */
public record Finding(
        String rule,
        Severity severity,
        String path,
        Span span,
        Message message,
        String found,
        Optional<String> suggestion,
        Optional<Fix> fix) {}
