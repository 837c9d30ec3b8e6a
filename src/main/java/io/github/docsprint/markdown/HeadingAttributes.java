package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goldmark reads at the end of a heading: {@code {#id .class key=value}} (goldmark, parser/attribute.go). A list
 * with anything else in it, {@code {##id}} for one, is text.
 */
record HeadingAttributes(Span span, Optional<Block.HeadingId> id, List<String> classes) {

    /** @param masked the masked body, which begins at {@code start}; @param content of the heading in the whole text */
    static Optional<HeadingAttributes> of(String masked, int start, Span content) {
        int from = content.start() - start;
        int to = content.end() - start;
        if (to <= from || masked.charAt(to - 1) != '}') {
            return Optional.empty();
        }
        int open = masked.lastIndexOf('{', to - 1);
        if (open < from) {
            return Optional.empty();
        }
        Optional<Block.HeadingId> id = Optional.empty();
        List<String> classes = new ArrayList<>();
        int at = open + 1;
        while (at < to - 1) {
            char c = masked.charAt(at);
            if (c == ' ' || c == '\t' || c == ',') {
                at++;
                continue;
            }
            int end = c == '#' || c == '.' ? name(masked, at + 1, to - 1) : pair(masked, at, to - 1);
            if (end <= at + 1) {
                return Optional.empty();
            }
            if (c == '#') {
                id = Optional.of(
                        new Block.HeadingId(masked.substring(at + 1, end), new Span(start + at + 1, start + end)));
            } else if (c == '.') {
                classes.add(masked.substring(at + 1, end));
            }
            at = end;
        }
        if (id.isEmpty() && classes.isEmpty() && open + 2 >= to) {
            return Optional.empty();
        }
        return Optional.of(new HeadingAttributes(new Span(start + open, start + to), id, List.copyOf(classes)));
    }

    private static int name(String masked, int from, int to) {
        int at = from;
        while (at < to) {
            char c = masked.charAt(at);
            boolean punctuation = c < 128 && !Character.isLetterOrDigit(c) && "_-:.".indexOf(c) < 0;
            if (punctuation) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int pair(String masked, int from, int to) {
        int key = from;
        while (key < to && (Character.isLetterOrDigit(masked.charAt(key)) || "_-:.".indexOf(masked.charAt(key)) >= 0)) {
            key++;
        }
        if (key == from || key >= to || masked.charAt(key) != '=') {
            return from;
        }
        if (key + 1 < to && (masked.charAt(key + 1) == '"' || masked.charAt(key + 1) == '\'')) {
            int close = masked.indexOf(masked.charAt(key + 1), key + 2);
            return close < 0 || close >= to ? from : close + 1;
        }
        return name(masked, key + 1, to);
    }
}
