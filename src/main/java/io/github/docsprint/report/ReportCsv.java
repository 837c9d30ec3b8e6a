package io.github.docsprint.report;

import io.github.docsprint.json.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as files of comma-separated values, one a table, that a spreadsheet opens without a question. */
public final class ReportCsv {

    /** By which spreadsheets know UTF-8. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Wording wording;

    public ReportCsv(Wording wording) {
        this.wording = wording;
    }

    /** The files by name: {@code figures.csv}, and {@code SECTION-TABLE.csv}. */
    public Map<String, byte[]> files(ReportData report) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("figures.csv", file(rows -> {
            rows.row(List.of(
                    "section", "figure", wording.text("report.head-figure"), wording.text("report.head-value")));
            report.sections()
                    .forEach(section -> section.figures()
                            .forEach(figure -> rows.row(List.of(
                                    section.id(),
                                    figure.id(),
                                    wording.label(figure),
                                    figure.value().plain()))));
        }));
        for (Section section : report.sections()) {
            for (Section.Table table : section.tables()) {
                files.put(section.id() + "-" + table.id() + ".csv", file(rows -> {
                    rows.row(table.columns().stream().map(wording::head).toList());
                    table.rows()
                            .forEach(cells ->
                                    rows.row(cells.stream().map(Value::plain).toList()));
                }));
            }
        }
        return files;
    }

    private interface Rows {
        void write(CsvWriter rows);
    }

    private static byte[] file(Rows content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(BYTE_ORDER_MARK);
        try (CsvWriter rows = CsvWriter.to(bytes)) {
            content.write(rows);
        }
        return bytes.toByteArray();
    }
}
