package io.github.docsprint.demo;

import io.github.docsprint.demo.Expectation.Base;
import io.github.docsprint.demo.Expectation.DateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the truths of the sample site: paragraphs of {@code key value} lines, one for each file, as the table's head
 * describes.
 */
final class ExpectationTable {

    private static final Set<String> KEYS =
            Set.of("page", "source", "state", "base", "moved", "dates", "shows", "includes", "en", "ja");

    private ExpectationTable() {}

    /**
     * The truths of a table.
     *
     * @param replay the history that its labels name
     * @throws IllegalArgumentException with the paragraph, where it is wrong
     */
    static List<Expectation> parse(String table, Replay replay) {
        List<Expectation> expectations = new ArrayList<>();
        for (String paragraph : table.split("\n\n+", -1)) {
            Map<String, String> values = values(paragraph);
            if (values.isEmpty()) {
                continue;
            }
            try {
                expectations.add(expectation(values, replay));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("expectations: " + e.getMessage() + " in\n" + paragraph, e);
            }
        }
        return List.copyOf(expectations);
    }

    private static Map<String, String> values(String paragraph) {
        Map<String, String> values = new HashMap<>();
        paragraph
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] pair = line.split(" ", 2);
                    if (pair.length < 2 || !KEYS.contains(pair[0]) || values.put(pair[0], pair[1]) != null) {
                        throw new IllegalArgumentException("expectations: unknown, empty or repeated key: " + line);
                    }
                });
        return values;
    }

    private static Expectation expectation(Map<String, String> values, Replay replay) {
        String path = required(values, "page");
        List<String> state = words(required(values, "state"));
        return new Expectation(
                path,
                source(path, state.get(0), values),
                state.get(0),
                state.stream().skip(1).findFirst(),
                words(values.getOrDefault("base", "")).stream()
                        .map(base -> base(base, path, replay))
                        .toList(),
                Optional.ofNullable(values.get("moved")),
                DateRule.valueOf(values.getOrDefault("dates", "none").toUpperCase(Locale.ROOT)),
                words(values.getOrDefault("shows", "")),
                words(values.getOrDefault("includes", "")),
                required(values, "en"),
                required(values, "ja"));
    }

    private static Optional<String> source(String path, String state, Map<String, String> values) {
        boolean without = state.equals("orphaned") || state.equals("local-only");
        return without ? Optional.empty() : Optional.of(values.getOrDefault("source", english(path)));
    }

    private static String english(String path) {
        return path.replaceFirst("^content/ja/", "content/en/");
    }

    /** {@code LABEL}, or {@code LABEL:PATH} where the English file had another path than the Japanese one. */
    private static Base base(String text, String path, Replay replay) {
        int colon = text.indexOf(':');
        String label = colon < 0 ? text : text.substring(0, colon);
        String source = colon < 0 ? english(path) : text.substring(colon + 1);
        return new Base(label, replay.commit(label), source, replay.blob(label, source));
    }

    private static String required(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key)).orElseThrow(() -> new IllegalArgumentException("no line " + key));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
