package io.github.docsprint.yaml;

/**
 * How much a document may hold; more is refused before it costs time or memory.
 *
 * @param characters UTF-16 code units of the text
 * @param depth mappings and sequences within each other
 * @param values values of the whole document, those behind aliases counted each time
 */
public record Limits(int characters, int depth, int values) {

    /** For configuration, rules and glossaries. */
    public static final Limits CONFIG = new Limits(1 << 20, 50, 200_000);

    /** For the front matter of a page. */
    public static final Limits FRONT_MATTER = new Limits(1 << 16, 20, 10_000);
}
