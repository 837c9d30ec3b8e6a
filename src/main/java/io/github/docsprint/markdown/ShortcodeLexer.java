package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds every shortcode tag of a text, inside code and comments too, as Hugo does. A tag whose end is missing is no tag
 * but a malformed place. Takes time in proportion to the text: the scan of a tag ends at the next tag's braces.
 */
final class ShortcodeLexer {

    /** What was found. @param malformed where braces open a tag that nothing ends */
    record Result(List<Shortcode> tags, List<Span> malformed) {}

    private static final int NOT_LOOKED_FOR = -2;

    private final String text;
    private final int end;
    private final List<Raw> tags = new ArrayList<>();
    private final List<Span> malformed = new ArrayList<>();

    /** Where the last end of an escape is, by delimiter; looked for at the first escape, as few pages have any. */
    private final int[] lastEscapes = {NOT_LOOKED_FOR, NOT_LOOKED_FOR};

    private int at;

    private ShortcodeLexer(String text, int start) {
        this.text = text;
        this.end = text.length();
        this.at = start;
    }

    static Result lex(String text, int start) {
        ShortcodeLexer lexer = new ShortcodeLexer(text, start);
        lexer.run();
        return new Result(lexer.paired(), List.copyOf(lexer.malformed));
    }

    private record Raw(
            Span span,
            String name,
            List<Shortcode.Parameter> parameters,
            Shortcode.Delimiter delimiter,
            Shortcode.Form form) {}

    private void run() {
        for (int open = nextOpen(at); open >= 0; open = nextOpen(at)) {
            boolean angle = text.charAt(open + 2) == '<';
            int after = text.startsWith("/*", open + 3) ? escaped(open, angle) : tag(open, angle);
            if (after < 0) {
                malformed.add(new Span(open, open + 3));
                at = open + 3;
            } else {
                at = after;
            }
        }
    }

    private int nextOpen(int from) {
        for (int i = text.indexOf("{{", from); i >= 0; i = text.indexOf("{{", i + 1)) {
            if (i + 2 < end && (text.charAt(i + 2) == '<' || text.charAt(i + 2) == '%')) {
                return i;
            }
        }
        return -1;
    }

    /** An escape reaches to the first end of an escape, over whatever other braces there are. */
    private int escaped(int open, boolean angle) {
        String close = angle ? "*/>}}" : "*/%}}";
        int delimiter = angle ? 0 : 1;
        if (lastEscapes[delimiter] == NOT_LOOKED_FOR) {
            lastEscapes[delimiter] = text.lastIndexOf(close);
        }
        int found = open > lastEscapes[delimiter] ? -1 : text.indexOf(close, open);
        if (found < 0) {
            return -1;
        }
        int after = found + close.length();
        tags.add(new Raw(new Span(open, after), "", List.of(), delimiter(angle), Shortcode.Form.ESCAPED));
        return after;
    }

    private int tag(int open, boolean angle) {
        String close = angle ? ">}}" : "%}}";
        int i = skipBlanks(open + 3);
        boolean closing = i < end && text.charAt(i) == '/' && !text.startsWith(close, i + 1);
        if (closing) {
            i = skipBlanks(i + 1);
        }
        int nameStart = i;
        while (i < end && isNameCharacter(i, close)) {
            i++;
        }
        if (i == nameStart) {
            return -1;
        }
        String name = text.substring(nameStart, i);
        List<Shortcode.Parameter> parameters = new ArrayList<>();
        while (true) {
            i = skipBlanks(i);
            if (text.startsWith(close, i)) {
                return add(open, i + 3, name, parameters, angle, closing, false);
            }
            if (i < end && text.charAt(i) == '/' && text.startsWith(close, i + 1)) {
                return add(open, i + 4, name, parameters, angle, closing, true);
            }
            if (i >= end || isOpen(i)) {
                return -1;
            }
            i = parameter(i, close, parameters);
            if (i < 0) {
                return -1;
            }
        }
    }

    private int add(
            int open,
            int after,
            String name,
            List<Shortcode.Parameter> parameters,
            boolean angle,
            boolean closing,
            boolean selfClosing) {
        Shortcode.Form form =
                closing ? Shortcode.Form.CLOSING : selfClosing ? Shortcode.Form.SELF_CLOSING : Shortcode.Form.SINGLE;
        tags.add(new Raw(new Span(open, after), name, List.copyOf(parameters), delimiter(angle), form));
        return after;
    }

    /**
     * Reads one parameter; gives the offset after it, or -1 where its quotes do not close. Hugo lets blanks and ends of
     * lines stand on both sides of the equals sign.
     */
    private int parameter(int start, String close, List<Shortcode.Parameter> parameters) {
        int i = start;
        while (i < end && isWord(i, close) && text.charAt(i) != '=' && text.charAt(i) != '"' && text.charAt(i) != '`') {
            i++;
        }
        Optional<String> key = Optional.empty();
        int valueStart = start;
        int equals = skipBlanks(i);
        if (equals < end && text.charAt(equals) == '=' && i > start) {
            key = Optional.of(text.substring(start, i));
            i = skipBlanks(equals + 1);
            valueStart = i;
        } else if (i > start) {
            Span span = new Span(start, i);
            parameters.add(new Shortcode.Parameter(key, span.of(text), span, span));
            return i;
        }
        if (i < end && (text.charAt(i) == '"' || text.charAt(i) == '`')) {
            return quoted(start, i, key, parameters);
        }
        while (i < end && isWord(i, close)) {
            i++;
        }
        if (i == start) {
            return -1;
        }
        Span value = new Span(valueStart, i);
        parameters.add(new Shortcode.Parameter(key, value.of(text), new Span(start, i), value));
        return i;
    }

    private int quoted(int start, int open, Optional<String> key, List<Shortcode.Parameter> parameters) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                Span value = new Span(open + 1, i);
                String decoded = quote == '"' ? value.of(text).replace("\\\"", "\"") : value.of(text);
                parameters.add(new Shortcode.Parameter(key, decoded, new Span(start, i + 1), value));
                return i + 1;
            }
            if (c == '\\' && quote == '"') {
                i++;
            } else if ((c == '\n' && quote == '"') || isOpen(i)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isWord(int i, String close) {
        char c = text.charAt(i);
        return !isBlank(c)
                && !(c == close.charAt(0) && text.startsWith(close, i))
                && !(c == '/' && text.startsWith(close, i + 1))
                && !isOpen(i);
    }

    /** Whether braces open a tag at an offset before the end. */
    private boolean isOpen(int i) {
        return text.charAt(i) == '{' && (text.startsWith("{{<", i) || text.startsWith("{{%", i));
    }

    private boolean isNameCharacter(int i, String close) {
        char c = text.charAt(i);
        return (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '/')
                && !(c == '/' && text.startsWith(close, i + 1));
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < end && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static Shortcode.Delimiter delimiter(boolean angle) {
        return angle ? Shortcode.Delimiter.ANGLE : Shortcode.Delimiter.PERCENT;
    }

    /** Gives each closing tag the nearest open tag of its name; whatever was opened in between has no end of its own. */
    private List<Shortcode> paired() {
        if (tags.isEmpty()) {
            return List.of();
        }
        int[] partners = new int[tags.size()];
        Deque<Integer> open = new ArrayDeque<>();
        Map<String, Integer> waiting = new HashMap<>();
        Set<String> closable = new HashSet<>();
        for (Raw tag : tags) {
            if (tag.form() == Shortcode.Form.CLOSING) {
                closable.add(tag.name());
            }
        }
        for (int i = 0; i < partners.length; i++) {
            partners[i] = -1;
            Raw tag = tags.get(i);
            if (tag.form() == Shortcode.Form.SINGLE && closable.contains(tag.name())) {
                open.push(i);
                waiting.merge(tag.name(), 1, Integer::sum);
            } else if (tag.form() == Shortcode.Form.CLOSING && waiting.getOrDefault(tag.name(), 0) > 0) {
                while (partners[i] < 0) {
                    int candidate = open.pop();
                    waiting.merge(tags.get(candidate).name(), -1, Integer::sum);
                    if (tags.get(candidate).name().equals(tag.name())) {
                        partners[i] = candidate;
                        partners[candidate] = i;
                    }
                }
            }
        }
        List<Shortcode> paired = new ArrayList<>(partners.length);
        for (int i = 0; i < partners.length; i++) {
            Raw tag = tags.get(i);
            boolean opening = tag.form() == Shortcode.Form.SINGLE && partners[i] >= 0;
            paired.add(new Shortcode(
                    i,
                    tag.span(),
                    tag.name(),
                    tag.parameters(),
                    tag.delimiter(),
                    opening ? Shortcode.Form.OPENING : tag.form(),
                    partners[i] < 0 ? OptionalInt.empty() : OptionalInt.of(partners[i])));
        }
        return List.copyOf(paired);
    }
}
