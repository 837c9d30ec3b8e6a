package io.github.docsprint.markdown;

import java.util.OptionalInt;

/**
 * How much of a text is read as Markdown. Pages come from strangers' branches, and CommonMark takes minutes, or all the
 * memory there is, for markup that no person would write. What is beyond the limit is in no block of the page.
 */
public final class ReadLimit {

    /** The most that a page of kubernetes/website has, in English or Japanese, is 299,000. */
    private static final int MOST_CHARACTERS = 2_000_000;

    /** Each may be a block, and blocks are compared with blocks; the most that a page has is 4,400. */
    private static final int MOST_LINES = 10_000;

    /** Characters that may mean something to Markdown; the most that a page has is 33,000. */
    private static final int MOST_MARKS = 100_000;

    /**
     * Ends of links times marks of emphasis in one paragraph: for each link CommonMark may go through all marks that are
     * still open. The most that a page has is 113,000.
     */
    private static final long MOST_TANGLED = 20_000_000;

    /** A text as short as this reaches no limit, were half of it ends of links and half of it emphasis. */
    private static final int SHORT = 2 * (int) Math.sqrt(MOST_TANGLED);

    private static final String MARKS = "*_~[]<>`|&\\!{";

    private ReadLimit() {}

    /**
     * Where a text is no longer read: at the start of the first paragraph that is a tangle, or of the line in which there
     * is too much in all. Empty where all of it is read.
     */
    public static OptionalInt of(String text) {
        return isOrdinary(text) ? OptionalInt.empty() : scan(text);
    }

    /** Whether no limit can be reached, by what is quickly counted: nearly all pages. */
    private static boolean isOrdinary(String text) {
        if (text.length() <= SHORT) {
            return true;
        }
        if (text.length() > MOST_MARKS) {
            return false;
        }
        long links = count(text, ']');
        return links * (text.length() - links) <= MOST_TANGLED
                && (text.length() <= MOST_LINES || !isLarge(text, count(text, '\n') + returns(text)));
    }

    /**
     * Whether a text may have too much in all. Else no more than a paragraph of it can be too much, which is one wherever
     * it stands.
     *
     * @param lines the most that it can have: its ends of lines, of which two characters may be one
     */
    static boolean isLarge(String text, int lines) {
        return text.length() > MOST_MARKS || lines > MOST_LINES;
    }

    /** How many carriage returns a text has. */
    static int returns(String text) {
        return count(text, '\r');
    }

    private static int count(String text, char wanted) {
        int count = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            count++;
        }
        return count;
    }

    private static OptionalInt scan(String text) {
        int lines = 0;
        int marks = 0;
        long links = 0;
        long emphasis = 0;
        int paragraph = 0;
        int line = 0;
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // a carriage return is a blank here: before a line feed it must not look like a line of its own
            if (c == '\n') {
                if (blank) {
                    paragraph = i + 1;
                    links = 0;
                    emphasis = 0;
                }
                line = i + 1;
                lines++;
                blank = true;
            } else {
                blank &= c == '\r' || c == ' ' || c == '\t';
                lines += c == '\r' && !text.startsWith("\n", i + 1) ? 1 : 0;
            }
            if (c < 128 && MARKS.indexOf(c) >= 0) {
                marks++;
                links += c == ']' ? 1 : 0;
                emphasis += c == '*' || c == '_' || c == '~' ? 1 : 0;
            }
            if (links * emphasis > MOST_TANGLED) {
                return OptionalInt.of(paragraph);
            }
            if (lines > MOST_LINES || marks > MOST_MARKS || i >= MOST_CHARACTERS) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }
}
