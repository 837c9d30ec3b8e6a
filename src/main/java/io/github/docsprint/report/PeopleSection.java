package io.github.docsprint.report;

import io.github.docsprint.report.OwnersLadder.Role;
import io.github.docsprint.report.Section.Chart;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Figure;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Shape;
import io.github.docsprint.report.Section.Table;
import io.github.docsprint.report.Section.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who moves the localization. */
final class PeopleSection {

    private static final String UNKNOWN = "unknown";
    private static final int TOP = 5;

    private final Contributors contributors;
    private final OwnersLadder ladder;
    private final ReportRequest request;
    private final Period period;
    private final List<Pull> pulls;

    PeopleSection(Contributors contributors, OwnersLadder ladder, ReportRequest request, Period period) {
        this.contributors = contributors;
        this.ladder = ladder;
        this.request = request;
        this.period = period;
        this.pulls = contributors.pulls().stream()
                .filter(pull -> period.contains(pull.merged()))
                .toList();
    }

    Section section() {
        List<String> everybody = contributors.ranked();
        List<String> persons = everybody.stream()
                .filter(person -> contributors.inPeriod(person) > 0)
                .toList();
        List<String> fresh =
                pulls.stream().filter(contributors::isFirst).map(Pull::author).toList();
        long top = persons.stream().limit(TOP).mapToLong(contributors::inPeriod).sum();
        Map<String, Role> roles = ladder.now();
        List<Figure> figures = List.of(
                StandingSection.count("contributors", persons.size()),
                StandingSection.count("firstTimers", fresh.size()),
                StandingSection.count(
                        "cameBack",
                        fresh.stream()
                                .filter(person -> contributors.cameBack(person, contributors.first(person)))
                                .count()),
                StandingSection.count(
                        "fivePulls", everybody.stream().filter(this::hasFive).count()),
                StandingSection.count(
                        "reachedFive",
                        persons.stream()
                                .flatMap(person -> fifth(person).stream())
                                .filter(day -> !day.isBefore(period.from()) && !day.isAfter(period.to()))
                                .count()),
                new Figure("topFiveShare", Value.percent(top, pulls.size()), Unit.PERCENT),
                StandingSection.count("reviewers", roles.size()),
                StandingSection.count(
                        "approvers",
                        roles.values().stream()
                                .filter(role -> role == Role.APPROVER)
                                .count()));
        List<Table> tables = new ArrayList<>(List.of(people(persons), steps()));
        if (!request.roster().entries().isEmpty()
                || !request.affiliations().jobs().isEmpty()) {
            tables.add(groups("companies", "company", pull -> contributors.company(pull)));
        }
        if (!request.roster().entries().isEmpty()) {
            tables.add(groups("countries", "country", pull -> contributors.country(pull.author())));
        }
        return new Section(
                "people",
                figures,
                tables,
                List.of(new Chart("people", "people", Shape.BARS, "person", List.of("pulls"))));
    }

    /** The day on which somebody had as many pull requests merged as a member needs. */
    private Optional<LocalDate> fifth(String person) {
        return contributors.of(person).stream()
                .skip(Contributors.MEMBER_PULLS - 1L)
                .findFirst()
                .map(pull -> period.day(pull.merged()));
    }

    private boolean hasFive(String person) {
        return fifth(person).filter(day -> !day.isAfter(period.to())).isPresent();
    }

    private Table people(List<String> persons) {
        return new Table(
                "people",
                List.of(
                        new Column("person", Kind.TEXT),
                        StandingSection.number("pulls"),
                        StandingSection.number("pullsEver"),
                        new Column("firstOn", Kind.DAY),
                        new Column("lastOn", Kind.DAY),
                        new Column("fifthOn", Kind.DAY)),
                persons.stream()
                        .map(person -> {
                            List<Pull> all = contributors.of(person);
                            return List.of(
                                    Value.of(contributors.label(person)),
                                    Value.of(contributors.inPeriod(person)),
                                    Value.of(all.size()),
                                    Value.of(contributors.first(person)),
                                    Value.of(period.day(all.get(all.size() - 1).merged())),
                                    Value.of(fifth(person).map(LocalDate::toString)));
                        })
                        .toList());
    }

    private Table steps() {
        return new Table(
                "ladder",
                List.of(
                        new Column("day", Kind.DAY),
                        new Column("person", Kind.TEXT),
                        new Column("roleBefore", Kind.TEXT),
                        new Column("roleAfter", Kind.TEXT)),
                ladder.steps().stream()
                        .filter(step -> period.contains(step.when()))
                        .map(step -> List.of(
                                Value.of(period.day(step.when())),
                                Value.of(contributors.labelOfLogin(step.login())),
                                Value.of(step.from().id()),
                                Value.of(step.to().id())))
                        .toList());
    }

    private Table groups(String id, String column, Function<Pull, Optional<String>> group) {
        Map<String, List<Pull>> groups = pulls.stream()
                .collect(Collectors.groupingBy(
                        pull -> group.apply(pull).orElse(UNKNOWN), TreeMap::new, Collectors.toList()));
        return new Table(
                id,
                List.of(
                        new Column(column, Kind.TEXT),
                        StandingSection.number("contributors"),
                        StandingSection.number("pulls")),
                groups.entrySet().stream()
                        .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                        .map(entry -> List.of(
                                Value.of(entry.getKey()),
                                Value.of(entry.getValue().stream()
                                        .map(Pull::author)
                                        .distinct()
                                        .count()),
                                Value.of(entry.getValue().size())))
                        .toList());
    }
}
