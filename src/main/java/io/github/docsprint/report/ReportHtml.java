package io.github.docsprint.report;

import io.github.docsprint.html.Page;
import io.github.docsprint.html.Template;
import io.github.docsprint.site.SiteConfig;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A report as one self-contained HTML document, with the charting library D3 inside. */
public final class ReportHtml {

    private static final String CHARTS = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min";

    /** A longer table begins folded to a part that scrolls. */
    private static final int LONG = 15;

    /** The figures that a room should see first; they are larger. */
    private static final Set<String> LEADS = Set.of(
            "sprint.merged",
            "sprint.contributors",
            "sprint.firstTimers",
            "sprint.pagesClosed",
            "sprint.wordsClosed",
            "sprint.fastestMinutes",
            "standing.translated",
            "standing.coverage",
            "standing.current",
            "standing.critical",
            "standing.bannerShown",
            "standing.behindWords",
            "work.merged",
            "work.newWords",
            "work.medianDays",
            "people.contributors",
            "people.firstTimers",
            "people.cameBack",
            "blog.posts",
            "blog.postsTranslated",
            "blog.medianLag",
            "blog.upcoming",
            "quality.findings",
            "quality.pagesWithNone",
            "activity.openPulls",
            "activity.waitingReviews",
            "activity.medianReviewHours");

    private final Wording wording;
    private final SiteConfig site;

    /** @param site how the site is laid out, for links to its pages */
    public ReportHtml(Wording wording, SiteConfig site) {
        this.wording = wording;
        this.site = site;
    }

    // What the templates see.

    private record Part(
            String id, String title, List<Card> leads, List<Card> cards, List<Picture> charts, List<Grid> tables) {}

    private record Card(String label, String value) {}

    private record Picture(String id, String caption, String shape, String table, String x, String series, String by) {}

    private record Grid(String id, String title, boolean isLong, int count, List<Head> heads, List<Line> lines) {}

    private record Head(String id, String label, String sortBy, boolean number) {}

    private record Line(Optional<String> anchor, List<Cell> cells) {}

    /** @param value what it is sorted by and drawn as; the text where that says the same */
    private record Cell(
            String text,
            String value,
            boolean number,
            boolean oneLine,
            Optional<String> address,
            Optional<String> changes) {}

    /** The document. */
    public String html(ReportData report) {
        List<Part> parts =
                report.sections().stream().map(section -> part(report, section)).toList();
        Map<String, Object> values = Map.of(
                "heading",
                wording.heading(report),
                "subheading",
                wording.subheading(report),
                "shallow",
                report.shallow(),
                "parts",
                parts);
        return page(wording.heading(report), Template.named("report"), values, List.of(CHARTS, "report"));
    }

    /** The page that lists the reports of a folder. */
    public String index(List<String> names) {
        String heading = wording.text("report.index");
        return page(heading, Template.named("report-index"), Map.of("heading", heading, "names", names), List.of());
    }

    private String page(String title, Template template, Map<String, Object> values, List<String> scripts) {
        return new Page(
                        wording.locale().getLanguage(),
                        title,
                        List.of("page", "report"),
                        scripts,
                        template.fill(values, key -> wording.text(key)))
                .html();
    }

    private Part part(ReportData report, Section section) {
        Map<Boolean, List<Card>> cards = section.figures().stream()
                .collect(Collectors.partitioningBy(
                        figure -> LEADS.contains(section.id() + "." + figure.id()),
                        Collectors.mapping(
                                figure -> new Card(wording.label(figure), wording.value(figure)),
                                Collectors.toList())));
        return new Part(
                section.id(),
                wording.title(section),
                cards.getOrDefault(true, List.of()),
                cards.getOrDefault(false, List.of()),
                section.charts().stream().map(chart -> picture(section, chart)).toList(),
                section.tables().stream()
                        .filter(table -> !table.rows().isEmpty())
                        .map(table -> grid(report, section, table))
                        .toList());
    }

    private Picture picture(Section section, Section.Chart chart) {
        return new Picture(
                section.id() + "-chart-" + chart.id(),
                wording.text("report.chart-" + chart.id()),
                chart.shape().name().toLowerCase(Locale.ROOT),
                id(section, chart.table()),
                chart.x(),
                String.join(" ", chart.series()),
                chart.by().orElse(""));
    }

    private static String id(Section section, String table) {
        return section.id() + "-" + table;
    }

    private Grid grid(ReportData report, Section section, Section.Table table) {
        List<Head> heads = table.columns().stream()
                .map(column -> new Head(
                        column.id(),
                        wording.head(column),
                        wording.text("report.sort", wording.head(column)),
                        isNumber(column)))
                .toList();
        return new Grid(
                id(section, table.id()),
                wording.title(table),
                table.rows().size() > LONG,
                table.rows().size(),
                heads,
                table.rows().stream()
                        .map(row -> line(report, section, table, row))
                        .toList());
    }

    private static boolean isNumber(Section.Column column) {
        return switch (column.kind()) {
            case NUMBER, PERCENT, FLAG -> true;
            case TEXT, DAY, STATE, PAGE, PULL, COMMIT, FIGURE -> false;
        };
    }

    private Line line(ReportData report, Section section, Section.Table table, List<Value> row) {
        List<Cell> cells = new ArrayList<>();
        Optional<String> anchor = Optional.empty();
        for (int i = 0; i < row.size(); i++) {
            Section.Column column = table.columns().get(i);
            Value value = row.get(i);
            if (column.kind() == Section.Kind.PAGE) {
                // A page is in a table once, but in several tables.
                anchor = Optional.of(id(section, table.id()) + ":" + value.plain());
            }
            cells.add(new Cell(
                    wording.cell(column, value),
                    value.plain(),
                    isNumber(column),
                    column.kind() == Section.Kind.DAY || column.kind() == Section.Kind.STATE,
                    address(report, column, value),
                    column.kind() == Section.Kind.PAGE
                            ? changes(report, table, row, value.plain())
                            : Optional.empty()));
        }
        return new Line(anchor, cells);
    }

    /** The page on the site, or else its file; or the pull request. */
    private Optional<String> address(ReportData report, Section.Column column, Value value) {
        if (column.kind() == Section.Kind.PULL && value instanceof Value.Number number) {
            return report.repositoryUrl().map(url -> url + "/pull/" + (long) number.number());
        }
        if (column.kind() == Section.Kind.COMMIT && value instanceof Value.Text commit) {
            return report.repositoryUrl().map(url -> url + "/commit/" + commit.text());
        }
        if (column.kind() != Section.Kind.PAGE) {
            return Optional.empty();
        }
        return site.pageUrl(report.language(), value.plain())
                .or(() -> site.pageUrl(report.sourceLanguage(), value.plain()))
                .or(() -> report.repositoryUrl().map(url -> url + "/blob/HEAD/" + segments(value.plain())));
    }

    /** The changes of the source page since the revision that the translation reflects. */
    private Optional<String> changes(ReportData report, Section.Table table, List<Value> row, String path) {
        String folder = site.folder(report.language()) + "/";
        if (!table.hasColumn("sourceCommit") || !path.startsWith(folder)) {
            return Optional.empty();
        }
        String source = site.folder(report.sourceLanguage()) + "/" + path.substring(folder.length());
        Optional<String> since =
                Optional.of(row.get(table.column("reflects")).plain()).filter(day -> !day.isEmpty());
        Optional<String> only = Optional.of(
                        row.get(table.column("sourceCommit")).plain())
                .filter(commit ->
                        !commit.isEmpty() && row.get(table.column("commits")).equals(Value.of(1)));
        return report.repositoryUrl()
                // Only of one commit GitHub shows what it did to one file; of several it lists the commits.
                .flatMap(url -> only.map(commit -> url + "/commit/" + commit + "#diff-" + sha256(source))
                        .or(() -> since.map(day -> url + "/commits/HEAD/" + segments(source) + "?since=" + day)));
    }

    /** What GitHub calls a file on the page of a commit. */
    private static String sha256(String path) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
