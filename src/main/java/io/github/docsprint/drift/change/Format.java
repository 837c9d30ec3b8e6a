package io.github.docsprint.drift.change;

/** How a page is written. */
public enum Format {
    MARKDOWN,
    HTML;

    /** That of the file at a path. */
    public static Format of(String path) {
        return path.endsWith(".html") ? HTML : MARKDOWN;
    }
}
