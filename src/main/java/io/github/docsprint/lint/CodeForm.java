package io.github.docsprint.lint;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Code without what a translation may change: comments, placeholders, and blanks that mean nothing. */
final class CodeForm {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>/=\"]+>");

    private static final Pattern INSIDE_BRACKETS = Pattern.compile("(?<=[(\\[{]) | (?=[)\\]}])");

    /** The marks that stay when the words between them are translated. */
    private static final String MARKS = "\"`$()[]{}<>=:/\\|@#%&*+;";

    private static final List<String> COMMENTS = List.of("#", "//", "/*", "*", "--", ";", "<!--", "@REM");

    private static final List<String> COMMENTS_BEHIND = List.of(" #", "\t#", " //", " <-", " ←");

    private CodeForm() {}

    /** The lines of code without comments, and without the lines that are nothing else. */
    static String withoutComments(String code) {
        return code.lines()
                .map(CodeForm::withoutComment)
                .map(CodeForm::withoutPlaceholders)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Code with what a reader fills in left blank, as {@code <node name>} may be translated, and single blanks. */
    static String withoutPlaceholders(String code) {
        String single = singleBlanks(code.strip());
        String blank =
                single.indexOf('<') < 0 ? single : PLACEHOLDER.matcher(single).replaceAll("<>");
        return blank.indexOf(' ') < 0 ? blank : INSIDE_BRACKETS.matcher(blank).replaceAll("");
    }

    private static String singleBlanks(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if ((c == ' ' && code.charAt(i + 1) == ' ') || (c >= '\t' && c <= '\r')) {
                return BLANKS.matcher(code).replaceAll(" ");
            }
        }
        return code;
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
