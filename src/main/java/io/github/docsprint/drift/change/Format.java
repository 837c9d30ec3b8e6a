package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.FrontMatter;

/** How a page is written. */
public enum Format {
    MARKDOWN,
    HTML;

    private static final String DOCTYPE = "<!DOCTYPE html";

    /** That of the file at a path. */
    public static Format of(String path) {
        return path.endsWith(".html") ? HTML : MARKDOWN;
    }

    /**
     * That of a revision of a file: what begins as an HTML document was one before the file got its name, and Markdown
     * would make next to nothing of it.
     */
    static Format of(String path, String text) {
        return of(path) == HTML || isDocument(text) ? HTML : MARKDOWN;
    }

    private static boolean isDocument(String text) {
        int at = FrontMatter.of(text).map(matter -> matter.span().end()).orElse(0);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.regionMatches(true, at, DOCTYPE, 0, DOCTYPE.length());
    }
}
