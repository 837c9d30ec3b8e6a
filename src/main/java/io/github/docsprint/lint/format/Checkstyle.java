package io.github.docsprint.lint.format;

import io.github.docsprint.lint.LintReport;
import io.github.docsprint.message.Message;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Position;
import java.io.OutputStream;
import java.util.function.Function;

/** The XML of Checkstyle, which many programs read. */
public final class Checkstyle implements FindingFormat {

    @Override
    public void write(LintReport report, Function<Message, String> words, OutputStream out) {
        Xml.document(
                out,
                xml -> xml.element(
                        "checkstyle",
                        () -> report.pages().stream()
                                .filter(page -> !page.findings().isEmpty())
                                .forEach(page -> {
                                    LineTable lines = LineTable.of(page.text());
                                    xml.element(
                                            "file",
                                            () -> page.findings().forEach(finding -> {
                                                Position start = lines.position(
                                                        finding.span().start());
                                                xml.element(
                                                        "error",
                                                        () -> {},
                                                        "line",
                                                        start.line(),
                                                        "column",
                                                        start.column(),
                                                        "severity",
                                                        finding.severity().label(),
                                                        "message",
                                                        words.apply(finding.message()),
                                                        "source",
                                                        "docsprint." + finding.rule());
                                            }),
                                            "name",
                                            page.path());
                                }),
                        "version",
                        "8.0"));
    }
}
