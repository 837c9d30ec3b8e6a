package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells tags from text in HTML, as far as that needs no tree. */
final class HtmlTags {

    private static final Set<String> CODE = Set.of("code", "kbd", "pre", "samp", "script", "style", "tt", "var");

    private HtmlTags() {}

    static boolean isCode(String name) {
        return CODE.contains(name);
    }

    /** The name of the tag that a span is, as it is written; empty for comments and declarations. */
    static String name(String html, Span tag) {
        int from = tag.start() + 1;
        if (from < tag.end() && html.charAt(from) == '/') {
            from++;
        }
        int to = from;
        while (to < tag.end() && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return html.substring(Math.min(from, tag.end()), to);
    }

    /** The tag, comment or declaration that begins at a {@code <}, to the end of the region where none closes it. */
    static Span tag(String html, int open, int limit) {
        if (html.startsWith("<!--", open)) {
            int i = open + 4;
            while (i < limit && !html.startsWith("-->", i)) {
                i++;
            }
            return new Span(open, Math.min(limit, i + 3));
        }
        char quote = 0;
        for (int i = open + 1; i < limit; i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return new Span(open, i + 1);
            }
        }
        return new Span(open, limit);
    }

    /** Where the value of an attribute is, without quotes. */
    static Optional<Span> attribute(String html, Span tag, String name) {
        int i = tag.start() + 1;
        while (i < tag.end()) {
            int from = i;
            while (i < tag.end() && isNameCharacter(html.charAt(i))) {
                i++;
            }
            if (i == from) {
                i++;
                continue;
            }
            boolean wanted = i - from == name.length() && html.regionMatches(true, from, name, 0, name.length());
            int equals = skipBlanks(html, i, tag.end());
            if (equals >= tag.end() || html.charAt(equals) != '=') {
                continue;
            }
            Span value = value(html, skipBlanks(html, equals + 1, tag.end()), tag.end());
            if (wanted) {
                return Optional.of(value);
            }
            i = Math.max(i + 1, value.end());
        }
        return Optional.empty();
    }

    private static Span value(String html, int from, int limit) {
        boolean quoted = from < limit && (html.charAt(from) == '"' || html.charAt(from) == '\'');
        int start = quoted ? from + 1 : from;
        int i = start;
        while (i < limit
                && (quoted
                        ? html.charAt(i) != html.charAt(from)
                        : html.charAt(i) != '>' && !Character.isWhitespace(html.charAt(i)))) {
            i++;
        }
        return new Span(start, i);
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == ':' || c == '_';
    }

    private static int skipBlanks(String html, int from, int limit) {
        int i = from;
        while (i < limit && Character.isWhitespace(html.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean opens(String html, int at, int limit) {
        if (html.charAt(at) != '<' || at + 1 >= limit) {
            return false;
        }
        char next = html.charAt(at + 1);
        return next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }

    /** The stretches between tags, but for what is in code. */
    static List<Span> texts(String html, Span region) {
        List<Span> texts = new ArrayList<>();
        int from = region.start();
        int code = 0;
        int i = from;
        while (i < region.end()) {
            if (!opens(html, i, region.end())) {
                i++;
                continue;
            }
            if (code == 0) {
                addTrimmed(html, from, i, texts);
            }
            Span tag = tag(html, i, region.end());
            if (isCode(name(html, tag).toLowerCase(Locale.ROOT))) {
                code = Math.max(0, code + (html.charAt(i + 1) == '/' ? -1 : 1));
            }
            i = tag.end();
            from = i;
        }
        if (code == 0) {
            addTrimmed(html, from, i, texts);
        }
        return texts;
    }

    private static void addTrimmed(String html, int from, int to, List<Span> texts) {
        int left = from;
        int right = to;
        while (left < right && Character.isWhitespace(html.charAt(left))) {
            left++;
        }
        while (right > left && Character.isWhitespace(html.charAt(right - 1))) {
            right--;
        }
        if (left < right) {
            texts.add(new Span(left, right));
        }
    }
}
