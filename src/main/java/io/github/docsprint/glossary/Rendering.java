package io.github.docsprint.glossary;

import java.util.List;

/**
 * What a translation says in one of some ways where its source says it, such as that something is not so. It holds in
 * this direction alone: the ways may be everyday words of the translation's language.
 *
 * @param english how the source says it: words, in lower case
 * @param target how the translation does: parts of words
 * @param exceptions longer expressions of either language that say something else
 */
public record Rendering(List<String> english, List<String> target, List<String> exceptions) {
    public Rendering {
        english = List.copyOf(english);
        target = List.copyOf(target);
        exceptions = List.copyOf(exceptions);
    }
}
