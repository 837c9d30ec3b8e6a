package io.github.docsprint.text;

/**
 * Makes untrusted text safe to print: what would steer a terminal or hide or reorder what a person reads is shown as
 * a visible escape.
 */
public final class TerminalSafe {

    private TerminalSafe() {}

    /**
     * The text with controls (line ends and tabs among them, so the result is one line), bidirectional controls,
     * invisible characters and lone surrogates as {@code \}{@code u001B}. The joiners that emoji and some scripts
     * need stay. The bidirectional controls are those of "Trojan Source" (CVE-2021-42574).
     */
    public static String text(String untrusted) {
        int i = 0;
        while (i < untrusted.length() && !isUnsafe(untrusted.codePointAt(i))) {
            i += Character.charCount(untrusted.codePointAt(i));
        }
        if (i == untrusted.length()) {
            return untrusted;
        }
        StringBuilder safe = new StringBuilder(untrusted.length() + 16).append(untrusted, 0, i);
        untrusted.substring(i).codePoints().forEach(codePoint -> append(safe, codePoint));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int codePoint) {
        switch (codePoint) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
                if (!isUnsafe(codePoint)) {
                    safe.appendCodePoint(codePoint);
                } else if (Character.isBmpCodePoint(codePoint)) {
                    safe.append(String.format("\\u%04X", codePoint));
                } else {
                    safe.append(String.format("\\u{%X}", codePoint));
                }
            }
        }
    }

    private static boolean isUnsafe(int codePoint) {
        if (codePoint < 0x20 || codePoint >= 0x7F && codePoint < 0xA0) {
            return true;
        }
        return codePoint == 0x061C // Arabic letter mark
                || codePoint == 0x200B // zero width space
                || codePoint == 0x200E // left-to-right and right-to-left marks
                || codePoint == 0x200F
                || codePoint >= 0x2028 && codePoint <= 0x202E // separators, embeddings and overrides
                || codePoint >= 0x2060 && codePoint <= 0x206F // invisible operators, isolates
                || codePoint >= 0xD800 && codePoint <= 0xDFFF // surrogate without its half
                || codePoint == 0xFEFF // byte order mark
                || codePoint >= 0xFFF9 && codePoint <= 0xFFFB // interlinear annotation
                || codePoint >= 0xE0000 && codePoint <= 0xE0FFF; // tags
    }
}
