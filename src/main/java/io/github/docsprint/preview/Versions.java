package io.github.docsprint.preview;

import java.util.Optional;

/**
 * The texts that a preview shows.
 *
 * @param path the page, relative to the repository root
 * @param language of the page, such as {@code ja}
 * @param before the page where the work on it began; empty for a new one
 * @param after the page now
 * @param sourcePath its source page
 * @param source the source page; empty where there is none
 * @param sourceLanguage of the source page, such as {@code en}
 */
public record Versions(
        String path,
        String language,
        Optional<String> before,
        String after,
        Optional<String> sourcePath,
        Optional<String> source,
        String sourceLanguage) {}
