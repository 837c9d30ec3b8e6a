package io.github.docsprint.lint;

import java.util.HashSet;
import java.util.Set;

/** YAML that is valid without asking a parser: the front matter of most pages. */
final class PlainYaml {

    /** What no plain value begins with. */
    private static final String INDICATORS = "[]{}&*!|>'\"%@`#,?-:";

    private PlainYaml() {}

    /** Whether every line is a key of its own with a plain value or none, each key once. */
    static boolean is(String yaml) {
        Set<String> keys = new HashSet<>();
        return yaml.lines().allMatch(line -> {
            int colon = line.indexOf(": ");
            int end = colon >= 0 ? colon : line.endsWith(":") ? line.length() - 1 : -1;
            return end > 0
                    && isPrintable(line)
                    && isKey(line, end)
                    && keys.add(line.substring(0, end))
                    && isPlain(line.substring(Math.min(line.length(), end + 1)).strip());
        });
    }

    private static boolean isKey(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (c != '_' && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String value) {
        return value.isEmpty()
                || INDICATORS.indexOf(value.charAt(0)) < 0
                        && !value.contains(": ")
                        && !value.contains(" #")
                        && !value.endsWith(":");
    }

    /** Whether there is nothing but what YAML lets stand for itself anywhere. */
    private static boolean isPrintable(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean printable = (c >= ' ' && c <= '~')
                    || (c >= 0xA0 && c < Character.MIN_SURROGATE && c != 0x2028 && c != 0x2029)
                    || (c > Character.MAX_SURROGATE && c <= 0xFFFD && c != 0xFEFF);
            if (!printable) {
                return false;
            }
        }
        return true;
    }
}
