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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A report that was written as JSON before.
 *
 * @param asOf its day
 * @param from the first day of its period
 * @param to the last
 * @param figures numbers by {@code section.figure}
 */
public record EarlierReport(String asOf, LocalDate from, LocalDate to, String language, Map<String, Double> figures) {

    /** The sections that tell where things stood at the end, whatever the period. */
    private static final Set<String> STANDING = Set.of("standing", "trend", "quality");

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
        Mapping period = root.mapping("period").orElseThrow(() -> root.missing("period"));
        return new EarlierReport(
                root.requiredText("asOf"),
                day(period, "from"),
                day(period, "to"),
                root.requiredText("language"),
                figures);
    }

    private static LocalDate day(Mapping period, String key) {
        try {
            return LocalDate.parse(period.requiredText(key));
        } catch (DateTimeParseException e) {
            throw period.failure("report.compare-not-a-report").causedBy(e);
        }
    }

    /**
     * Whether what happened in its period can be compared with what happened in another: both begin with the same day, so
     * that one goes on where the other ended, or are about as long.
     */
    public boolean isLike(Period period) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        long others = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        return from.equals(period.from()) || 10 * Math.abs(days - others) <= others;
    }

    /**
     * What has changed since: the figures that both have and that differ; of periods that are not {@link #isLike alike}
     * those alone that tell where things stood.
     *
     * @throws Failure (usage) where it is about another language
     */
    public ReportData compared(ReportData report) {
        if (!language.equals(report.language())) {
            throw Failure.usage("report.compare-language", language, report.language());
        }
        List<List<Value>> rows = new ArrayList<>();
        boolean alike = isLike(report.period());
        for (Section section : report.sections()) {
            if (!alike && !STANDING.contains(section.id())) {
                continue;
            }
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
