package io.github.docsprint.html;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A Mustache template of the folder {@code html} in the jar, {@code NAME.mustache}; {@code {{>other}}} takes in another.
 *
 * <p>A name stands for the component of a record, an entry of a map, or a method without parameters; one that is not
 * there is a mistake and throws. Every value is escaped, for text and for quoted attributes alike, except {@link Markup};
 * the unescaped forms of Mustache are refused. An empty text, list or optional is false. {@code {{#say}}key{{/say}}} is
 * the message with that key.
 */
public final class Template {

    /** Before each value but markup, so that no text can pass for that; no HTML begins with it. */
    private static final char TEXT = '\0';

    private static final Pattern UNESCAPED = Pattern.compile("\\{\\{\\s*[{&]");

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withFormatter(value -> value instanceof Markup markup ? markup.html() : TEXT + value.toString())
            .withEscaper(value -> value.isEmpty() || value.charAt(0) != TEXT ? value : escape(value, 1))
            .withCollector(new DefaultCollector() {
                @Override
                public Iterator<?> toIterator(Object value) {
                    return value instanceof Optional<?> optional
                            ? optional.stream().iterator()
                            : super.toIterator(value);
                }
            })
            .withLoader(name -> new StringReader(source(name)));

    private final com.samskivert.mustache.Template compiled;

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
    }

    /** The template of this name. */
    public static Template named(String name) {
        return of(source(name));
    }

    static Template of(String source) {
        if (UNESCAPED.matcher(source).find()) {
            throw new IllegalArgumentException("a template that does not escape: give it Markup instead");
        }
        return new Template(COMPILER.compile(source));
    }

    /**
     * The template with its gaps filled.
     *
     * @param values a record or a map
     * @param words the message for a key, as plain text
     */
    public Markup fill(Object values, UnaryOperator<String> words) {
        return fill(values, words, 1 << 12);
    }

    /** @param room how many letters it may come to, so that they need not be moved */
    Markup fill(Object values, UnaryOperator<String> words, int room) {
        StringWriter html = new StringWriter(room);
        Mustache.Lambda say = (key, out) -> out.write(escape(words.apply(key.execute())));
        compiled.execute(values, Map.of("say", say), html);
        return new Markup(html.toString());
    }

    /** Text as HTML text, or as the value of an attribute in quotes. */
    public static String escape(String text) {
        return escape(text, 0);
    }

    private static String escape(String text, int begin) {
        int i = begin;
        while (i < text.length() && "&<>\"'".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        if (i == text.length()) {
            return text.substring(begin);
        }
        StringBuilder html = new StringBuilder(text.length() + 16).append(text, begin, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    private static String source(String name) {
        return Resource.read(name + ".mustache");
    }
}
