package io.github.docsprint.drift;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A quick look for text that was copied and not translated, so that the many pages without any need not be parsed for
 * it.
 */
final class SharedLines {

    /** Shorter lines are often alike: names, options, links. */
    private static final int LONG = 40;

    private static final int FEWEST_BLANKS = 5;

    private SharedLines() {}

    /** Whether a long line of running text stands in both. */
    static boolean any(String translation, String source) {
        Set<String> lines = new HashSet<>();
        anyProse(translation, line -> {
            lines.add(line);
            return false;
        });
        // Most translations have none: words of their language are not apart.
        return !lines.isEmpty() && anyProse(source, lines::contains);
    }

    /** Whether a text has a long line of running text that is wanted. */
    private static boolean anyProse(String text, Predicate<String> wanted) {
        boolean code = false;
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int from = start;
            while (from < end && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            if (text.startsWith("```", from) || text.startsWith("~~~", from)) {
                code = !code;
            } else if (!code && end - from >= LONG) {
                String line = text.substring(from, end).stripTrailing();
                if (line.length() >= LONG && hasBlanks(line) && wanted.test(line)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasBlanks(String line) {
        int blanks = 0;
        for (int i = 0; i < line.length() && blanks < FEWEST_BLANKS; i++) {
            if (line.charAt(i) == ' ') {
                blanks++;
            }
        }
        return blanks == FEWEST_BLANKS;
    }
}
