package io.github.docsprint.lint;

import java.text.Normalizer;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an edit of one or a few lines did, where it did nothing else: told from the two sides alone, never by asking the
 * linter. The first kind that fits counts.
 */
enum WordingFix {
    LONG_VOWEL("long vowels", Sort.MECHANICAL, List.of("long-vowel", "container-exception", "term"), without("ー")),
    BLANK(
            "blanks beside Japanese",
            Sort.MECHANICAL,
            List.of(
                    "spacing-latin",
                    "spacing-japanese",
                    "spacing-code",
                    "spacing-code-latin",
                    "spacing-parenthesis",
                    "spacing-colon",
                    "broken-emphasis"),
            WordingFix::areBlanksBesideJapanese),
    EXCLAMATION(
            "half-width ! and ?",
            Sort.MECHANICAL,
            List.of("exclamation"),
            (before, after) ->
                    withoutBlanks(before.replace('!', '！').replace('?', '？')).equals(withoutBlanks(after))
                            && !both(WordingFix::withoutBlanks).test(before, after)),
    PUNCTUATION(
            "， and ．",
            Sort.MECHANICAL,
            List.of("punctuation"),
            before -> before.replace('，', '、').replace('．', '。')),
    FULL_WIDTH(
            "full-width characters",
            Sort.MECHANICAL,
            List.of("fullwidth-symbol", "fullwidth-alphanumeric", "halfwidth-kana"),
            (before, after) -> !both(WordingFix::withoutBlanks).test(before, after)
                    && both(line -> withoutBlanks(Normalizer.normalize(line, Normalizer.Form.NFKC)))
                            .test(before, after)),
    PERIOD(
            "full stops in parentheses",
            Sort.MECHANICAL,
            List.of("period-parenthesis"),
            (before, after) -> before.contains("。)") && without("。").test(before, after)),
    POD("ポッド", Sort.MECHANICAL, List.of("resource-name"), before -> before.replace("ポッド", "Pod")),
    PREFIX("/ja in links", Sort.MECHANICAL, List.of("link-prefix"), before -> before.replace("/ja/", "/")),
    REVIEWERS(
            "reviewers",
            Sort.MECHANICAL,
            List.of("front-matter-reviewers"),
            (before, after) -> after.isEmpty() && before.startsWith("reviewers:")),
    HEADING_ID(
            "heading ids",
            Sort.JUDGED,
            List.of("heading-anchor"),
            (before, after) -> after.contains("{#")
                    && !before.contains("\n")
                    && !before.contains(after.substring(after.indexOf("{#")))
                    && both(line -> line.replaceAll("\\s*\\{#.*", "")).test(before, after)
                    && before.startsWith("#")),
    NODE(
            "Node to ノード",
            Sort.JUDGED,
            List.of("node-wording"),
            before -> before.replaceAll("\\b[Nn]odes?\\b", "ノード")
                    .replaceAll("(?<=[ぁ-んァ-ヶー一-龠])[Nn]odes?|[Nn]odes?(?=[ぁ-んァ-ヶー一-龠])", "ノード")
                    .replace(" ノード", "ノード")
                    .replace("ノード ", "ノード")),
    PLURAL(
            "plurals",
            Sort.JUDGED,
            List.of("resource-singular"),
            before -> before.replaceAll("\\b([A-Z][A-Za-z]+?)(?:es|s)(?![A-Za-z])", "$1")),
    BREAK(
            "line breaks inside sentences",
            Sort.JUDGED,
            List.of("sentence-break"),
            (before, after) -> breaksInSentences(before) > breaksInSentences(after)
                    && both(WordingFix::withoutBlanks).test(before, after)
                    && !after.isEmpty()),
    NARU(
            "になります",
            Sort.JUDGED,
            List.of("redundant-naru"),
            before -> before.replace("になります", "です").replace("となります", "です")),
    BECAUSE(
            "ので, から",
            Sort.JUDGED,
            List.of("because-tame"),
            (before, after) -> after.contains("ため")
                    && both(line -> line.replaceAll(
                                    "(る|であるので|であるから|なので|ですので|ますので|ので|から|だから|である|な|ます|です)?(ため|ので|から)", ""))
                            .test(before, after)),
    ENUMERATION(
            "commas in lists of words",
            Sort.JUDGED,
            List.of("enumeration-comma"),
            before -> before.replaceAll(", ?", "、"));

    /** How sure a rule can be. */
    enum Sort {
        MECHANICAL,
        JUDGED
    }

    private final String label;
    private final Sort sort;
    private final List<String> rules;
    private final BiPredicate<String, String> fits;

    /** @param fixed what the fix makes of the line before */
    WordingFix(String label, Sort sort, List<String> rules, UnaryOperator<String> fixed) {
        this(label, sort, rules, (before, after) -> fixed.apply(before).equals(after));
    }

    WordingFix(String label, Sort sort, List<String> rules, BiPredicate<String, String> fits) {
        this.label = label;
        this.sort = sort;
        this.rules = rules;
        this.fits = fits;
    }

    String label() {
        return label;
    }

    Sort sort() {
        return sort;
    }

    List<String> rules() {
        return rules;
    }

    /** Whether lines became others by this fix and no more. */
    boolean fits(String before, String after) {
        return !before.equals(after) && fits.test(before, after);
    }

    private static BiPredicate<String, String> without(String mark) {
        return both(line -> line.replace(mark, ""));
    }

    /** Whether both sides are the same in some form. */
    private static BiPredicate<String, String> both(UnaryOperator<String> form) {
        return (before, after) -> form.apply(before).equals(form.apply(after));
    }

    private static String withoutBlanks(String line) {
        return line.replaceAll("\\s", "");
    }

    /** Ends of lines with nothing before them that ends a sentence: a line may end behind 。 and a colon. */
    private static long breaksInSentences(String lines) {
        return Pattern.compile("[^。．.:：!！?？\\s]\\s*\\n\\s*\\S")
                .matcher(lines)
                .results()
                .count();
    }

    private static final Pattern BLANKS = Pattern.compile("[ ]+");

    /** Underscores that become asterisks when their blanks go belong to it. */
    private static boolean areBlanksBesideJapanese(String before, String after) {
        String left = before.stripTrailing().replace('_', '*');
        String right = after.stripTrailing().replace('_', '*');
        return !left.equals(right)
                && !left.startsWith("|")
                && indent(left).equals(indent(right))
                && left.replace(" ", "").equals(right.replace(" ", ""))
                && (touchJapanese(left, right) || touchJapanese(right, left));
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** Whether one of the blanks that only one side has is beside Japanese, markup aside. */
    private static boolean touchJapanese(String line, String other) {
        Matcher blanks = BLANKS.matcher(line);
        int gone = 0;
        while (blanks.find()) {
            int there = blanks.start() - gone;
            boolean kept = position(other, there) < other.length() && other.charAt(position(other, there)) == ' ';
            gone += blanks.end() - blanks.start();
            if (!kept && isBesideJapanese(line, blanks.start(), blanks.end())) {
                return true;
            }
        }
        return false;
    }

    /** Where, after some characters that are no blanks, a line goes on. */
    private static int position(String line, int characters) {
        int at = 0;
        for (int seen = 0; at < line.length() && seen < characters; at++) {
            seen += line.charAt(at) == ' ' ? 0 : 1;
        }
        return at;
    }

    private static boolean isBesideJapanese(String line, int start, int end) {
        String before = line.substring(0, start).replaceAll("[*`\\[\\]]+$", "");
        String after = line.substring(end).replaceAll("^[*`\\[\\]]+", "");
        return !before.isBlank()
                && !after.isEmpty()
                && !after.startsWith("|")
                && !before.endsWith("|")
                && !after.startsWith("{#")
                && !before.strip().matches("[-*+#]+|\\d+\\.")
                && (Script.isJapanese(before.charAt(before.length() - 1)) || Script.isJapanese(after.charAt(0)));
    }
}
