package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One shortcode tag, as Hugo's page lexer reads it (hugo, parser/pageparser/pagelexer_shortcode.go).
 *
 * @param index its place in {@link MarkdownPage#shortcodes()}, from 0
 * @param span from the first brace to the last
 * @param name empty for an escaped tag
 * @param parameters in the order of the source
 * @param delimiter which of the two pairs of delimiters
 * @param partner the {@code index} of the tag that closes or opens this one
 */
public record Shortcode(
        int index,
        Span span,
        String name,
        List<Parameter> parameters,
        Delimiter delimiter,
        Form form,
        OptionalInt partner) {

    public Shortcode {
        parameters = List.copyOf(parameters);
    }

    /** Every tag of a text, without parsing the rest of it. */
    public static List<Shortcode> allIn(String text) {
        return ShortcodeLexer.lex(text, 0).tags();
    }

    /** The parameter with this name, if it has one. */
    public Optional<Parameter> parameter(String key) {
        for (Parameter parameter : parameters) {
            if (parameter.key().isPresent() && parameter.key().get().equals(key)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    /** Whether the tag leaves a pair incomplete: a closing tag with nothing to close. */
    public boolean stray() {
        return form == Form.CLOSING && partner.isEmpty();
    }

    /**
     * A parameter.
     *
     * @param key its name; empty for a positional one
     * @param value without quotes, escapes decoded
     * @param span the whole of it
     * @param valueSpan the value, inside its quotes
     */
    public record Parameter(Optional<String> key, String value, Span span, Span valueSpan) {}

    /** Hugo's two delimiters. */
    public enum Delimiter {
        /** <code>{{&lt; &gt;}}</code>: the output is not Markdown. */
        ANGLE,
        /** <code>{{% %}}</code>: the output is Markdown. */
        PERCENT
    }

    /** The part that a tag plays. Only the site's templates say whether one needs a closing tag. */
    public enum Form {
        /** No closing tag follows. */
        SINGLE,
        /** <code>{{&lt; x /&gt;}}</code>. */
        SELF_CLOSING,
        /** A closing tag follows. */
        OPENING,
        /** <code>{{&lt; /x &gt;}}</code>. */
        CLOSING,
        /** <code>{{&lt;/&#42; x &#42;/&gt;}}</code>: printed, not run. */
        ESCAPED
    }
}
