package io.github.docsprint.cli;

import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Position;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Findings for a person: page by page, each with its line and a caret under what it is about.
 *
 * @param messages the words
 * @param style the colours
 * @param columns how wide a line may be
 */
record LintText(Messages messages, Style style, int columns) {

    private static final String INDENT = "    ";

    /**
     * Prints the findings and how many there are.
     *
     * @param mend the command that mends what is safe to mend, if there is one
     */
    void print(LintReport report, Optional<String> mend, PrintStream out) {
        for (LintedPage page : report.pages()) {
            if (!page.findings().isEmpty()) {
                out.println(style.bold(TerminalSafe.text(page.path())));
                findings(page, out);
                out.println();
            }
        }
        long found = report.findings().count();
        out.println(
                found == 0
                        ? messages.text("lint.clean", report.pages().size())
                        : messages.text(
                                "lint.summary",
                                report.count(Severity.ERROR),
                                report.count(Severity.WARNING),
                                report.count(Severity.INFO),
                                report.pages().size()));
        long safe = report.findings()
                .filter(finding -> finding.fix().filter(fix -> fix.safe()).isPresent())
                .count();
        mend.filter(command -> safe > 0)
                .ifPresent(command -> out.println(messages.text("lint.fixable", safe, command)));
    }

    /** The findings of a page, without a summary. */
    void findings(LintedPage page, PrintStream out) {
        LineTable lines = LineTable.of(page.text());
        page.findings().forEach(finding -> print(page, lines, finding, out));
    }

    private void print(LintedPage page, LineTable lines, Finding finding, PrintStream out) {
        Position start = lines.position(finding.span().start());
        out.println("  " + start.line() + ":" + start.column() + "  " + severity(finding.severity()) + "  "
                + messages.text(finding.message()) + "  " + style.dim(finding.rule()));
        int room = columns - INDENT.length();
        int at = finding.span().start();
        // of a line of megabytes, no more is looked at than fits
        int first = Math.max(lines.start(start.line()), at - 2 * columns);
        int last = Math.min(Math.max(at, lines.end(start.line())), at + 2 * columns);
        String marked = shown(page.text()
                        .substring(
                                at,
                                Math.min(last, at + Math.max(1, finding.span().length()))))
                .stripTrailing();
        String before = tail(shown(page.text().substring(first, at)), room / 2);
        String text = DisplayWidth.fit(before + shown(page.text().substring(at, last)), room);
        int width = Math.min(Math.max(1, DisplayWidth.of(marked)), Math.max(1, room - DisplayWidth.of(before)));
        if (text.isBlank()) {
            return; // what is missing from a page has no line of its own
        }
        out.println(INDENT + text.stripTrailing());
        out.println(INDENT + " ".repeat(DisplayWidth.of(before)) + style.red("^".repeat(width)));
    }

    /** A part of a line as it can be printed: one column or two a character. */
    private static String shown(String text) {
        return TerminalSafe.text(text.replace("\r", "").replace("\n", "").replace('\t', ' '));
    }

    /** The end of a text that takes no more than some columns, with a mark where something is left out. */
    private static String tail(String text, int columns) {
        if (DisplayWidth.of(text) <= columns) {
            return text;
        }
        int start = Math.max(0, text.length() - columns);
        while (start < text.length() && DisplayWidth.of(text.substring(start)) > columns - 1) {
            start++;
        }
        return "…" + text.substring(start);
    }

    private String severity(Severity severity) {
        String name = messages.text("lint.severity." + severity.label());
        return switch (severity) {
            case ERROR -> style.red(name);
            case WARNING -> style.yellow(name);
            case INFO -> style.cyan(name);
        };
    }
}
