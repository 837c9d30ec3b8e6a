package io.github.docsprint.yaml;

import io.github.docsprint.message.Failure;
import java.util.stream.Stream;

/** A value read from YAML, TOML or JSON, with the place that it is written at. */
public sealed interface YamlValue permits Mapping, Sequence, Scalar {

    /** Where it begins. */
    Place place();

    /**
     * That this value cannot be used.
     *
     * @param key a message whose {@code {0}} is the place
     * @param arguments the values for {@code {1}}, {@code {2}}, …
     */
    default Failure failure(String key, Object... arguments) {
        return Failure.usage(
                key,
                Stream.concat(Stream.of(place().toString()), Stream.of(arguments))
                        .toArray());
    }
}
