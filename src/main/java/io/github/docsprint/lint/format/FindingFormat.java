package io.github.docsprint.lint.format;

import io.github.docsprint.lint.LintReport;
import io.github.docsprint.message.Message;
import java.io.OutputStream;
import java.util.function.Function;

/** A way to write findings, in UTF-8. The stream stays open. */
@FunctionalInterface
public interface FindingFormat {

    /** Writes a report. @param words puts a message into the language of the output */
    void write(LintReport report, Function<Message, String> words, OutputStream out);
}
