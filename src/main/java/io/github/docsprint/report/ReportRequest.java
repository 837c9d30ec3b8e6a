package io.github.docsprint.report;

import io.github.docsprint.github.Activity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What to report.
 *
 * @param from the first day; empty for the first pull request's
 * @param to the last day; empty for that of the commit looked at
 * @param months how many months the trend goes back
 * @param activity what is open at GitHub
 * @param repositoryUrl where the repository is on the web, without a slash at the end
 */
public record ReportRequest(
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        ZoneId zone,
        Optional<SprintPlan> sprint,
        int months,
        boolean anonymous,
        Roster roster,
        Affiliations affiliations,
        Optional<Activity> activity,
        Optional<String> repositoryUrl) {

    /** The same, with what GitHub says, and where it is. */
    public ReportRequest with(Activity found) {
        return new ReportRequest(
                from,
                to,
                zone,
                sprint,
                months,
                anonymous,
                roster,
                affiliations,
                Optional.of(found),
                repositoryUrl.or(() -> Optional.of("https://github.com/" + found.repository())));
    }
}
