package io.github.docsprint.lint.format;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.Fix;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Rule;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Position;
import io.github.docsprint.text.Span;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** SARIF 2.1.0 (OASIS), as code scanning takes it. */
public final class Sarif implements FindingFormat {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    @Override
    public void write(LintReport report, Function<Message, String> words, OutputStream out) {
        List<Rule> used = report.rules().rules().stream()
                .filter(rule ->
                        report.findings().anyMatch(finding -> finding.rule().equals(rule.id())))
                .toList();
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("$schema", SCHEMA);
                json.field("version", "2.1.0");
                json.array(
                        "runs",
                        List.of(report),
                        run -> json.object(() -> {
                            json.object(
                                    "tool",
                                    () -> json.object("driver", () -> {
                                        json.field("name", "docsprint");
                                        json.field("informationUri", "https://github.com/docsprint/docsprint");
                                        json.array("rules", used, rule -> rule(json, report, rule));
                                    }));
                            json.field("columnKind", "utf16CodeUnits");
                            json.array(
                                    "results",
                                    run.pages().stream().flatMap(Sarif::placed).toList(),
                                    placed -> result(json, placed, used, words));
                        }));
            });
        }
    }

    private record Placed(Finding finding, LineTable lines) {}

    private static Stream<Placed> placed(LintedPage page) {
        LineTable lines = LineTable.of(page.text());
        return page.findings().stream().map(finding -> new Placed(finding, lines));
    }

    private static void rule(JsonWriter json, LintReport report, Rule rule) {
        json.object(() -> {
            json.field("id", rule.id());
            json.object(
                    "shortDescription", () -> json.field("text", rule.summary().in("en")));
            json.object(
                    "fullDescription",
                    () -> json.field("text", rule.explanation().in("en")));
            report.rules().link(rule).ifPresent(link -> json.field("helpUri", link));
            rule.severity()
                    .ifPresent(severity ->
                            json.object("defaultConfiguration", () -> json.field("level", level(severity))));
        });
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static void result(JsonWriter json, Placed placed, List<Rule> rules, Function<Message, String> words) {
        Finding finding = placed.finding();
        json.object(() -> {
            json.field("ruleId", finding.rule());
            json.field("ruleIndex", rules.stream().map(Rule::id).toList().indexOf(finding.rule()));
            json.field("level", level(finding.severity()));
            json.object("message", () -> json.field("text", words.apply(finding.message())));
            json.array(
                    "locations",
                    List.of(finding),
                    where -> json.object(() -> json.object("physicalLocation", () -> {
                        artifact(json, finding.path());
                        region(json, "region", placed.lines(), finding.span());
                    })));
            json.array("fixes", finding.fix().stream().toList(), fix -> fix(json, placed, fix, words));
        });
    }

    private static void fix(JsonWriter json, Placed placed, Fix fix, Function<Message, String> words) {
        json.object(() -> {
            json.object(
                    "description",
                    () -> json.field("text", words.apply(placed.finding().message())));
            json.array(
                    "artifactChanges",
                    List.of(fix),
                    change -> json.object(() -> {
                        artifact(json, placed.finding().path());
                        json.array(
                                "replacements",
                                List.of(change),
                                replacement -> json.object(() -> {
                                    region(json, "deletedRegion", placed.lines(), fix.span());
                                    json.object("insertedContent", () -> json.field("text", fix.replacement()));
                                }));
                    }));
        });
    }

    private static void artifact(JsonWriter json, String path) {
        json.object("artifactLocation", () -> json.field("uri", uri(path)));
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void region(JsonWriter json, String name, LineTable lines, Span span) {
        Position start = lines.position(span.start());
        Position end = lines.position(span.end());
        json.object(name, () -> {
            json.field("startLine", start.line());
            json.field("startColumn", start.column());
            json.field("endLine", end.line());
            json.field("endColumn", end.column());
        });
    }
}
