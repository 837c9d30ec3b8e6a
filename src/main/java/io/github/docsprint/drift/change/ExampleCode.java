package io.github.docsprint.drift.change;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Files of example code, which a translation copies, but for their comments. */
public final class ExampleCode {

    private ExampleCode() {}

    /** Whether two files have the same code: comments, blank lines and blanks at line ends aside. */
    public static boolean isSame(String one, String other) {
        return code(one).equals(code(other));
    }

    private static List<String> code(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            String code = CodeLine.of(text, new Span(start, end)).code();
            if (!code.isBlank()) {
                lines.add(code);
            }
            start = end + 1;
        }
        return lines;
    }
}
