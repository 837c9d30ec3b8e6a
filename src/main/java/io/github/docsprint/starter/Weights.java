package io.github.docsprint.starter;

import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much each reason counts in the ranking: the section {@code starters} of a configuration file, on top of what
 * docsprint comes with (docs/configuration.md).
 *
 * @param factors the weight of each factor, among tasks of one kind
 * @param kinds the share of each kind in a list, of the sum of all
 */
public record Weights(Map<Factor, Double> factors, Map<TaskKind, Double> kinds) {

    private static final String SECTION = "starters";

    /** What the ranking looks at. */
    public enum Factor {
        /** The smaller, the better for a first contribution. */
        SIZE,
        /** How many translated pages lead readers to the page. */
        READERS,
        /** How much the page misleads as it is. */
        HARM,
        /** The site shows its "may be out of date" notice. */
        BANNER,
        /** No knowledge of the subject is needed. */
        SKILL,
        /** A post whose day is still to come, or was not long ago. */
        DATE,
        /** How much of the page's series is translated already. */
        SERIES,
        /** So many tasks of the same kind and section come before it; each next one costs less. */
        SPREAD;

        /** The name in the configuration and on the screen. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Weights {
        factors = Collections.unmodifiableMap(new EnumMap<>(factors));
        kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
    }

    /**
     * What docsprint comes with: small, safe and wanted work first, and of ten tasks four updates and one or two of each
     * other kind. A judgement, not a measurement.
     */
    public static final Weights USUAL = new Weights(
            Map.of(
                    Factor.SIZE, 3.0,
                    Factor.READERS, 2.0,
                    Factor.HARM, 2.0,
                    Factor.BANNER, 1.0,
                    Factor.SKILL, 1.0,
                    Factor.DATE, 3.0,
                    Factor.SERIES, 1.0,
                    Factor.SPREAD, 1.0),
            Map.of(
                    TaskKind.SYNC, 1.0,
                    TaskKind.LINKS, 0.4,
                    TaskKind.STYLE, 0.3,
                    TaskKind.ORPHAN, 0.2,
                    TaskKind.NEW, 0.3,
                    TaskKind.BLOG, 0.2));

    /**
     * Reads the section of a configuration file.
     *
     * @param file its name for the user
     * @return what docsprint comes with where the file has no such section
     * @throws Failure (usage) with file, line and key where a key is unknown or a weight is no number from 0 to 100
     */
    public static Weights read(String file, byte[] yaml) {
        return YamlReader.readMapping(file, yaml, Limits.CONFIG)
                .mapping(SECTION)
                .map(Weights::of)
                .orElse(USUAL);
    }

    private static Weights of(Mapping section) {
        section.allowOnly(List.of("weights", "kinds"));
        Map<Factor, Double> factors = new EnumMap<>(USUAL.factors);
        section.mapping("weights").ifPresent(weights -> {
            weights.allowOnly(Arrays.stream(Factor.values()).map(Factor::id).toList());
            for (Factor factor : Factor.values()) {
                weights.text(factor.id()).ifPresent(text -> factors.put(factor, number(weights, factor.id(), text)));
            }
        });
        Map<TaskKind, Double> kinds = new EnumMap<>(USUAL.kinds);
        section.mapping("kinds").ifPresent(weights -> {
            weights.allowOnly(Arrays.stream(TaskKind.values()).map(TaskKind::id).toList());
            for (TaskKind kind : TaskKind.values()) {
                weights.text(kind.id()).ifPresent(text -> kinds.put(kind, number(weights, kind.id(), text)));
            }
        });
        return new Weights(factors, kinds);
    }

    private static double number(Mapping section, String key, String text) {
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 100) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw section.failure("starter.weight", key, text).causedBy(e);
        }
        throw section.failure("starter.weight", key, text);
    }

    double of(Factor factor) {
        return factors.getOrDefault(factor, 0.0);
    }

    double of(TaskKind kind) {
        return kinds.getOrDefault(kind, 0.0);
    }
}
