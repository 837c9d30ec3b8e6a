package io.github.docsprint.drift;

import java.util.HashSet;
import java.util.Set;

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
        prose(source, lines);
        Set<String> mine = new HashSet<>();
        prose(translation, mine);
        return mine.stream().anyMatch(lines::contains);
    }

    private static void prose(String text, Set<String> into) {
        boolean code = false;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end).strip();
            if (line.startsWith("```") || line.startsWith("~~~")) {
                code = !code;
            } else if (!code && line.length() >= LONG && blanks(line) >= FEWEST_BLANKS) {
                into.add(line);
            }
            start = end + 1;
        }
    }

    private static int blanks(String line) {
        int blanks = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ' ') {
                blanks++;
            }
        }
        return blanks;
    }
}
