package io.github.docsprint.starter;

import io.github.docsprint.lint.Linter;
import java.util.function.Supplier;

/**
 * The style guide to count findings by.
 *
 * @param key another one for other rules or terms, and for another day where rules hold from a day on
 * @param linter makes the linter, which takes time that kept counts save
 */
public record Checks(String key, Supplier<Linter> linter) {}
