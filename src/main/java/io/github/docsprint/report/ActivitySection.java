package io.github.docsprint.report;

import io.github.docsprint.github.Activity;
import io.github.docsprint.github.Activity.OpenPull;
import io.github.docsprint.github.Activity.Recent;
import io.github.docsprint.github.Activity.RecentPull;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Figure;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Table;
import io.github.docsprint.report.Section.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What history cannot know: what is open at GitHub. */
final class ActivitySection {

    private ActivitySection() {}

    /**
     * @param folder the language's folder
     * @param label how the report names a login
     * @param title how it shows a title
     */
    static Section section(
            Activity activity, String folder, Period period, UnaryOperator<String> label, UnaryOperator<String> title) {
        ZoneId zone = period.zone();
        LocalDate taken = activity.takenAt().atZone(zone).toLocalDate();
        List<OpenPull> pulls = activity.pulls().stream()
                .filter(pull -> pull.paths().stream().anyMatch(path -> path.startsWith(folder + "/")))
                .sorted(Comparator.comparing(OpenPull::updatedAt))
                .toList();
        List<Activity.Claim> claims = activity.claims().stream()
                .filter(claim -> claim.expiresAt().isAfter(activity.takenAt()))
                .sorted(Comparator.comparing(Activity.Claim::path))
                .toList();
        Optional<List<RecentPull>> recent = activity.recent().map(Recent::pulls);
        Optional<List<RecentPull>> opened = opened(activity.recent(), period);
        Map<Integer, RecentPull> known = recent.orElse(List.of()).stream()
                .collect(Collectors.toMap(RecentPull::number, pull -> pull, (one, other) -> one));
        return new Section(
                "activity",
                List.of(
                        StandingSection.count("openPulls", pulls.size()),
                        StandingSection.count(
                                "drafts", pulls.stream().filter(OpenPull::draft).count()),
                        counted(
                                "waitingReviews",
                                recent.map(all ->
                                        all.stream().filter(RecentPull::waits).count())),
                        StandingSection.count("openIssues", activity.issues().size()),
                        StandingSection.count("claims", claims.size()),
                        counted("openedPulls", opened.map(all -> (long) all.size())),
                        counted("reviewedPulls", opened.map(all ->
                                (long) hours(all).size())),
                        new Figure(
                                "medianReviewHours",
                                opened.map(all -> Statistics.quantile(hours(all), 0.5, 1))
                                        .orElse(Value.NONE),
                                Unit.HOURS),
                        new Figure(
                                "p90ReviewHours",
                                opened.map(all -> Statistics.quantile(hours(all), 0.9, 1))
                                        .orElse(Value.NONE),
                                Unit.HOURS)),
                List.of(
                        new Table(
                                "openPulls",
                                List.of(
                                        new Column("pull", Kind.PULL),
                                        new Column("title", Kind.TEXT),
                                        new Column("person", Kind.TEXT),
                                        new Column("draft", Kind.FLAG),
                                        new Column("openedOn", Kind.DAY),
                                        new Column("reviewedOn", Kind.DAY),
                                        StandingSection.number("quietDays")),
                                pulls.stream()
                                        .map(pull -> List.of(
                                                Value.of(pull.number()),
                                                Value.of(title.apply(pull.title())),
                                                Value.of(label.apply(pull.author())),
                                                Value.of(pull.draft() ? 1 : 0),
                                                Value.of(Optional.ofNullable(known.get(pull.number()))
                                                        .map(found -> day(found.openedAt(), zone))),
                                                Value.of(Optional.ofNullable(known.get(pull.number()))
                                                        .flatMap(RecentPull::firstReviewAt)
                                                        .map(when -> day(when, zone))),
                                                Value.of(ChronoUnit.DAYS.between(
                                                        pull.updatedAt()
                                                                .atZone(zone)
                                                                .toLocalDate(),
                                                        taken))))
                                        .toList()),
                        new Table(
                                "claims",
                                List.of(
                                        new Column("page", Kind.PAGE),
                                        new Column("person", Kind.TEXT),
                                        new Column("until", Kind.DAY)),
                                claims.stream()
                                        .map(claim -> List.of(
                                                Value.of(claim.path()),
                                                Value.of(label.apply(claim.login())),
                                                Value.of(claim.expiresAt()
                                                        .atZone(zone)
                                                        .toLocalDate())))
                                        .toList())),
                List.of());
    }

    /** The pull requests that were opened in a period; empty where nobody has asked, or not for all of the period. */
    static Optional<List<RecentPull>> opened(Optional<Recent> recent, Period period) {
        return recent.filter(
                        found -> !period.day(found.since().atZone(period.zone()).toOffsetDateTime())
                                .isAfter(period.from()))
                .map(found -> found.pulls().stream()
                        .filter(pull -> period.contains(
                                pull.openedAt().atZone(period.zone()).toOffsetDateTime()))
                        .toList());
    }

    /** Hours from opening to the first review, of those that have one. */
    private static List<Double> hours(List<RecentPull> pulls) {
        return pulls.stream()
                .flatMap(pull ->
                        pull
                                .firstReviewAt()
                                .map(first ->
                                        Duration.between(pull.openedAt(), first).toMinutes() / 60.0)
                                .stream())
                .toList();
    }

    private static Figure counted(String id, Optional<Long> number) {
        return new Figure(id, number.map(Value::of).orElse(Value.NONE), Unit.COUNT);
    }

    private static String day(Instant when, ZoneId zone) {
        return when.atZone(zone).toLocalDate().toString();
    }
}
