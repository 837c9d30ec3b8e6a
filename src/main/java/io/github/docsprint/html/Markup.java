package io.github.docsprint.html;

/**
 * HTML that a template puts in as it is. Whoever makes one answers for it: a {@link Template} does, since it escapes all
 * else; other makers must have escaped what they were given.
 *
 * @param html elements and text, complete
 */
public record Markup(String html) {

    /** Nothing. */
    public static final Markup NONE = new Markup("");

    @Override
    public String toString() {
        return html;
    }
}
