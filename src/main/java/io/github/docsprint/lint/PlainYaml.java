package io.github.docsprint.lint;

import java.util.HashSet;
import java.util.Set;

/** YAML that is valid without asking a parser: the front matter of most pages. */
final class PlainYaml {

    /** Longer YAML is left to the parser, which knows how much is too much. */
    private static final int LONGEST = 8_000;

    private static final Set<String> BLOCK_MARKS = Set.of(">", "|", ">-", "|-", ">+", "|+");

    /** What no plain value begins with. */
    private static final String INDICATORS = "[]{}&*!|>'\"%@`#,?-:";

    private final Set<String> keys = new HashSet<>();

    /** Whether an item may come: below a key without a value. */
    private boolean list;

    /** Whether the next line begins the text that a key announced. */
    private boolean blockBegins;

    /** How far the text of a key is indented; 0 outside of one. */
    private int block;

    private PlainYaml() {}

    /**
     * Whether every line is a key of its own, each key once, an item of a key's list, or a line of a key's text, with
     * values that are plain or in quotation marks on one line.
     */
    static boolean is(String yaml) {
        if (yaml.length() > LONGEST || !isPrintable(yaml)) {
            return false;
        }
        PlainYaml reader = new PlainYaml();
        return yaml.lines().allMatch(reader::isPlainLine) && !reader.blockBegins;
    }

    private boolean isPlainLine(String line) {
        int indentation = indentation(line);
        if (blockBegins) {
            blockBegins = false;
            block = indentation;
            return indentation > 0 && indentation < line.length();
        }
        if (block > 0 && (line.isEmpty() || indentation >= block)) {
            return true;
        }
        block = 0;
        if (line.startsWith("- ")) {
            String item = line.substring(2);
            return list && Character.isLetter(item.isEmpty() ? ' ' : item.charAt(0)) && isPlain(item);
        }
        return line.isEmpty() || isEntry(line);
    }

    private boolean isEntry(String line) {
        int colon = line.indexOf(':');
        if (colon < 0 || !isKey(line, colon) || !keys.add(line.substring(0, colon))) {
            return false;
        }
        String value = line.substring(colon + 1).trim();
        list = value.isEmpty();
        blockBegins = BLOCK_MARKS.contains(value);
        return line.length() == colon + 1
                || line.charAt(colon + 1) == ' ' && (list || blockBegins || isPlain(value) || isQuoted(value));
    }

    private static boolean isKey(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            boolean letter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letter && (i == 0 || c != '-')) {
                return false;
            }
        }
        return end > 0;
    }

    private static boolean isPlain(String value) {
        return INDICATORS.indexOf(value.charAt(0)) < 0
                && !value.contains(": ")
                && !value.contains(" #")
                && !value.endsWith(":");
    }

    /** Whether it is in quotation marks, with no mark and no escape between. */
    private static boolean isQuoted(String value) {
        char quote = value.charAt(0);
        int last = value.length() - 1;
        return (quote == '"' || quote == '\'')
                && last > 0
                && value.indexOf(quote, 1) == last
                && (quote == '\'' || value.indexOf('\\') < 0);
    }

    private static int indentation(String line) {
        int blanks = 0;
        while (blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }

    /** Whether there is nothing but line ends and what YAML lets stand for itself anywhere. */
    private static boolean isPrintable(String yaml) {
        for (int i = 0; i < yaml.length(); i++) {
            char c = yaml.charAt(i);
            boolean printable = c == '\n'
                    || c == '\r'
                    || (c >= ' ' && c <= '~')
                    || (c >= 0xA0 && c < Character.MIN_SURROGATE && c != 0x2028 && c != 0x2029)
                    || (c > Character.MAX_SURROGATE && c <= 0xFFFD && c != 0xFEFF);
            if (!printable) {
                return false;
            }
        }
        return true;
    }
}
