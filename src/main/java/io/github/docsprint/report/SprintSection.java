package io.github.docsprint.report;

import io.github.docsprint.drift.PastStatus;
import io.github.docsprint.drift.State;
import io.github.docsprint.github.Activity.Recent;
import io.github.docsprint.github.Activity.RecentPull;
import io.github.docsprint.message.Failure;
import io.github.docsprint.report.Section.Chart;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Figure;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Shape;
import io.github.docsprint.report.Section.Table;
import io.github.docsprint.report.Section.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What a sprint changed. */
final class SprintSection {

    private final SprintPlan plan;
    private final Contributors contributors;
    private final List<Outcome> outcomes;
    private final Map<String, PastStatus.Page> now;
    private final Optional<Recent> recent;

    /**
     * What one pull request did.
     *
     * @param before its pages before it
     * @param after its pages after it
     * @param fixed lint findings that it took away
     * @param introduced lint findings that it brought
     */
    record Outcome(Pull pull, List<PastStatus.Page> before, List<PastStatus.Page> after, long fixed, long introduced) {

        Outcome {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** Pages that were not up to date, or not there, and are up to date after it. */
        List<String> closed() {
            Set<String> currentBefore = before.stream()
                    .filter(PastStatus.Page::isCurrent)
                    .map(PastStatus.Page::path)
                    .collect(Collectors.toSet());
            return after.stream()
                    .filter(page -> page.isCurrent() && !currentBefore.contains(page.path()))
                    .map(PastStatus.Page::path)
                    .toList();
        }

        /** Words of source pages that wanted a look before it and want none after it. */
        long wordsClosed() {
            long then = before.stream().mapToLong(PastStatus.Page::words).sum();
            return then - after.stream().mapToLong(PastStatus.Page::words).sum();
        }
    }

    /**
     * @param now all pages at the commit that the report is of, by path
     * @param recent what GitHub knows of pull requests
     */
    SprintSection(
            SprintPlan plan,
            Contributors contributors,
            List<Outcome> outcomes,
            Map<String, PastStatus.Page> now,
            Optional<Recent> recent) {
        this.recent = recent;
        this.plan = plan;
        this.contributors = contributors;
        this.outcomes = List.copyOf(outcomes);
        this.now = Map.copyOf(now);
    }

    /**
     * The pull requests of a sprint, the newest first.
     *
     * @throws Failure (usage) where the sprint goes by labels that nobody knows
     */
    static List<Pull> pulls(SprintPlan plan, List<Pull> all, Identities identities, Optional<Recent> recent) {
        if (!plan.labels().isEmpty()) {
            Set<Integer> labelled = recent.orElseThrow(() -> Failure.usage("report.labels-unknown")).pulls().stream()
                    .filter(pull -> pull.labels().stream().anyMatch(plan.labels()::contains))
                    .map(RecentPull::number)
                    .collect(Collectors.toSet());
            List<Pull> merged = all.stream()
                    .filter(pull -> pull.number().isPresent()
                            && labelled.contains(pull.number().getAsInt()))
                    .toList();
            if (merged.isEmpty()) {
                throw Failure.usage("report.labels-none", String.join(", ", plan.labels()));
            }
            return merged;
        }
        if (!plan.pulls().isEmpty()) {
            return all.stream()
                    .filter(pull -> pull.number().isPresent()
                            && plan.pulls().contains(pull.number().getAsInt()))
                    .toList();
        }
        Set<String> people = plan.people().stream()
                .map(login -> identities.withLogin(login.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(pull -> plan.period().contains(pull.merged()))
                .filter(pull -> people.isEmpty() || people.contains(pull.author()))
                .toList();
    }

    Section section() {
        List<Long> minutes = outcomes.stream()
                .flatMap(done -> done.pull().minutes().stream())
                .toList();
        List<String> persons =
                outcomes.stream().map(done -> done.pull().author()).distinct().toList();
        List<String> closed = outcomes.stream()
                .flatMap(done -> done.closed().stream())
                .distinct()
                .toList();
        return new Section(
                "sprint",
                List.of(
                        new Figure(
                                "opened",
                                ActivitySection.opened(recent, plan.period())
                                        .map(opened -> Value.of(opened.size()))
                                        .orElse(Value.NONE),
                                Unit.COUNT),
                        StandingSection.count("merged", outcomes.size()),
                        StandingSection.count("contributors", persons.size()),
                        StandingSection.count(
                                "firstTimers",
                                outcomes.stream()
                                        .map(Outcome::pull)
                                        .filter(contributors::isFirst)
                                        .count()),
                        StandingSection.count(
                                "pagesTouched",
                                outcomes.stream()
                                        .flatMap(done -> done.after().stream())
                                        .map(PastStatus.Page::path)
                                        .distinct()
                                        .count()),
                        StandingSection.count("pagesClosed", closed.size()),
                        StandingSection.count(
                                "wordsClosed",
                                outcomes.stream()
                                        .mapToLong(Outcome::wordsClosed)
                                        .sum()),
                        StandingSection.count(
                                "findingsFixed",
                                outcomes.stream().mapToLong(Outcome::fixed).sum()),
                        StandingSection.count(
                                "findingsIntroduced",
                                outcomes.stream().mapToLong(Outcome::introduced).sum()),
                        new Figure("medianMinutes", Statistics.quantile(minutes, 0.5, 1), Unit.MINUTES),
                        new Figure(
                                "fastestMinutes",
                                minutes.stream()
                                        .min(Comparator.naturalOrder())
                                        .map(Value::of)
                                        .orElse(Value.NONE),
                                Unit.MINUTES),
                        StandingSection.count(
                                "cameBack",
                                persons.stream()
                                        .filter(person -> contributors.cameBack(
                                                person, plan.period().to()))
                                        .count()),
                        StandingSection.count(
                                "stillCurrent",
                                closed.stream()
                                        .filter(path -> Optional.ofNullable(now.get(path))
                                                .filter(PastStatus.Page::isCurrent)
                                                .isPresent())
                                        .count())),
                List.of(merged(), pages()),
                List.of(new Chart(
                        "sprint", "sprintPulls", Shape.BARS, "pull", List.of("findingsFixed", "findingsIntroduced"))));
    }

    private Table merged() {
        return new Table(
                "sprintPulls",
                List.of(
                        new Column("pull", Kind.PULL),
                        new Column("title", Kind.TEXT),
                        new Column("person", Kind.TEXT),
                        new Column("mergedAt", Kind.DAY),
                        StandingSection.number("minutes"),
                        new Column("size", Kind.TEXT),
                        StandingSection.number("pagesClosed"),
                        StandingSection.number("wordsClosed"),
                        StandingSection.number("findingsFixed"),
                        StandingSection.number("findingsIntroduced")),
                outcomes.stream().map(this::row).toList());
    }

    private List<Value> row(Outcome done) {
        Pull pull = done.pull();
        return List.of(
                WorkSection.number(pull),
                Value.of(contributors.title(pull.title())),
                Value.of(contributors.label(pull.author())),
                Value.of(pull.merged()
                        .atZoneSameInstant(plan.period().zone())
                        .toLocalDateTime()
                        .withNano(0)
                        .toString()
                        .replace('T', ' ')),
                pull.minutes().map(Value::of).orElse(Value.NONE),
                Value.of(pull.size().name()),
                Value.of(done.closed().size()),
                Value.of(done.wordsClosed()),
                Value.of(done.fixed()),
                Value.of(done.introduced()));
    }

    private Table pages() {
        List<List<Value>> rows = new ArrayList<>();
        for (Outcome done : outcomes) {
            Map<String, PastStatus.Page> before = done.before().stream()
                    .collect(Collectors.toMap(PastStatus.Page::path, page -> page, (one, other) -> one));
            for (PastStatus.Page page : done.after()) {
                rows.add(List.of(
                        WorkSection.number(done.pull()),
                        Value.of(page.path()),
                        Value.of(Optional.ofNullable(before.get(page.path()))
                                .map(old -> old.state().id())
                                .orElse(State.UNTRANSLATED.id())),
                        Value.of(page.state().id()),
                        Value.of(Optional.ofNullable(now.get(page.path()))
                                .map(present -> present.state().id()))));
            }
        }
        return new Table(
                "sprintPages",
                List.of(
                        new Column("pull", Kind.PULL),
                        new Column("page", Kind.PAGE),
                        new Column("stateBefore", Kind.STATE),
                        new Column("stateAfter", Kind.STATE),
                        new Column("stateNow", Kind.STATE)),
                rows);
    }

    /** How many findings are gone, and how many are new, rule by rule. */
    static long[] difference(SortedMap<String, Integer> before, SortedMap<String, Integer> after) {
        long[] difference = new long[2];
        before.forEach((rule, count) -> difference[0] += Math.max(0, count - after.getOrDefault(rule, 0)));
        after.forEach((rule, count) -> difference[1] += Math.max(0, count - before.getOrDefault(rule, 0)));
        return difference;
    }
}
