package io.github.docsprint.yaml;

import java.util.List;

/**
 * A list of values.
 *
 * @param values in the order written
 */
public record Sequence(Place place, List<YamlValue> values) implements YamlValue {

    public Sequence {
        values = List.copyOf(values);
    }
}
