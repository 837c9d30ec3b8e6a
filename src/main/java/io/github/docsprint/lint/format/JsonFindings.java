package io.github.docsprint.lint.format;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Position;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** docsprint's own format: docs/schema/lint.schema.json. Offsets and columns are UTF-16 code units. */
public final class JsonFindings implements FindingFormat {

    @Override
    public void write(LintReport report, Function<Message, String> words, OutputStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.field("language", report.language());
                json.field("filesChecked", report.pages().size());
                List<Placed> placed = report.pages().stream()
                        .flatMap(page -> placed(page).stream())
                        .toList();
                json.array("findings", placed, item -> finding(json, report, words, item));
            });
        }
    }

    private record Placed(Finding finding, Position start, Position end) {}

    private static List<Placed> placed(LintedPage page) {
        LineTable lines = LineTable.of(page.text());
        return page.findings().stream()
                .map(finding -> new Placed(
                        finding,
                        lines.position(finding.span().start()),
                        lines.position(finding.span().end())))
                .toList();
    }

    private static void finding(JsonWriter json, LintReport report, Function<Message, String> words, Placed placed) {
        Finding finding = placed.finding();
        json.object(() -> {
            json.field("rule", finding.rule());
            json.field("severity", finding.severity().label());
            json.field("path", finding.path());
            json.field("line", placed.start().line());
            json.field("column", placed.start().column());
            json.field("endLine", placed.end().line());
            json.field("endColumn", placed.end().column());
            json.field("message", words.apply(finding.message()));
            json.field("found", finding.found());
            json.field("suggestion", finding.suggestion());
            finding.fix()
                    .ifPresentOrElse(
                            fix -> json.object("fix", () -> {
                                json.field("startOffset", fix.span().start());
                                json.field("endOffset", fix.span().end());
                                json.field("replacement", fix.replacement());
                            }),
                            () -> json.field("fix", Optional.<String>empty()));
            json.field("help", help(report, finding));
        });
    }

    /** Where to read about a rule: its section of the guide, else its id. */
    private static String help(LintReport report, Finding finding) {
        Optional<Rule> rule = report.rules().find(finding.rule());
        return rule.flatMap(report.rules()::link).orElse(finding.rule());
    }
}
