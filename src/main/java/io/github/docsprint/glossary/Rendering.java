package io.github.docsprint.glossary;

import java.util.List;
import java.util.Map;

/**
 * What a translation says in one of some ways where its source says it, such as that something is not so. It holds in
 * this direction alone: the ways may be everyday words of the translation's language.
 *
 * @param english how the source says it: words, in lower case
 * @param target how the translation does: parts of words
 * @param exceptions longer expressions of either language that say something else
 * @param others some of the ways, with the beginnings of other English words that each may render too
 */
public record Rendering(
        List<String> english, List<String> target, List<String> exceptions, Map<String, List<String>> others) {
    public Rendering {
        english = List.copyOf(english);
        target = List.copyOf(target);
        exceptions = List.copyOf(exceptions);
        others = Map.copyOf(others);
    }
}
