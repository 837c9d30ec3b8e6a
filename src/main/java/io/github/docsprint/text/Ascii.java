package io.github.docsprint.text;

/** Letters that need no other script than that of names and code. */
public final class Ascii {

    private Ascii() {}

    /** Whether a text has nothing beyond the last printable character of ASCII: no accents, no other script. */
    public static boolean only(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is of small letters alone, as most words are. */
    public static boolean isLowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one of A to Z, a to z and 0 to 9. */
    public static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
