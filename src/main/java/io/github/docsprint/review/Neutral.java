package io.github.docsprint.review;

import io.github.docsprint.text.TerminalSafe;

/**
 * Makes untrusted text harmless in GitHub's Markdown: it shows as it is, and does nothing. No markup, no HTML, no link,
 * no mention of a person or team, no reference to an issue or commit.
 */
final class Neutral {

    /** GitHub looks for mentions, references and addresses in what a reader sees: a backslash does not stop it. */
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private Neutral() {}

    /** Text for a paragraph, a list item or a cell of a table; in one line. */
    static String prose(String untrusted) {
        String text = oneLine(untrusted);
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isPunctuation(character)) {
                // CommonMark 0.31 section 2.4: any ASCII punctuation may be escaped
                safe.append('\\');
            }
            safe.append(character);
            if (stops(text, i)) {
                safe.append(ZERO_WIDTH_SPACE);
            }
        }
        return safe.toString();
    }

    /** Whether what follows would make a mention, a reference or an address together with this character. */
    private static boolean stops(String text, int i) {
        char character = text.charAt(i);
        return character == '@'
                || character == '#'
                || character == ':' && text.startsWith("//", i + 1)
                || character == ':' && i + 1 < text.length() && isWord(text.charAt(i + 1))
                || character == '-' && i >= 2 && text.regionMatches(true, i - 2, "GH", 0, 2)
                || (character == 'w' || character == 'W') && text.regionMatches(true, i - 2, "www.", 0, 4);
    }

    private static boolean isWord(char character) {
        return character >= '0' && character <= '9'
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z';
    }

    private static boolean isPunctuation(char character) {
        return character > 0x20 && character < 0x7F && !isWord(character);
    }

    /** A code span, in which nothing but its end means anything. */
    static String code(String untrusted) {
        String text = oneLine(untrusted);
        if (text.isBlank()) {
            return "";
        }
        String fence = "`".repeat(longestRun(text) + 1);
        boolean padded = text.startsWith("`") || text.endsWith("`");
        return fence + (padded ? " " + text + " " : text) + fence;
    }

    /** A block that GitHub offers to put in the place of the lines that the comment stands beside. */
    static String suggestion(String lines) {
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        return fence + "suggestion\n" + lines + (lines.isEmpty() || lines.endsWith("\n") ? "" : "\n") + fence;
    }

    private static String oneLine(String untrusted) {
        return TerminalSafe.text(
                untrusted.replaceAll("[ \\t\\r\\n\\u2028\\u2029]+", " ").strip());
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
