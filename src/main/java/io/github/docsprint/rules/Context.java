package io.github.docsprint.rules;

import java.util.List;
import java.util.Optional;

/**
 * Where a simple rule looks.
 *
 * @param english only beside source text that has this in it
 * @param places only in these kinds of prose, by their names in rule files; everywhere where none is named
 */
public record Context(Optional<String> english, List<String> places) {

    /** Everywhere. */
    public static final Context ANYWHERE = new Context(Optional.empty(), List.of());

    public Context {
        places = List.copyOf(places);
    }
}
