package io.github.docsprint.lint;

import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comments of a page that turn rules off: {@code docsprint-disable-next-line}, {@code docsprint-disable-line}, and
 * {@code docsprint-disable} up to {@code docsprint-enable} or the end. Ids after the word name the rules; without any,
 * all are meant.
 */
final class Suppressions {

    private static final String WORD = "docsprint-";

    /** Blocks beyond these suppress nothing: such pages are made up. */
    private static final int MOST_BLOCKS = 1_000;

    /** A comment with the lines that it holds for, and the rules; none named means all. */
    record Suppression(Span comment, int firstLine, int lastLine, Set<String> rules) {
        boolean isOfOneLine() {
            return firstLine == lastLine;
        }

        boolean covers(String rule, int line) {
            return firstLine <= line && line <= lastLine && (rules.isEmpty() || rules.contains(rule));
        }
    }

    private final List<Suppression> all;
    private final Map<Integer, List<Suppression>> ofOneLine;
    private final List<Suppression> blocks;

    private Suppressions(List<Suppression> all) {
        this.all = all;
        this.ofOneLine =
                all.stream().filter(Suppression::isOfOneLine).collect(Collectors.groupingBy(Suppression::firstLine));
        this.blocks = all.stream()
                .filter(suppression -> !suppression.isOfOneLine())
                .limit(MOST_BLOCKS)
                .toList();
    }

    static Suppressions of(MarkdownPage page) {
        return page.text().contains(WORD) ? new Suppressions(read(page)) : new Suppressions(List.of());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those that turn a rule off on a line. */
    List<Suppression> covering(String rule, int line) {
        return Stream.concat(ofOneLine.getOrDefault(line, List.of()).stream(), blocks.stream())
                .filter(suppression -> suppression.covers(rule, line))
                .toList();
    }

    /** All, in the order of the page. */
    List<Suppression> all() {
        return all;
    }

    private static List<Suppression> read(MarkdownPage page) {
        String text = page.text();
        LineTable lines = LineTable.of(text);
        List<Suppression> suppressions = new ArrayList<>();
        List<Suppression> open = new ArrayList<>();
        for (Span comment : page.comments()) {
            String content = comment.of(text)
                    .replaceFirst("^<!--", "")
                    .replaceFirst("-->$", "")
                    .strip();
            if (!content.startsWith(WORD)) {
                continue;
            }
            String[] words = content.split("[\\s,]+");
            Set<String> rules = new TreeSet<>(Arrays.asList(words).subList(1, words.length));
            int first = lines.line(comment.start());
            int last = lines.line(Math.max(comment.start(), comment.end() - 1));
            switch (words[0]) {
                case "docsprint-disable-line" -> suppressions.add(new Suppression(comment, first, last, rules));
                case "docsprint-disable-next-line" -> {
                    int next = last + 1;
                    while (next < lines.count()
                            && text.substring(lines.start(next), lines.end(next))
                                    .isBlank()) {
                        next++;
                    }
                    suppressions.add(new Suppression(comment, next, next, rules));
                }
                case "docsprint-disable" -> open.add(new Suppression(comment, first, Integer.MAX_VALUE, rules));
                case "docsprint-enable" -> {
                    for (Suppression begun : List.copyOf(open)) {
                        if (rules.isEmpty() || rules.equals(begun.rules())) {
                            open.remove(begun);
                            suppressions.add(new Suppression(begun.comment(), begun.firstLine(), last, begun.rules()));
                        }
                    }
                }
                default -> {
                    // another word of docsprint's, for another command
                }
            }
        }
        suppressions.addAll(open);
        return suppressions.stream()
                .sorted(Comparator.comparingInt(
                        suppression -> suppression.comment().start()))
                .toList();
    }
}
