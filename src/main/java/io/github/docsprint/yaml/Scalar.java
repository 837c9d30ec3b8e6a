package io.github.docsprint.yaml;

/**
 * A single value.
 *
 * @param text as written, without quotes and with escapes resolved
 * @param type what YAML's core schema takes it for
 */
public record Scalar(Place place, String text, Type type) implements YamlValue {

    /** The kinds of scalars. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** Nothing written, {@code ~} or {@code null}. */
        NULL
    }
}
