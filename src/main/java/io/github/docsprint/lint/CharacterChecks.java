package io.github.docsprint.lint;

import io.github.docsprint.markdown.Segment;
import io.github.docsprint.message.Message;
import io.github.docsprint.text.Span;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Full-width and half-width characters, and punctuation. */
final class CharacterChecks {

    /** What can become Markdown where it stood for itself. */
    private static final String MARKUP = "*_[]{}<>|#&~`";

    private static final int LONGEST_PARENTHESIS = 2000;

    /** So far ahead the Japanese word that ends a list is looked for. */
    private static final int LONGEST_LIST = 100;

    private CharacterChecks() {}

    static void symbols(PageView page, Report report) {
        Map<String, String> symbols = report.rule().parameters().table("symbols");
        BitSet characters = new BitSet();
        symbols.keySet().forEach(symbol -> characters.set(symbol.charAt(0)));
        String others = withoutForms(symbols.keySet());
        for (Prose prose : page.prose()) {
            String text = prose.text();
            if (!prose.hasForms() && !hasAny(text, others)) {
                continue;
            }
            for (int i = 0; i < text.length(); i++) {
                if (!characters.get(text.charAt(i))) {
                    continue;
                }
                String symbol = String.valueOf(text.charAt(i));
                String half = symbols.get(symbol);
                if (half == null || !prose.verbatim(i, i + 1)) {
                    continue;
                }
                Span span = prose.source(i, i + 1);
                String replacement = half;
                boolean name = i > 0 && i + 1 < text.length() && prose.isLatin(i - 1) && prose.isLatin(i + 1);
                if (half.equals(":") && !name && i + 1 < text.length() && !Character.isWhitespace(text.charAt(i + 1))) {
                    replacement = ": ";
                }
                boolean atEdge = half.equals(" ") && (i == 0 || text.charAt(i - 1) == '\n');
                report.replace(
                        span,
                        atEdge ? "" : replacement,
                        isHarmless(page.text(), prose, span, half, i),
                        Message.of("lint.use", symbol, half));
            }
        }
        headingBlanks(page, report);
    }

    /** The first characters of those that begin with no full-width form. */
    private static String withoutForms(Set<String> symbols) {
        StringBuilder others = new StringBuilder();
        for (String symbol : symbols) {
            if (!Prose.isForm(symbol.charAt(0))) {
                others.append(symbol.charAt(0));
            }
        }
        return others.toString();
    }

    private static boolean hasAny(String text, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            if (text.indexOf(characters.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The blank before {@code {#id}} is no prose, but it is a symbol that a reader of the source sees. */
    private static void headingBlanks(PageView page, Report report) {
        page.headings()
                .forEach(heading -> heading.attributes().ifPresent(attributes -> {
                    int end = attributes.start();
                    int start = end;
                    while (start > heading.span().start() && page.text().charAt(start - 1) == '　') {
                        start--;
                    }
                    if (start < end) {
                        report.replace(new Span(start, end), " ", Message.of("lint.use", "　", " "));
                    }
                }));
    }

    /** Whether the half-width symbol is nothing but text in its place. */
    private static boolean isHarmless(String page, Prose prose, Span span, String half, int index) {
        if (MARKUP.contains(half)) {
            return false;
        }
        char before = span.start() == 0 ? '\n' : page.charAt(span.start() - 1);
        boolean lineStart = index == 0 || prose.text().charAt(index - 1) == '\n';
        if (prose instanceof Prose.OfFrontMatter value) {
            boolean quoted = value.quote() != ' ';
            boolean quotes = half.equals("\"") || half.equals("'") || half.equals("\\");
            return !quotes && (quoted || (!lineStart && !half.equals(":")));
        }
        if (half.equals("\"") || half.equals("'")) {
            return prose.isRunning();
        }
        // 1） would begin a list, ］（ a link, ： a description, ＝ a heading
        boolean number = half.equals(")") && isAfterNumber(prose.text(), index);
        return before != ']' && !number && (!lineStart || half.equals("(") || half.equals(" "));
    }

    private static boolean isAfterNumber(String text, int index) {
        int i = index;
        while (i > 0 && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9') {
            i--;
        }
        return i < index && (i == 0 || text.charAt(i - 1) == '\n');
    }

    private static boolean isFullWidthAlphanumeric(int c) {
        return (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ');
    }

    static void alphanumerics(PageView page, Report report) {
        normalize(page, report, CharacterChecks::isFullWidthAlphanumeric);
    }

    static void halfWidthKana(PageView page, Report report) {
        normalize(page, report, c -> c >= 0xFF65 && c <= 0xFF9F);
    }

    /** Unicode's compatibility normal form of each run of such characters, which are half-width or full-width forms. */
    private static void normalize(PageView page, Report report, IntPredicate belongs) {
        for (Prose prose : page.prose()) {
            if (!prose.hasForms()) {
                continue;
            }
            String text = prose.text();
            for (int i = 0; i < text.length(); i++) {
                if (!Prose.isForm(text.charAt(i))) {
                    continue;
                }
                int end = i;
                while (end < text.length() && belongs.test(text.charAt(end))) {
                    end++;
                }
                if (end > i && prose.verbatim(i, end)) {
                    String found = text.substring(i, end);
                    String use = Normalizer.normalize(found, Normalizer.Form.NFKC);
                    boolean lineStart = i == 0 || text.charAt(i - 1) == '\n';
                    report.replace(
                            prose.source(i, end),
                            use,
                            !lineStart || !Character.isDigit(use.charAt(0)),
                            Message.of("lint.use", found, use));
                }
                i = Math.max(i, end);
            }
        }
    }

    static void exclamation(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            if (!prose.has('!') && !prose.has('?')) {
                continue;
            }
            String text = prose.text();
            for (int i = 1; i < text.length(); i++) {
                if (text.charAt(i) != '!' && text.charAt(i) != '?') {
                    continue;
                }
                char before = text.charAt(i - 1);
                boolean afterJapanese = prose.isJapanese(i - 1) || before == '」' || before == '』';
                if (!afterJapanese || !prose.verbatim(i - 1, i + 1)) {
                    continue;
                }
                int end = i;
                while (end < text.length() && (text.charAt(end) == '!' || text.charAt(end) == '?')) {
                    end++;
                }
                String found = text.substring(i, end);
                String use = found.replace('!', '！').replace('?', '？');
                report.replace(prose.source(i, end), use, Message.of("lint.use", found, use));
                i = end - 1;
            }
        }
    }

    static void punctuation(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            if (!prose.hasForms() && !prose.has('.')) {
                continue;
            }
            String text = prose.text();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                String use = "";
                if (c == '，') {
                    use = "、";
                } else if (c == '．') {
                    use = i > 0 && Character.isDigit(text.charAt(i - 1)) ? "." : "。";
                } else if (c == '.' && endsPoliteSentence(prose, i)) {
                    use = "。";
                }
                if (!use.isEmpty() && prose.verbatim(i, i + 1)) {
                    report.replace(prose.source(i, i + 1), use, Message.of("lint.use", String.valueOf(c), use));
                }
            }
        }
    }

    /** A full stop after two hiragana or more, with nothing of a word after it: です. but not 例. or の.spec. */
    private static boolean endsPoliteSentence(Prose prose, int index) {
        String text = prose.text();
        boolean hiragana =
                index > 1 && Script.isHiragana(text.charAt(index - 1)) && Script.isHiragana(text.charAt(index - 2));
        boolean ends = index + 1 == text.length() || Character.isWhitespace(text.charAt(index + 1));
        return hiragana && ends && prose.verbatim(index - 1, index + 1);
    }

    static void periodInParenthesis(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            String text = prose.text();
            for (int i = text.indexOf('。'); i >= 0; i = text.indexOf('。', i + 1)) {
                boolean closes = i + 1 < text.length() && (text.charAt(i + 1) == ')' || text.charAt(i + 1) == '）');
                if (!closes || !prose.verbatim(i, i + 2) || !opens(text, i)) {
                    continue;
                }
                String close = text.substring(i + 1, i + 2);
                boolean stopFollows =
                        i + 2 < text.length() && "。.".indexOf(text.charAt(i + 2)) >= 0 && prose.verbatim(i, i + 3);
                boolean ends = i + 2 == text.length() || Character.isWhitespace(text.charAt(i + 2));
                Span span = prose.source(i, stopFollows ? i + 3 : i + 2);
                report.replace(span, close + "。", stopFollows || ends, Message.of("lint.period.parenthesis"));
            }
        }
    }

    /** Whether a parenthesis is open at an index; one far away is not looked for. */
    private static boolean opens(String text, int index) {
        int depth = 0;
        for (int i = index - 1; i >= Math.max(0, index - LONGEST_PARENTHESIS); i--) {
            char c = text.charAt(i);
            if (c == ')' || c == '）') {
                depth++;
            } else if ((c == '(' || c == '（') && depth-- == 0) {
                return true;
            }
        }
        return false;
    }

    static void enumerationComma(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            String text = prose.text();
            if (!prose.has(',') || !prose.hasJapanese() || prose.place().equals("table-cell")) {
                continue;
            }
            for (int i = text.indexOf(',', 1); i > 0 && i + 1 < text.length(); i = text.indexOf(',', i + 1)) {
                int next = i + 1;
                while (next < text.length() && text.charAt(next) == ' ') {
                    next++;
                }
                if (next < text.length() && prose.verbatim(i, i + 1) && isEnumeration(prose, i, next)) {
                    report.replace(prose.source(i, next), "、", Message.of("lint.use", text.substring(i, next), "、"));
                }
            }
        }
    }

    /** Whether a comma parts words of a Japanese sentence: no number, and Japanese within its list. */
    private static boolean isEnumeration(Prose prose, int comma, int next) {
        if (prose.isJapanese(comma - 1) || prose.isJapanese(next)) {
            return prose.isText(comma - 1)
                    && prose.isText(next)
                    && !Character.isDigit(prose.text().charAt(next));
        }
        if (prose.part(comma - 1) == Segment.Part.CODE && prose.part(next) == Segment.Part.CODE) {
            return true;
        }
        if (!prose.isLatin(comma - 1) || !Script.isLatinLetter(prose.text().charAt(next)) || next == comma + 1) {
            return false;
        }
        // A, B, Cを: single words up to a Japanese one
        String text = prose.text();
        int end = next;
        int longest = Math.min(text.length(), next + LONGEST_LIST);
        while (end < longest && (prose.isLatin(end) || text.charAt(end) == ',' || text.charAt(end) == ' ')) {
            end++;
        }
        boolean words = !text.substring(next, end).strip().replace(", ", ",").contains(" ");
        return words && end < text.length() && prose.isJapanese(end);
    }
}
