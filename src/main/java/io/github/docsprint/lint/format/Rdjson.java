package io.github.docsprint.lint.format;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
                            LineTable lines = LineTable.of(page.text());
                            return page.findings().stream().map(finding -> new Placed(finding, page, lines));
                        })
                        .toList();
                json.array("diagnostics", placed, item -> diagnostic(json, report, item, words));
            });
        }
    }

    private record Placed(Finding finding, LintedPage page, LineTable lines) {}

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
        int line = placed.lines().line(offset);
        String before = placed.page().text().substring(placed.lines().start(line), offset);
        json.field("line", line);
        json.field("column", before.getBytes(StandardCharsets.UTF_8).length + 1);
    }
}
