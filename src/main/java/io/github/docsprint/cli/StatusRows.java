package io.github.docsprint.cli;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.json.CsvWriter;
import io.github.docsprint.text.TerminalSafe;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** The status report as rows: for a spreadsheet, or for an issue. */
final class StatusRows {

    private static final List<String> COLUMNS = List.of(
            "path",
            "source",
            "state",
            "severity",
            "base_commit",
            "base_committed_at",
            "base_method",
            "base_confidence",
            "banner",
            "visible",
            "commits_behind",
            "days_behind",
            "added_words",
            "removed_words",
            "changed_words",
            "moved_to");

    private StatusRows() {}

    static void csv(List<PageStatus> pages, OutputStream out) {
        try (CsvWriter csv = CsvWriter.to(out)) {
            csv.row(COLUMNS);
            pages.forEach(page -> csv.row(List.of(
                    page.path(),
                    page.source().orElse(""),
                    page.state().id(),
                    page.severity().map(Severity::id).orElse(""),
                    page.base().map(base -> base.commit().hex()).orElse(""),
                    page.base().map(base -> base.committedAt().toString()).orElse(""),
                    page.base().map(base -> base.method().id()).orElse(""),
                    page.base().map(base -> Double.toString(base.confidence())).orElse(""),
                    Boolean.toString(page.banner()),
                    Boolean.toString(page.visible()),
                    Integer.toString(page.behind().commits()),
                    Integer.toString(page.behind().days()),
                    Integer.toString(page.behind().addedWords()),
                    Integer.toString(page.behind().removedWords()),
                    Integer.toString(page.behind().changedWords()),
                    page.gone().flatMap(PageStatus.Gone::movedTo).orElse(""))));
        }
    }

    static void markdown(Messages messages, List<PageStatus> pages, boolean shallow, PrintStream out) {
        out.println("| " + messages.text("status.head-page") + " | " + messages.text("status.head-state") + " | "
                + messages.text("status.head-days") + " | " + messages.text("status.head-commits") + " | "
                + messages.text("status.head-words") + " |");
        out.println("| --- | --- | ---: | ---: | --- |");
        for (PageStatus page : pages) {
            out.println("| `" + cell(page.path()) + "` | "
                    + page.severity()
                            .map(severity -> messages.text("status." + severity.id()))
                            .orElseGet(() -> StatusText.name(messages, page.state(), shallow))
                    + " | " + page.behind().days() + " | " + page.behind().commits() + " | "
                    + StatusText.words(messages, page) + " |");
        }
    }

    /** A path that can neither end the code span nor the cell that it stands in. */
    private static String cell(String path) {
        return TerminalSafe.text(path).replace("`", "'").replace("|", "\\|");
    }
}
