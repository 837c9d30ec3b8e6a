package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;

/**
 * A block in normal form. Two blocks with the same {@link #key()} read the same.
 *
 * @param container one character for each list, quote or description around it, from the outside in: {@code -} and
 *     {@code 1} for the first block of a bullet or numbered item, {@code +} for a further one in the same item,
 *     {@code >} in a quote, {@code ?} for a term, {@code :} in a description
 * @param text never empty; on one line but for code
 * @param span in the page
 * @param section the {@code index} of the {@link MarkdownPage.Section} that it is in
 */
public record NormalBlock(Kind kind, String container, String text, Span span, int section) {

    /** What a block in normal form is. */
    public enum Kind {
        /** A key of the front matter that readers see, as {@code key: value}. */
        FRONT_MATTER,
        /** A heading: its marks, its text, and its explicit id if that is not the automatic one. */
        HEADING,
        /** A paragraph, of the page or in a container. */
        PARAGRAPH,
        /** A row of a table, cells parted by {@code " | "}. */
        TABLE_ROW,
        /** The lines of a code block. */
        CODE,
        /** The lines of a diagram. */
        DIAGRAM,
        /** One shortcode tag that stands for itself; the tags of an alert too. */
        SHORTCODE,
        /** Raw HTML. */
        HTML
    }

    /** What is compared: everything but the place. */
    public String key() {
        return kind + " " + container + " " + text;
    }
}
