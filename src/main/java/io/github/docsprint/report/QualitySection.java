package io.github.docsprint.report;

import io.github.docsprint.report.Section.Chart;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Shape;
import io.github.docsprint.report.Section.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lint says, now and before. */
final class QualitySection {

    private QualitySection() {}

    /**
     * What lint says of the pages as they were at the end of a day.
     *
     * @param pages findings by rule, for each page
     */
    record Point(LocalDate day, List<SortedMap<String, Integer>> pages) {

        Point {
            pages = List.copyOf(pages);
        }

        long findings() {
            return pages.stream()
                    .flatMap(page -> page.values().stream())
                    .mapToLong(Integer::intValue)
                    .sum();
        }

        SortedMap<String, Long> byRule() {
            Map<String, Long> all = new HashMap<>();
            pages.forEach(page -> page.forEach((rule, count) -> all.merge(rule, (long) count, Long::sum)));
            return new TreeMap<>(all);
        }
    }

    /** @param points the oldest first; the last is now */
    static Section section(List<Point> points) {
        Point now = points.get(points.size() - 1);
        Point first = points.get(0);
        return new Section(
                "quality",
                List.of(
                        StandingSection.count("pages", now.pages().size()),
                        StandingSection.count("findings", now.findings()),
                        StandingSection.count(
                                "pagesWithNone",
                                now.pages().stream().filter(Map::isEmpty).count())),
                List.of(rules(first, now), months(points), rulesByMonth(points)),
                List.of(
                        new Chart("findings", "findingsByMonth", Shape.LINES, "day", List.of("findings")),
                        Chart.by("rule", "rules", "rulesByMonth", "day", "findings")));
    }

    private static Table rules(Point first, Point now) {
        SortedMap<String, Long> before = first.byRule();
        SortedMap<String, Long> after = now.byRule();
        TreeSet<String> rules = new TreeSet<>(before.keySet());
        rules.addAll(after.keySet());
        return new Table(
                "rules",
                List.of(
                        new Column("rule", Kind.TEXT),
                        StandingSection.number("findings"),
                        StandingSection.number("pages"),
                        StandingSection.number("findingsAtFirst"),
                        StandingSection.number("change")),
                rules.stream()
                        .sorted(Comparator.comparing((String rule) -> -after.getOrDefault(rule, 0L))
                                .thenComparing(rule -> rule))
                        .map(rule -> {
                            long then = before.getOrDefault(rule, 0L);
                            long here = after.getOrDefault(rule, 0L);
                            return List.of(
                                    Value.of(rule),
                                    Value.of(here),
                                    Value.of(now.pages().stream()
                                            .filter(page -> page.containsKey(rule))
                                            .count()),
                                    Value.of(then),
                                    Value.of(here - then));
                        })
                        .toList());
    }

    private static Table months(List<Point> points) {
        List<List<Value>> rows = new ArrayList<>();
        for (Point point : points) {
            rows.add(List.of(
                    Value.of(point.day()),
                    Value.of(point.findings()),
                    Value.of(point.pages().size()),
                    Value.of(point.pages().stream().filter(Map::isEmpty).count())));
        }
        return new Table(
                "findingsByMonth",
                List.of(
                        new Column("day", Kind.DAY),
                        StandingSection.number("findings"),
                        StandingSection.number("pages"),
                        StandingSection.number("pagesWithNone")),
                rows);
    }

    /** One row for each rule that finds something at the end of a month; so a spreadsheet can turn it into any shape. */
    private static Table rulesByMonth(List<Point> points) {
        return new Table(
                "rulesByMonth",
                List.of(new Column("day", Kind.DAY), new Column("rule", Kind.TEXT), StandingSection.number("findings")),
                points.stream()
                        .flatMap(point -> point.byRule().entrySet().stream()
                                .map(rule -> List.of(
                                        Value.of(point.day()), Value.of(rule.getKey()), Value.of(rule.getValue()))))
                        .toList());
    }
}
