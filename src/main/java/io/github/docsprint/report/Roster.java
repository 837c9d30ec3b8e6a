package io.github.docsprint.report;

import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The participants of a sprint by login in lower case, as they told their mentor.
 *
 * @param entries by login in lower case
 */
public record Roster(Map<String, Entry> entries) {

    /** Nobody. */
    public static final Roster NONE = new Roster(Map.of());

    private static final List<String> KEYS = List.of("login", "name", "company", "country", "consent");

    /**
     * One participant.
     *
     * @param consent whether reports may name the person; company and country are counted in any case
     */
    public record Entry(
            String login, Optional<String> name, Optional<String> company, Optional<String> country, boolean consent) {}

    public Roster {
        entries = Map.copyOf(entries);
    }

    /**
     * Reads a roster file: a list under {@code people}.
     *
     * @param file its name for the user
     * @throws io.github.docsprint.message.Failure (usage) with file, line and key where it cannot be used
     */
    public static Roster read(String file, byte[] yaml) {
        Mapping root = YamlReader.readMapping(file, yaml, Limits.CONFIG);
        root.allowOnly(List.of("people"));
        Map<String, Entry> entries = new TreeMap<>();
        for (Mapping person : root.mappings("people").orElseThrow(() -> root.missing("people"))) {
            person.allowOnly(KEYS);
            String login = person.requiredText("login");
            entries.put(
                    login.toLowerCase(Locale.ROOT),
                    new Entry(
                            login,
                            person.text("name"),
                            person.text("company"),
                            person.text("country"),
                            person.flag("consent").orElse(false)));
        }
        return new Roster(entries);
    }
}
