package io.github.docsprint.report;

import io.github.docsprint.drift.PastStatus;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.State;
import io.github.docsprint.report.Section.Chart;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Shape;
import io.github.docsprint.report.Section.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How the localization stood at the ends of months. */
final class TrendSection {

    private TrendSection() {}

    /**
     * One end of a month.
     *
     * @param day its last day
     * @param findings what lint says of the pages as they were
     */
    record Point(LocalDate day, PastStatus status, long findings) {}

    static Section section(List<Point> points) {
        return new Section(
                "trend",
                List.of(),
                List.of(new Table(
                        "months",
                        List.of(
                                new Column("day", Kind.DAY),
                                StandingSection.number("source"),
                                StandingSection.number("translated"),
                                StandingSection.number("behindByDate"),
                                StandingSection.number("behindByDrift"),
                                StandingSection.number("current"),
                                StandingSection.number("outdated"),
                                StandingSection.number("critical"),
                                StandingSection.number("orphaned"),
                                StandingSection.number("untranslated"),
                                StandingSection.number("behindWords"),
                                StandingSection.number("findings")),
                        points.stream().map(TrendSection::row).toList())),
                List.of(
                        new Chart("behind", "months", Shape.LINES, "day", List.of("behindByDate", "behindByDrift")),
                        new Chart("translated", "months", Shape.LINES, "day", List.of("translated", "current"))));
    }

    private static List<Value> row(Point point) {
        PastStatus status = point.status();
        return List.of(
                Value.of(point.day()),
                Value.of(status.source()),
                Value.of(status.pages().size()),
                Value.of(status.pages().stream()
                        .filter(page -> page.banner() && page.visible())
                        .count()),
                Value.of(status.pages().stream()
                        .filter(page -> page.state() == State.OUTDATED && page.visible())
                        .count()),
                Value.of(status.pages().stream()
                        .filter(PastStatus.Page::isCurrent)
                        .count()),
                Value.of(status.count(State.OUTDATED)),
                Value.of(status.pages().stream()
                        .filter(page -> page.severity().equals(Optional.of(Severity.CRITICAL)))
                        .count()),
                Value.of(status.count(State.ORPHANED)),
                Value.of(status.untranslated()),
                Value.of(status.words()),
                Value.of(point.findings()));
    }
}
