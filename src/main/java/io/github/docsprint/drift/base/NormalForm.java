package io.github.docsprint.drift.base;

import io.github.docsprint.text.Ascii;

/** Pieces of text in the one form in which they are compared. */
final class NormalForm {

    private NormalForm() {}

    static String unquoted(String value) {
        if (value.length() >= 2) {
            char first = value.charAt(0);
            if ((first == '"' || first == '\'' || first == '`') && value.charAt(value.length() - 1) == first) {
                return value.substring(1, value.length() - 1).strip();
            }
        }
        return value;
    }

    /** An id as Hugo makes it from a heading, as far as it is ASCII; empty where it is not. */
    static String slug(String heading) {
        StringBuilder slug = new StringBuilder();
        String text = heading.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Ascii.isLetterOrDigit(c) || c == '-' || c == '_') {
                slug.append(Character.toLowerCase(c));
            } else if (c == ' ') {
                slug.append('-');
            } else if (c >= 0x7F) {
                return "";
            }
        }
        return slug.toString();
    }

    /** An id without what the ways to make one (GitHub's, blackfriday's) have in place of blanks and punctuation. */
    static String withoutHyphens(String id) {
        return id.replace("-", "");
    }

    static String squeeze(String text) {
        return isSqueezed(text) ? text : squeezed(text);
    }

    /** Whether blanks are single ones between words, as in most lines. */
    private static boolean isSqueezed(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' ? c < ' ' || blank : c == 0xA0) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank;
    }

    static String squeezed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0xA0) {
                blank = result.length() > 0;
            } else {
                if (blank) {
                    result.append(' ');
                    blank = false;
                }
                result.append(c);
            }
        }
        return result.toString();
    }

    /** Full-width letters, digits and signs as their ASCII forms. */
    static String halfWidth(String line) {
        StringBuilder result = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= 0xFF01 && c <= 0xFF5E || c == 0x3000) {
                if (result == null) {
                    result = new StringBuilder(line);
                }
                result.setCharAt(i, c == 0x3000 ? ' ' : (char) (c - 0xFEE0));
            }
        }
        return result == null ? line : result.toString();
    }
}
