package io.github.docsprint.report;

import io.github.docsprint.message.Failure;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Figure;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Table;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.Scalar;
import io.github.docsprint.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A report that was written as JSON before.
 *
 * @param asOf its day
 * @param figures numbers by {@code section.figure}
 */
public record EarlierReport(String asOf, String language, Map<String, Double> figures) {

    /** Enough for a report on ten thousand pages. */
    private static final Limits LIMITS = new Limits(64 << 20, 20, 10_000_000);

    public EarlierReport {
        figures = Map.copyOf(figures);
    }

    /**
     * Reads one.
     *
     * @param file its name for the user
     * @throws Failure (usage) where it is something else
     */
    public static EarlierReport read(String file, byte[] utf8) {
        Mapping root = YamlReader.readJson(file, utf8, LIMITS);
        if (root.integer("schemaVersion").orElse(0) != 1 || root.get("standing").isEmpty()) {
            throw root.failure("report.compare-not-a-report");
        }
        Map<String, Double> figures = new TreeMap<>();
        root.entries().forEach((section, entry) -> {
            if (entry.value() instanceof Mapping fields && fields.get("tables").isPresent()) {
                fields.entries().forEach((figure, field) -> {
                    if (field.value() instanceof Scalar scalar && scalar.type() == Scalar.Type.NUMBER) {
                        figures.put(section + "." + figure, Double.valueOf(scalar.text()));
                    }
                });
            }
        });
        return new EarlierReport(root.requiredText("asOf"), root.requiredText("language"), figures);
    }

    /**
     * What has changed since: the figures that both have and that differ.
     *
     * @throws Failure (usage) where it is about another language
     */
    public ReportData compared(ReportData report) {
        if (!language.equals(report.language())) {
            throw Failure.usage("report.compare-language", language, report.language());
        }
        List<List<Value>> rows = new ArrayList<>();
        for (Section section : report.sections()) {
            for (Figure figure : section.figures()) {
                Optional<Double> before = Optional.ofNullable(figures.get(section.id() + "." + figure.id()));
                if (before.isPresent() && figure.value() instanceof Value.Number now && now.number() != before.get()) {
                    rows.add(List.of(
                            Value.of(section.id() + "." + figure.id()),
                            Value.rounded(before.get()),
                            now,
                            Value.rounded(now.number() - before.get())));
                }
            }
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "comparison",
                List.of(StandingSection.count("changedFigures", rows.size())),
                List.of(new Table(
                        "changes",
                        List.of(
                                new Column("figure", Kind.FIGURE),
                                StandingSection.number("before"),
                                StandingSection.number("now"),
                                StandingSection.number("change")),
                        rows)),
                List.of()));
        sections.addAll(report.sections());
        return new ReportData(
                report.sourceLanguage(),
                report.language(),
                report.head(),
                report.asOf(),
                report.shallow(),
                report.period(),
                report.sprint(),
                report.anonymous(),
                report.repositoryUrl(),
                sections);
    }
}
