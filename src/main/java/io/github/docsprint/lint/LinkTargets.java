package io.github.docsprint.lint;

/** What is behind the links of a page. Called from any thread. */
@FunctionalInterface
public interface LinkTargets {

    /** Knows nothing. */
    LinkTargets UNKNOWN = (path, fragment) -> false;

    /**
     * Whether a page of the same language is known to have no such fragment.
     *
     * @param path of a link, from the root of the site, without fragment: {@code /docs/home/}
     */
    boolean lacks(String path, String fragment);

    /**
     * Whether a page of the same language is known to be there.
     *
     * @param path as above
     */
    default boolean has(String path) {
        return false;
    }
}
