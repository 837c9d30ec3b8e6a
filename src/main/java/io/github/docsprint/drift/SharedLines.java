package io.github.docsprint.drift;

import java.util.BitSet;
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
        BitSet lengths = new BitSet();
        anyProse(translation, (from, to) -> {
            lines.add(translation.substring(from, to));
            lengths.set(to - from);
            return false;
        });
        // Most translations have none: words of their language are not apart.
        return !lines.isEmpty()
                && anyProse(source, (from, to) -> lengths.get(to - from) && lines.contains(source.substring(from, to)));
    }

    /** What to look for, by where a line is in its text. */
    private interface Wanted {
        boolean test(int from, int to);
    }

    /** Whether a text has a long line of running text that is wanted. */
    private static boolean anyProse(String text, Wanted wanted) {
        boolean code = false;
        int blank = -1; // the next one, which is often lines away
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int from = start;
            while (from < end && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            if (isFence(text, from)) {
                code = !code;
            } else if (!code && end - from >= LONG) {
                int to = end;
                while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
                    to--;
                }
                int blanks = 0;
                blank = blank < from ? nextBlank(text, from) : blank;
                for (; blank < to && blanks < FEWEST_BLANKS; blanks++) {
                    blank = nextBlank(text, blank + 1);
                }
                if (to - from >= LONG && blanks == FEWEST_BLANKS && wanted.test(from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isFence(String text, int at) {
        char first = at < text.length() ? text.charAt(at) : '\n';
        return (first == '`' && text.startsWith("```", at)) || (first == '~' && text.startsWith("~~~", at));
    }

    private static int nextBlank(String text, int from) {
        int blank = text.indexOf(' ', from);
        return blank < 0 ? text.length() : blank;
    }
}
