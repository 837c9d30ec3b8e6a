package io.github.docsprint.lint;

import java.util.Optional;
import java.util.Set;

/** What is behind the links of a page. Called from any thread. */
@FunctionalInterface
public interface LinkTargets {

    /** Knows nothing. */
    LinkTargets UNKNOWN = path -> Optional.empty();

    /**
     * The fragments of a page of the same language.
     *
     * @param path of a link, from the root of the site without a language, without fragment: {@code /docs/home/}
     * @return empty where it is not known what is there
     */
    Optional<Set<String>> fragments(String path);
}
