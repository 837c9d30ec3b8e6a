package io.github.docsprint.yaml;

import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and their values, each key once. The typed getters refuse a value of another type with a failure that says
 * what was expected where; a key without a value ({@code key:}) counts as missing.
 *
 * @param entries by key, in the order written
 */
public record Mapping(Place place, Map<String, Entry> entries) implements YamlValue {

    /**
     * One key with its value.
     *
     * @param place where the key is written
     */
    public record Entry(Place place, YamlValue value) {}

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key. */
    public Optional<YamlValue> get(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(Entry::value)
                .filter(value -> !(value instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL));
    }

    /** The value behind keys joined by dots, each in the mapping of the one before; a key may have dots itself. */
    public Optional<YamlValue> at(String dottedKey) {
        Optional<YamlValue> whole = get(dottedKey);
        for (int dot = dottedKey.indexOf('.'); whole.isEmpty() && dot >= 0; dot = dottedKey.indexOf('.', dot + 1)) {
            String rest = dottedKey.substring(dot + 1);
            whole = get(dottedKey.substring(0, dot))
                    .flatMap(value -> value instanceof Mapping inner ? inner.at(rest) : Optional.empty());
        }
        return whole;
    }

    /**
     * Refuses any other key.
     *
     * @throws Failure at the first unknown key, with the nearest known one
     */
    public void allowOnly(Collection<String> known) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                String names = String.join(", ", known);
                throw known.stream()
                        .min(Comparator.comparingInt(name -> editDistance(key, name)))
                        .filter(name -> editDistance(key, name) <= Math.max(1, name.length() / 3))
                        .map(near ->
                                Failure.usage("yaml.key.misspelt", entry.place().toString(), key, near, names))
                        .orElseGet(() ->
                                Failure.usage("yaml.key.unknown", entry.place().toString(), key, names));
            }
        });
    }

    /** The text of a key; numbers and booleans count as the text that is written. */
    public Optional<String> text(String key) {
        return get(key).map(value -> asText(key, value));
    }

    /** The text of a key that has to be there. */
    public String requiredText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    /** That a key is missing which has to be there. */
    public Failure missing(String key) {
        return failure("yaml.key.missing", key);
    }

    /** Whether a key is true. */
    public Optional<Boolean> flag(String key) {
        return get(key).map(value -> {
            if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN) {
                return Boolean.valueOf(scalar.text());
            }
            throw wrongType(key, "true | false", value);
        });
    }

    /** The whole number of a key. */
    public Optional<Integer> integer(String key) {
        return get(key).map(value -> {
            if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.NUMBER) {
                try {
                    return Integer.valueOf(scalar.text());
                } catch (NumberFormatException e) {
                    throw wrongType(key, type("integer"), value).causedBy(e);
                }
            }
            throw wrongType(key, type("integer"), value);
        });
    }

    /** The texts of a key; a single text is a list of one. */
    public Optional<List<String>> texts(String key) {
        return get(key).map(value -> value instanceof Sequence sequence
                ? sequence.values().stream().map(item -> asText(key, item)).toList()
                : List.of(asText(key, value)));
    }

    /** The mapping of a key. */
    public Optional<Mapping> mapping(String key) {
        return get(key).map(value -> {
            if (value instanceof Mapping mapping) {
                return mapping;
            }
            throw wrongType(key, type("mapping"), value);
        });
    }

    /** The mappings in the list of a key. */
    public Optional<List<Mapping>> mappings(String key) {
        return get(key).map(value -> {
            if (!(value instanceof Sequence sequence)) {
                throw wrongType(key, type("list"), value);
            }
            return sequence.values().stream()
                    .map(item -> {
                        if (item instanceof Mapping mapping) {
                            return mapping;
                        }
                        throw wrongType(key, type("mapping"), item);
                    })
                    .toList();
        });
    }

    private static String asText(String key, YamlValue value) {
        if (value instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL) {
            return scalar.text();
        }
        throw wrongType(key, type("text"), value);
    }

    private static Failure wrongType(String key, Object expected, YamlValue found) {
        return found.failure("yaml.type", key, expected, describe(found));
    }

    private static Message type(String name) {
        return Message.of("yaml.type." + name);
    }

    private static Object describe(YamlValue value) {
        if (value instanceof Scalar scalar) {
            return scalar.type() == Scalar.Type.NULL ? type("nothing") : YamlReader.excerpt(scalar.text());
        }
        return type(value instanceof Mapping ? "mapping" : "list");
    }

    /** Levenshtein's distance. */
    private static int editDistance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 10) {
            return Integer.MAX_VALUE;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
