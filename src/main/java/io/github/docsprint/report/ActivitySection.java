package io.github.docsprint.report;

import io.github.docsprint.github.Activity;
import io.github.docsprint.github.Activity.OpenPull;
import io.github.docsprint.report.Section.Column;
import io.github.docsprint.report.Section.Kind;
import io.github.docsprint.report.Section.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What history cannot know: what is open at GitHub. */
final class ActivitySection {

    private ActivitySection() {}

    /**
     * @param folder the language's folder
     * @param label how the report names a login
     * @param title how it shows a title
     */
    static Section section(
            Activity activity, String folder, ZoneId zone, UnaryOperator<String> label, UnaryOperator<String> title) {
        LocalDate taken = activity.takenAt().atZone(zone).toLocalDate();
        List<OpenPull> pulls = activity.pulls().stream()
                .filter(pull -> pull.paths().stream().anyMatch(path -> path.startsWith(folder + "/")))
                .sorted(Comparator.comparing(OpenPull::updatedAt))
                .toList();
        List<Activity.Claim> claims = activity.claims().stream()
                .filter(claim -> claim.expiresAt().isAfter(activity.takenAt()))
                .sorted(Comparator.comparing(Activity.Claim::path))
                .toList();
        return new Section(
                "activity",
                List.of(
                        StandingSection.count("openPulls", pulls.size()),
                        StandingSection.count(
                                "drafts", pulls.stream().filter(OpenPull::draft).count()),
                        StandingSection.count("openIssues", activity.issues().size()),
                        StandingSection.count("claims", claims.size())),
                List.of(
                        new Table(
                                "openPulls",
                                List.of(
                                        new Column("pull", Kind.PULL),
                                        new Column("title", Kind.TEXT),
                                        new Column("person", Kind.TEXT),
                                        new Column("draft", Kind.FLAG),
                                        StandingSection.number("quietDays")),
                                pulls.stream()
                                        .map(pull -> List.of(
                                                Value.of(pull.number()),
                                                Value.of(title.apply(pull.title())),
                                                Value.of(label.apply(pull.author())),
                                                Value.of(pull.draft() ? 1 : 0),
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
}
