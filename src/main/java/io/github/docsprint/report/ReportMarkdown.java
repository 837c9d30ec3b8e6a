package io.github.docsprint.report;

import java.util.List;

/** A report as Markdown, for an issue or a blog. Long tables are cut, and say so. */
public final class ReportMarkdown {

    private static final int ROWS = 30;

    private final Wording wording;

    public ReportMarkdown(Wording wording) {
        this.wording = wording;
    }

    /** The whole text. */
    public String text(ReportData report) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(escape(wording.heading(report))).append("\n\n");
        text.append(escape(wording.subheading(report))).append('\n');
        if (report.shallow()) {
            text.append("\n> ").append(wording.text("report.shallow-note")).append('\n');
        }
        for (Section section : report.sections()) {
            text.append("\n## ").append(escape(wording.title(section))).append('\n');
            if (!section.figures().isEmpty()) {
                text.append("\n| ")
                        .append(wording.text("report.head-figure"))
                        .append(" | ")
                        .append(wording.text("report.head-value"))
                        .append(" |\n| --- | ---: |\n");
                section.figures().forEach(figure -> row(text, List.of(wording.label(figure), wording.value(figure))));
            }
            section.tables().stream().filter(table -> !table.rows().isEmpty()).forEach(table -> table(text, table));
        }
        text.append('\n').append(wording.text("report.definitions")).append('\n');
        return text.toString();
    }

    private void table(StringBuilder text, Section.Table table) {
        text.append("\n### ").append(escape(wording.title(table))).append("\n\n");
        row(text, table.columns().stream().map(wording::head).toList());
        text.append('|');
        table.columns()
                .forEach(column -> text.append(
                        column.kind() == Section.Kind.NUMBER || column.kind() == Section.Kind.PERCENT
                                ? " ---: |"
                                : " --- |"));
        text.append('\n');
        table.rows().stream().limit(ROWS).forEach(cells -> {
            text.append('|');
            for (int i = 0; i < cells.size(); i++) {
                text.append(' ')
                        .append(escape(wording.cell(table.columns().get(i), cells.get(i))))
                        .append(" |");
            }
            text.append('\n');
        });
        if (table.rows().size() > ROWS) {
            text.append('\n')
                    .append(wording.text("report.more-rows", table.rows().size() - ROWS))
                    .append('\n');
        }
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(escape(cell)).append(" |"));
        text.append('\n');
    }

    /** Text that stays text: no markup, no mention of somebody, no cell of its own. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.strip().replaceAll("\\s+", " ").codePoints().forEach(c -> {
            if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '@') {
                // A full name would notify its owner wherever the text is pasted.
                escaped.append("@\u200b");
            } else {
                if ("\\`*_[]|~".indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
