package io.github.docsprint.report;

import io.github.docsprint.git.CommitId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A report: the same for all formats.
 *
 * @param head the commit that it is of
 * @param asOf when that was committed, in the period's time zone: the report's own "now"
 * @param shallow whether history is cut off, so that figures reach back only so far
 * @param sprint the name of the sprint that it is about
 * @param anonymous whether nobody is named
 * @param repositoryUrl where the repository is on the web, without a slash at the end
 */
public record ReportData(
        String sourceLanguage,
        String language,
        CommitId head,
        OffsetDateTime asOf,
        boolean shallow,
        Period period,
        Optional<String> sprint,
        boolean anonymous,
        Optional<String> repositoryUrl,
        List<Section> sections) {

    public ReportData {
        sections = List.copyOf(sections);
    }

    /** The section with an id, where the report has it. */
    public Optional<Section> section(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /** The figure with an id. */
    public Value figure(String section, String id) {
        return section(section).stream()
                .flatMap(found -> found.figures().stream())
                .filter(figure -> figure.id().equals(id))
                .map(Section.Figure::value)
                .findFirst()
                .orElse(Value.NONE);
    }

    /** The rows of a table; none where the report has no such table. */
    public List<List<Value>> rows(String section, String table) {
        return section(section).stream()
                .flatMap(found -> found.tables().stream())
                .filter(found -> found.id().equals(table))
                .findFirst()
                .map(Section.Table::rows)
                .orElse(List.of());
    }
}
