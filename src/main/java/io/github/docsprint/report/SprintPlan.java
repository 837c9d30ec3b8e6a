package io.github.docsprint.report;

import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sprint, as its organizer wrote it down: docs/report.md describes each key.
 *
 * @param pulls the numbers of its pull requests; empty for all of its days
 * @param people the logins of its participants; empty for everybody
 * @param labels labels that its pull requests have at GitHub; empty where it does not go by labels
 */
public record SprintPlan(String name, Period period, Set<Integer> pulls, List<String> people, List<String> labels) {

    private static final List<String> KEYS = List.of("name", "from", "to", "timeZone", "pulls", "people", "labels");

    public SprintPlan {
        pulls = Set.copyOf(pulls);
        people = List.copyOf(people);
        labels = List.copyOf(labels);
    }

    /**
     * Reads a sprint file.
     *
     * @param file its name for the user
     * @param usualZone the time zone of a file that names none
     * @throws Failure (usage) with file, line and key where it cannot be used
     */
    public static SprintPlan read(String file, byte[] yaml, ZoneId usualZone) {
        Mapping root = YamlReader.readMapping(file, yaml, Limits.CONFIG);
        root.allowOnly(KEYS);
        LocalDate from = day(root, "from").orElseThrow(() -> root.missing("from"));
        LocalDate to = day(root, "to").orElse(from);
        ZoneId zone = root.text("timeZone").map(name -> zone(root, name)).orElse(usualZone);
        if (Stream.of("pulls", "people", "labels")
                        .filter(key -> root.get(key).isPresent())
                        .count()
                > 1) {
            throw root.failure("report.sprint-choice");
        }
        return new SprintPlan(
                root.text("name").orElse(from.toString()),
                new Period(from, to, zone),
                Set.copyOf(root.texts("pulls").orElse(List.of()).stream()
                        .map(number -> pull(root, number))
                        .toList()),
                root.texts("people").orElse(List.of()).stream()
                        .map(login -> login.startsWith("@") ? login.substring(1) : login)
                        .toList(),
                root.texts("labels").orElse(List.of()));
    }

    private static Optional<LocalDate> day(Mapping root, String key) {
        return root.text(key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw root.failure("report.sprint-day", key, text).causedBy(e);
            }
        });
    }

    private static ZoneId zone(Mapping root, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw root.failure("report.sprint-zone", name).causedBy(e);
        }
    }

    private static int pull(Mapping root, String text) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (!digits.matches("[0-9]{1,9}")) {
            throw root.failure("report.sprint-pull", text);
        }
        return Integer.parseInt(digits);
    }
}
