package io.github.docsprint.lint.format;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** Reviewdog's diagnostic format (reviewdog, proto/rdf/reviewdog.proto). Its columns are bytes of UTF-8, from 1. */
public final class Rdjson implements FindingFormat {

    @Override
    public void write(LintReport report, Function<Message, String> words, OutputStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.object("source", () -> json.field("name", "docsprint"));
                json.field(
                        "severity",
                        report.count(Severity.ERROR) > 0
                                ? "ERROR"
                                : report.count(Severity.WARNING) > 0 ? "WARNING" : "INFO");
                List<Placed> placed = report.pages().stream()
                        .flatMap(page -> {
                            Utf8Columns columns = new Utf8Columns(page.text());
                            return page.findings().stream().map(finding -> new Placed(finding, columns));
                        })
                        .toList();
                json.array("diagnostics", placed, item -> diagnostic(json, report, item, words));
            });
        }
    }

    private record Placed(Finding finding, Utf8Columns columns) {}

    /** Columns in bytes of UTF-8. Counts from the place asked for last, as findings stand close to each other. */
    private static final class Utf8Columns {
        private final String text;
        private final LineTable lines;
        private int lastLine = 1;
        private int lastOffset;
        private int lastColumn = 1;

        Utf8Columns(String text) {
            this.text = text;
            this.lines = LineTable.of(text);
        }

        int line(int offset) {
            return lines.line(offset);
        }

        int column(int offset) {
            int line = lines.line(offset);
            if (line != lastLine) {
                lastLine = line;
                lastOffset = lines.start(line);
                lastColumn = 1;
            }
            lastColumn += offset < lastOffset ? -bytes(offset, lastOffset) : bytes(lastOffset, offset);
            lastOffset = offset;
            return lastColumn;
        }

        /** How many bytes a part takes; each half of a surrogate pair counts for two of the pair's four. */
        private int bytes(int from, int to) {
            int bytes = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return bytes;
        }
    }

    private static void diagnostic(JsonWriter json, LintReport report, Placed placed, Function<Message, String> words) {
        Finding finding = placed.finding();
        json.object(() -> {
            json.field("message", words.apply(finding.message()));
            json.object("location", () -> {
                json.field("path", finding.path());
                range(json, placed, finding.span());
            });
            json.field("severity", finding.severity().name());
            json.object("code", () -> {
                json.field("value", finding.rule());
                report.rules()
                        .find(finding.rule())
                        .flatMap(report.rules()::link)
                        .ifPresent(link -> json.field("url", link));
            });
            json.array(
                    "suggestions",
                    finding.fix().stream().toList(),
                    fix -> json.object(() -> {
                        range(json, placed, fix.span());
                        json.field("text", fix.replacement());
                    }));
        });
    }

    private static void range(JsonWriter json, Placed placed, Span span) {
        json.object("range", () -> {
            json.object("start", () -> position(json, placed, span.start()));
            json.object("end", () -> position(json, placed, span.end()));
        });
    }

    private static void position(JsonWriter json, Placed placed, int offset) {
        json.field("line", placed.columns().line(offset));
        json.field("column", placed.columns().column(offset));
    }
}
