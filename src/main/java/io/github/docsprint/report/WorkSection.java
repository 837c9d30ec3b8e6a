package io.github.docsprint.report;

import io.github.docsprint.report.Section.Chart;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Figure;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Shape;
import io.github.docsprint.report.Section.Table;
import io.github.docsprint.report.Section.Unit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was merged, by whom, how large, how fast. */
final class WorkSection {

    private static final double MINUTES_A_DAY = 24 * 60;

    private final List<Pull> pulls;
    private final Contributors contributors;
    private final Period period;

    /** @param all the pull requests of the whole history, the newest first */
    WorkSection(List<Pull> all, Contributors contributors, Period period) {
        this.pulls = all.stream().filter(pull -> period.contains(pull.merged())).toList();
        this.contributors = contributors;
        this.period = period;
    }

    Section section() {
        List<Long> minutes = minutes(pulls);
        return new Section(
                "work",
                List.of(
                        StandingSection.count("merged", pulls.size()),
                        StandingSection.count(
                                "onlyLanguage",
                                pulls.stream().filter(Pull::onlyLanguage).count()),
                        StandingSection.count(
                                "files",
                                pulls.stream()
                                        .mapToLong(pull -> pull.files().size())
                                        .sum()),
                        StandingSection.count(
                                "lines",
                                pulls.stream()
                                        .mapToLong(pull -> pull.added() + pull.removed())
                                        .sum()),
                        StandingSection.count(
                                "newWords",
                                pulls.stream().mapToLong(Pull::words).sum()),
                        new Figure("medianDays", Statistics.quantile(minutes, 0.5, MINUTES_A_DAY), Unit.DAYS),
                        new Figure("p90Days", Statistics.quantile(minutes, 0.9, MINUTES_A_DAY), Unit.DAYS),
                        StandingSection.count("timed", minutes.size())),
                List.of(months(), sizes(), sections(), merged()),
                List.of(
                        new Chart("merged", "mergedByMonth", Shape.COLUMNS, "month", List.of("merged")),
                        new Chart("sizes", "sizes", Shape.COLUMNS, "size", List.of("merged"))));
    }

    private static List<Long> minutes(List<Pull> pulls) {
        return pulls.stream().flatMap(pull -> pull.minutes().stream()).toList();
    }

    /** Every month of the period, those without work too. */
    private Table months() {
        Map<YearMonth, List<Pull>> byMonth = new TreeMap<>();
        for (YearMonth month = YearMonth.from(period.from());
                !month.isAfter(YearMonth.from(period.to()));
                month = month.plusMonths(1)) {
            byMonth.put(month, new ArrayList<>());
        }
        pulls.forEach(
                pull -> byMonth.computeIfAbsent(YearMonth.from(period.day(pull.merged())), none -> new ArrayList<>())
                        .add(pull));
        return new Table(
                "mergedByMonth",
                List.of(
                        new Column("month", Kind.DAY),
                        StandingSection.number("merged"),
                        StandingSection.number("onlyLanguage"),
                        StandingSection.number("files"),
                        StandingSection.number("newWords"),
                        StandingSection.number("authors"),
                        StandingSection.number("firstTimers"),
                        StandingSection.number("cameBack")),
                byMonth.entrySet().stream().map(this::month).toList());
    }

    private List<Value> month(Map.Entry<YearMonth, List<Pull>> entry) {
        List<Pull> merged = entry.getValue();
        List<String> fresh = merged.stream()
                .filter(contributors::isFirst)
                .map(Pull::author)
                .distinct()
                .toList();
        return List.of(
                Value.of(entry.getKey().toString()),
                Value.of(merged.size()),
                Value.of(merged.stream().filter(Pull::onlyLanguage).count()),
                Value.of(merged.stream().mapToLong(pull -> pull.files().size()).sum()),
                Value.of(merged.stream().mapToLong(Pull::words).sum()),
                Value.of(merged.stream().map(Pull::author).distinct().count()),
                Value.of(fresh.size()),
                Value.of(fresh.stream()
                        .filter(person -> contributors.cameBack(person, contributors.first(person)))
                        .count()));
    }

    private Table sizes() {
        Map<Size, List<Pull>> bySize = pulls.stream().collect(Collectors.groupingBy(Pull::size));
        return new Table(
                "sizes",
                List.of(
                        new Column("size", Kind.TEXT),
                        StandingSection.number("merged"),
                        StandingSection.number("medianDays"),
                        StandingSection.number("p90Days")),
                Arrays.stream(Size.values())
                        .map(size -> {
                            List<Pull> these = bySize.getOrDefault(size, List.of());
                            return List.of(
                                    Value.of(size.name()),
                                    Value.of(these.size()),
                                    Statistics.quantile(minutes(these), 0.5, MINUTES_A_DAY),
                                    Statistics.quantile(minutes(these), 0.9, MINUTES_A_DAY));
                        })
                        .toList());
    }

    private Table sections() {
        Map<String, List<Pull>> bySection =
                pulls.stream().collect(Collectors.groupingBy(Pull::section, TreeMap::new, Collectors.toList()));
        return new Table(
                "mergedBySection",
                List.of(
                        new Column("section", Kind.TEXT),
                        StandingSection.number("merged"),
                        StandingSection.number("files"),
                        StandingSection.number("newWords")),
                bySection.entrySet().stream()
                        .map(entry -> List.of(
                                Value.of(entry.getKey().isEmpty() ? "/" : entry.getKey()),
                                Value.of(entry.getValue().size()),
                                Value.of(entry.getValue().stream()
                                        .mapToLong(pull -> pull.files().size())
                                        .sum()),
                                Value.of(entry.getValue().stream()
                                        .mapToLong(Pull::words)
                                        .sum())))
                        .toList());
    }

    private Table merged() {
        return new Table(
                "pulls",
                List.of(
                        new Column("pull", Kind.PULL),
                        new Column("title", Kind.TEXT),
                        new Column("person", Kind.TEXT),
                        new Column("mergedOn", Kind.DAY),
                        new Column("size", Kind.TEXT),
                        StandingSection.number("files"),
                        StandingSection.number("newWords"),
                        StandingSection.number("days")),
                pulls.stream().map(this::pull).toList());
    }

    private List<Value> pull(Pull pull) {
        return List.of(
                number(pull),
                Value.of(contributors.title(pull.title())),
                Value.of(contributors.label(pull.author())),
                Value.of(period.day(pull.merged())),
                Value.of(pull.size().name()),
                Value.of(pull.files().size()),
                Value.of(pull.words()),
                pull.minutes()
                        .map(minutes -> Value.rounded(minutes / MINUTES_A_DAY))
                        .orElse(Value.NONE));
    }

    /** The number of a pull request; nothing for a commit that names none. */
    static Value number(Pull pull) {
        return pull.number().isPresent() ? Value.of(pull.number().getAsInt()) : Value.NONE;
    }
}
