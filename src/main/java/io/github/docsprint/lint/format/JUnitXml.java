package io.github.docsprint.lint.format;

import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.message.Message;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Position;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * JUnit's XML, as Maven Surefire's schema for test reports describes a suite: a suite a page, a failed case a finding,
 * and one passed case on a page without any. Nothing is timed, so every time is 0.
 */
public final class JUnitXml implements FindingFormat {

    @Override
    public void write(LintReport report, Function<Message, String> words, OutputStream out) {
        Xml.document(
                out,
                xml -> xml.element(
                        "testsuites",
                        () -> report.pages().forEach(page -> suite(xml, page, words)),
                        "name",
                        "docsprint lint",
                        "tests",
                        report.pages().stream().mapToInt(JUnitXml::cases).sum(),
                        "failures",
                        report.findings().count(),
                        "errors",
                        0));
    }

    private static int cases(LintedPage page) {
        return Math.max(1, page.findings().size());
    }

    private static void suite(Xml xml, LintedPage page, Function<Message, String> words) {
        LineTable lines = LineTable.of(page.text());
        xml.element(
                "testsuite",
                () -> {
                    page.findings().forEach(finding -> failure(xml, finding, lines, words));
                    if (page.findings().isEmpty()) {
                        xml.element("testcase", () -> {}, "name", "lint", "classname", page.path(), "time", 0);
                    }
                },
                "name",
                page.path(),
                "tests",
                cases(page),
                "failures",
                page.findings().size(),
                "errors",
                0,
                "skipped",
                0,
                "time",
                0);
    }

    private static void failure(Xml xml, Finding finding, LineTable lines, Function<Message, String> words) {
        Position start = lines.position(finding.span().start());
        String message = words.apply(finding.message());
        xml.element(
                "testcase",
                () -> xml.element(
                        "failure",
                        () -> xml.text(finding.path() + ":" + start.line() + ":" + start.column() + ": " + message),
                        "type",
                        finding.severity().label(),
                        "message",
                        message),
                "name",
                finding.rule() + " " + start.line() + ":" + start.column(),
                "classname",
                finding.path(),
                "time",
                0);
    }
}
