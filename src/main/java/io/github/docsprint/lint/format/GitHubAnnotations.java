package io.github.docsprint.lint.format;

import io.github.docsprint.lint.Finding;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Severity;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Position;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Workflow commands that GitHub shows beside the lines of a pull request (docs.github.com, "Workflow commands for
 * GitHub Actions"). GitHub keeps ten annotations of each severity in a step; those beyond are told in one more line.
 */
public final class GitHubAnnotations implements FindingFormat {

    private static final int MOST_SHOWN = 10;

    @Override
    public void write(LintReport report, Function<Message, String> words, OutputStream out) {
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        long left = 0;
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            int shown = 0;
            for (LintedPage page : report.pages()) {
                LineTable lines = LineTable.of(page.text());
                for (Finding finding : page.findings()) {
                    if (finding.severity() == severity && shown++ < MOST_SHOWN) {
                        print.println(annotation(finding, lines, words));
                    }
                }
            }
            left += Math.max(0, shown - MOST_SHOWN);
        }
        if (left > 0) {
            print.println("::notice::" + data(words.apply(Message.of("lint.github.more", left))));
        }
        print.flush();
    }

    private static String annotation(Finding finding, LineTable lines, Function<Message, String> words) {
        Position start = lines.position(finding.span().start());
        Position end = lines.position(finding.span().end());
        String command = switch (finding.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
        // GitHub takes columns only where an annotation stays on one line
        String columns = start.line() == end.line() ? ",col=" + start.column() + ",endColumn=" + end.column() : "";
        return "::" + command + " file=" + property(finding.path()) + ",line=" + start.line() + ",endLine="
                + end.line() + columns + ",title=" + property(finding.rule()) + "::"
                + data(words.apply(finding.message()));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
