package io.github.docsprint.markdown;

/** White space as a reader sees it. */
final class Whitespace {

    private Whitespace() {}

    /**
     * One blank for each run of white space, none at the ends, and none for a line break between two characters of a
     * script that is written without blanks.
     */
    static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        int length = text.length();
        for (int i = 0; i < length; ) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                collapsed.append(c);
                i++;
                continue;
            }
            boolean lineBreak = false;
            while (i < length && isSpace(text.charAt(i))) {
                lineBreak |= text.charAt(i) == '\n' || text.charAt(i) == '\r';
                i++;
            }
            if (collapsed.length() > 0 && i < length && !(lineBreak && joins(collapsed, text, i))) {
                collapsed.append(' ');
            }
        }
        return collapsed.toString();
    }

    /** The same without the blanks between two tags. */
    static String betweenTags(String html) {
        StringBuilder joined = new StringBuilder(html.length());
        for (int i = 0; i < html.length(); i++) {
            boolean between = html.charAt(i) == ' '
                    && i > 0
                    && html.charAt(i - 1) == '>'
                    && i + 1 < html.length()
                    && html.charAt(i + 1) == '<';
            if (!between) {
                joined.append(html.charAt(i));
            }
        }
        return joined.toString();
    }

    private static boolean joins(StringBuilder before, String text, int next) {
        return isUnspaced(before.codePointBefore(before.length())) && isUnspaced(text.codePointAt(next));
    }

    /** Han, kana, their punctuation and full-width forms; Hangul is written with blanks. */
    private static boolean isUnspaced(int c) {
        if (c < 0x2E80) {
            return false;
        }
        if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF9F)) {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || c == 0x30FC;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
