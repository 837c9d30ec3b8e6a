package io.github.docsprint.lint;

import io.github.docsprint.markdown.Segment;
import io.github.docsprint.message.Message;
import io.github.docsprint.rules.Parameters;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How sentences are written: where lines break, and their endings. */
final class SentenceChecks {

    /** A line as short as this may be an entry of a list of values. */
    private static final int SHORTEST_LINE = 8;

    private static final List<String> PLAIN_ENDINGS =
            List.of("である", "だ", "った", "した", "する", "される", "れた", "ない", "なる", "いる", "ある", "できる", "れる", "せる");

    private static final String LAST_OF_PLAIN_ENDINGS = lastOf(PLAIN_ENDINGS);

    private static final Pattern EMPHASIS = Pattern.compile("[*_]+");

    private SentenceChecks() {}

    static void lineBreak(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            String text = prose.text();
            boolean running = prose.isRunning() || prose.place().equals("list-item");
            if (!running || text.indexOf('|') >= 0) {
                continue;
            }
            for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
                if (prose.part(feed) == Segment.Part.SOFT_BREAK && isInsideSentence(page, prose, feed)) {
                    boolean latin = prose.isLatin(feed - 1) && prose.isLatin(feed + 1);
                    Span span = prose.source(feed, feed + 1);
                    report.replace(span, latin ? " " : "", Message.of("lint.sentence.break"));
                }
            }
        }
    }

    /** Whether a sentence runs on over a line end: nothing ends it before, and something ends it after. */
    private static boolean isInsideSentence(PageView page, Prose prose, int feed) {
        String text = prose.text();
        if (feed == 0 || feed + 1 == text.length()) {
            return false;
        }
        int start = text.lastIndexOf('\n', feed - 1) + 1;
        char last = text.charAt(feed - 1);
        boolean open = prose.isJapanese(feed - 1)
                || last == '、'
                || isWord(prose, feed - 1)
                        && (Script.isHiragana(text.charAt(feed + 1)) || hasHiragana(text, start, feed));
        boolean goesOn = prose.isJapanese(feed + 1)
                || prose.isLatin(feed + 1)
                || prose.part(feed + 1) == Segment.Part.CODE
                || prose.part(feed + 1) == Segment.Part.SHORTCODE
                || text.charAt(feed + 1) == '「';
        int next = text.indexOf('\n', feed + 1);
        String rest = text.substring(feed + 1, next < 0 ? text.length() : next);
        boolean ends = rest.indexOf('。') >= 0 || rest.endsWith("、");
        String line = text.substring(start, feed);
        boolean polite = line.endsWith("です") || line.endsWith("ます") || line.endsWith("ください");
        return open
                && goesOn
                && ends
                && !polite
                && (last == '、' || line.length() >= SHORTEST_LINE)
                && !isTitle(page, prose, feed);
    }

    /** Whether a line is strong text as a whole: a title of its own. */
    private static boolean isTitle(PageView page, Prose prose, int feed) {
        int start = prose.source(feed - 1, feed).end();
        int end = prose.source(feed, feed + 1).start();
        return EMPHASIS.matcher(page.text().substring(start, end)).matches();
    }

    /** Whether a line is running text, which words alone are not. */
    private static boolean hasHiragana(String text, int start, int end) {
        return text.substring(start, end).chars().anyMatch(c -> Script.isHiragana((char) c));
    }

    static void politeForm(PageView page, Report report) {
        for (Prose prose : page.prose()) {
            if (!(prose instanceof Prose.OfBody body) || body.context() != Segment.Context.PARAGRAPH) {
                continue;
            }
            String text = prose.text();
            int quotes = 0;
            int counted = 0;
            for (int stop = text.indexOf('。', 1); stop > 0; stop = text.indexOf('。', stop + 1)) {
                if (LAST_OF_PLAIN_ENDINGS.indexOf(text.charAt(stop - 1)) >= 0) {
                    quotes += quotes(text, counted, stop);
                    counted = stop;
                    if (quotes == 0) {
                        politeForm(prose, stop, report);
                    }
                }
            }
        }
    }

    /** How many more quotations and parentheses begin than end. */
    private static int quotes(String text, int from, int to) {
        int quotes = 0;
        for (int i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '「', '『', '(', '（' -> quotes++;
                case '」', '』', ')', '）' -> quotes--;
                default -> {
                    // goes on
                }
            }
        }
        return quotes;
    }

    private static void politeForm(Prose prose, int end, Report report) {
        for (String ending : PLAIN_ENDINGS) {
            if (isPlain(prose.text(), end, ending)) {
                report.add(prose.source(end - ending.length(), end), Message.of("lint.polite", ending));
                return;
            }
        }
    }

    /** A Latin word, code or a shortcode. */
    private static boolean isWord(Prose prose, int index) {
        return prose.isLatin(index)
                || prose.part(index) == Segment.Part.CODE
                || prose.part(index) == Segment.Part.SHORTCODE;
    }

    private static boolean isPlain(String text, int end, String ending) {
        return endsAt(text, end, ending) && !endsAt(text, end, "ました") && !endsAt(text, end, "でした");
    }

    /** Whether a word ends at an offset. */
    private static boolean endsAt(String text, int end, String word) {
        return text.startsWith(word, end - word.length());
    }

    static void redundantNaru(PageView page, Report report) {
        Parameters parameters = report.rule().parameters();
        List<String> change = parameters.list("change");
        for (Map.Entry<String, String> ending : parameters.table("endings").entrySet()) {
            String found = ending.getKey();
            for (Prose prose : page.prose()) {
                String text = prose.text();
                for (int i = text.indexOf(found); i > 0; i = text.indexOf(found, i + 1)) {
                    int at = i;
                    boolean value = prose.part(i - 1) == Segment.Part.CODE;
                    if (!value
                            && change.stream().noneMatch(word -> endsAt(text, at, word))
                            && prose.verbatim(i, i + found.length())) {
                        report.replace(
                                prose.source(i, i + found.length()),
                                ending.getValue(),
                                Message.of("lint.naru", found, ending.getValue()));
                    }
                }
            }
        }
    }

    static void because(PageView page, Report report) {
        Parameters parameters = report.rule().parameters();
        Map<String, String> words = parameters.table("replace");
        List<String> exceptions = parameters.list("except");
        String[] all = words.keySet().toArray(String[]::new);
        String ends = lastOf(words.keySet());
        for (Prose prose : page.prose()) {
            Set<String> here = ending(prose.text(), all, ends);
            if (here.isEmpty()) {
                continue;
            }
            List<Span> found = new ArrayList<>();
            for (Map.Entry<String, String> word : words.entrySet()) {
                if (here.contains(word.getKey())) {
                    because(prose, word.getKey(), word.getValue(), exceptions, found, report);
                }
            }
        }
    }

    /** The words that a text has, which are looked for at their last characters: most texts have few of those. */
    private static Set<String> ending(String text, String[] words, String ends) {
        Set<String> here = Set.of();
        for (int i = 0; i < ends.length(); i++) {
            char last = ends.charAt(i);
            for (int at = text.indexOf(last); at >= 0; at = text.indexOf(last, at + 1)) {
                for (String word : words) {
                    if (endsAt(text, at + 1, word)) {
                        here = here.isEmpty() ? new HashSet<>() : here;
                        here.add(word);
                    }
                }
            }
        }
        return here;
    }

    /** The last characters of some words, each once. */
    private static String lastOf(Collection<String> words) {
        StringBuilder last = new StringBuilder();
        for (String word : words) {
            String end = word.isEmpty() ? "" : word.substring(word.length() - 1);
            if (last.indexOf(end) < 0) {
                last.append(end);
            }
        }
        return last.toString();
    }

    /** Reports a word where no longer one, which comes before it in the table, was found. */
    private static void because(
            Prose prose, String word, String use, List<String> exceptions, List<Span> found, Report report) {
        String text = prose.text();
        for (int i = text.indexOf(word, 1); i > 0; i = text.indexOf(word, i + 1)) {
            Span here = new Span(i, i + word.length());
            if (found.stream().noneMatch(here::overlaps) && !isException(text, i, word, exceptions)) {
                found.add(here);
                Span span = prose.source(i, here.end());
                Message message = Message.of("lint.because", word);
                if (!use.isEmpty() && prose.verbatim(i, here.end())) {
                    report.replace(span, use, message);
                } else {
                    report.add(span, message);
                }
            }
        }
    }

    /** Whether an exception covers a part of what was found. */
    private static boolean isException(String text, int index, String found, List<String> exceptions) {
        int from = Math.max(0, index - 4);
        int to = Math.min(text.length(), index + found.length() + 3);
        String around = text.substring(from, to);
        return exceptions.stream().anyMatch(around::contains);
    }
}
