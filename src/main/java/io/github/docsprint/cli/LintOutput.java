package io.github.docsprint.cli;

import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.format.Checkstyle;
import io.github.docsprint.lint.format.FindingFormat;
import io.github.docsprint.lint.format.GitHubAnnotations;
import io.github.docsprint.lint.format.JUnitXml;
import io.github.docsprint.lint.format.JsonFindings;
import io.github.docsprint.lint.format.Rdjson;
import io.github.docsprint.lint.format.Sarif;
import io.github.docsprint.message.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** How {@code lint} writes its findings. */
enum LintOutput {
    text,
    json,
    github,
    sarif,
    rdjson,
    checkstyle,
    junit;

    /** @param mend the command that mends what is safe to mend */
    void write(Docsprint root, LintReport report, Optional<String> mend) {
        Surroundings surroundings = root.surroundings();
        FindingFormat machine = switch (this) {
            case text -> null;
            case json -> new JsonFindings();
            case github -> new GitHubAnnotations();
            case sarif -> new Sarif();
            case rdjson -> new Rdjson();
            case checkstyle -> new Checkstyle();
            case junit -> new JUnitXml();
        };
        // standard output is flushed at every write, which long reports have many of
        PrintStream out = new PrintStream(new BufferedOutputStream(surroundings.out()), false, StandardCharsets.UTF_8);
        if (machine == null) {
            new LintText(root.messages(), root.style(1), surroundings.columns()).print(report, mend, out);
        } else {
            machine.write(report, message -> root.messages().text(message), out);
        }
        out.flush();
        if (this == github) {
            surroundings.variable("GITHUB_STEP_SUMMARY").ifPresent(file -> summary(report, Path.of(file)));
        }
    }

    /** The table that GitHub shows on the page of the run. */
    private static void summary(LintReport report, Path file) {
        StringBuilder table =
                new StringBuilder("### docsprint lint\n\n| rule | severity | findings |\n| --- | --- | ---: |\n");
        report.rules().rules().forEach(rule -> {
            long count = report.findings()
                    .filter(finding -> finding.rule().equals(rule.id()))
                    .count();
            rule.severity()
                    .filter(severity -> count > 0)
                    .ifPresent(severity -> table.append("| ")
                            .append(rule.id())
                            .append(" | ")
                            .append(severity.label())
                            .append(" | ")
                            .append(count)
                            .append(" |\n"));
        });
        try {
            Files.writeString(file, table, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", file.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }
}
