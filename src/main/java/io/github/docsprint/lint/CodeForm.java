package io.github.docsprint.lint;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Code without what a translation may change: comments, placeholders, and blanks that mean nothing. */
final class CodeForm {

    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>/=\"]+>");

    /** The marks that stay when the words between them are translated. */
    private static final String MARKS = "\"`$()[]{}<>=:/\\|@#%&*+;";

    private static final List<String> COMMENTS = List.of("#", "//", "/*", "*", "--", ";", "<!--", "@REM");

    private static final List<String> COMMENTS_BEHIND = List.of(" #", "\t#", " //", " <-", " ←");

    private CodeForm() {}

    /** The lines of code without comments, and without the lines that are nothing else. */
    static String withoutComments(String code) {
        StringBuilder all = new StringBuilder(code.length());
        code.lines().forEach(line -> {
            String form = ofLine(line);
            if (!form.isEmpty()) {
                all.append(all.isEmpty() ? "" : "\n").append(form);
            }
        });
        return all.toString();
    }

    /** The same of one line. */
    static String ofLine(String line) {
        return withoutPlaceholders(withoutComment(line));
    }

    /** Code with what a reader fills in left blank, as {@code <node name>} may be translated, and single blanks. */
    static String withoutPlaceholders(String code) {
        String single = singleBlanks(code.strip());
        String blank =
                single.indexOf('<') < 0 ? single : PLACEHOLDER.matcher(single).replaceAll("<>");
        return withoutBlanksInside(blank);
    }

    /** Code without the blanks beside a bracket, on its inner side. */
    private static String withoutBlanksInside(String code) {
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (int i = code.indexOf(' '); i >= 0; i = code.indexOf(' ', i + 1)) {
            boolean opened = i > 0 && "([{".indexOf(code.charAt(i - 1)) >= 0;
            if (opened || (i + 1 < code.length() && ")]}".indexOf(code.charAt(i + 1)) >= 0)) {
                left.append(code, from, i);
                from = i + 1;
            }
        }
        return from == 0 ? code : left.append(code, from, code.length()).toString();
    }

    /** Stripped code or text with one blank for any blanks and line ends in a row. */
    static String singleBlanks(String code) {
        StringBuilder single = new StringBuilder();
        int from = 0;
        for (int i = 0; i < code.length(); i++) {
            int end = i;
            while (end < code.length() && isBlank(code.charAt(end))) {
                end++;
            }
            if (end - i > 1 || (end > i && code.charAt(i) != ' ')) {
                single.append(code, from, i).append(' ');
                from = end;
            }
            i = Math.max(i, end);
        }
        return from == 0 ? code : single.append(code, from, code.length()).toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static String withoutComment(String line) {
        String stripped = line.strip();
        for (String mark : COMMENTS) {
            if (stripped.startsWith(mark)) {
                return "";
            }
        }
        for (String mark : COMMENTS_BEHIND) {
            int at = line.indexOf(mark);
            if (at >= 0) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    /** Names of resources stand in the singular in a translation. */
    static String singular(String code) {
        boolean name = code.endsWith("s")
                && Character.isUpperCase(code.charAt(0))
                && code.chars().allMatch(Character::isLetter);
        return name ? code.substring(0, code.length() - 1) : code;
    }

    /**
     * Whether code says in Japanese what other code says in English, such as a description or output: the marks around
     * the words are the same.
     */
    static boolean translates(String japanese, String english) {
        return Script.hasJapanese(japanese) && marks(japanese).equals(marks(english));
    }

    /** Whether there are marks at all, so that a word alone is none that stands among code. */
    static boolean hasMarks(String code) {
        return !marks(code).isEmpty();
    }

    private static String marks(String code) {
        return Stream.of(code.split(""))
                .filter(mark -> !mark.isEmpty() && MARKS.contains(mark))
                .collect(Collectors.joining());
    }
}
