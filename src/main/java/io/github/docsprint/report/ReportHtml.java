package io.github.docsprint.report;

import io.github.docsprint.html.Page;
import io.github.docsprint.html.Template;
import java.util.List;
import java.util.Map;

/** A report as one self-contained HTML document. */
public final class ReportHtml {

    private static final Template INDEX = Template.named("report-index");

    private final Wording wording;

    public ReportHtml(Wording wording) {
        this.wording = wording;
    }

    /** The document. */
    public String html(ReportData report) {
        return new Page(
                        wording.locale().getLanguage(),
                        wording.heading(report),
                        List.of("page"),
                        List.of(),
                        Template.named("report-index")
                                .fill(Map.of("heading", wording.heading(report), "names", List.of()), wording::text))
                .html();
    }

    /** The page that lists the reports of a folder. */
    public static String index(Wording wording, List<String> names) {
        String heading = wording.text("report.index");
        return new Page(
                        wording.locale().getLanguage(),
                        heading,
                        List.of("page"),
                        List.of(),
                        INDEX.fill(Map.of("heading", heading, "names", names), wording::text))
                .html();
    }
}
