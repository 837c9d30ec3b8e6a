package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What stands inside a block. Spans hold the marks (asterisks, back-ticks, brackets); children lie in their parent. */
public sealed interface Inline {

    /** Where it is, its marks included. */
    Span span();

    /** The inlines inside it, in order. */
    default List<Inline> children() {
        return List.of();
    }

    /** It and all that is inside it, each before its children. */
    default Stream<Inline> withDescendants() {
        List<Inline> all = new ArrayList<>();
        forEach(all::add);
        return all.stream();
    }

    /** Visits it and all that is inside it, each before its children. */
    default void forEach(Consumer<? super Inline> visitor) {
        visitor.accept(this);
        List<Inline> children = children();
        if (!children.isEmpty()) { // most have none, which needs no iterator
            for (Inline child : children) {
                child.forEach(visitor);
            }
        }
    }

    /** Characters as they stand in the source; entities and backslash escapes are still in it. */
    record Text(Span span) implements Inline {}

    /**
     * Inline code.
     *
     * @param content where it is without back-ticks, stripped by one blank as CommonMark 6.1 says
     * @param code the content with line endings as blanks
     */
    record Code(Span span, Span content, String code) implements Inline {}

    /**
     * A link.
     *
     * @param destination as a browser gets it: entities and escapes decoded, shortcode tags as they are written
     * @param destinationSpan where the destination is, without angle brackets; empty for a reference link
     * @param title where the title is, without quotes
     */
    record Link(
            Span span, String destination, Optional<Span> destinationSpan, Optional<Span> title, List<Inline> children)
            implements Inline {
        public Link {
            children = List.copyOf(children);
        }
    }

    /** An image; its children are the alternative text. The rest is as for a link. */
    record Image(
            Span span, String destination, Optional<Span> destinationSpan, Optional<Span> title, List<Inline> children)
            implements Inline {
        public Image {
            children = List.copyOf(children);
        }
    }

    /** An address that links to itself. @param bracketed whether it is written {@code <https://…>} */
    record Autolink(Span span, String destination, boolean bracketed) implements Inline {}

    /** Emphasis. */
    record Emphasis(Span span, List<Inline> children) implements Inline {
        public Emphasis {
            children = List.copyOf(children);
        }
    }

    /** Strong emphasis. */
    record Strong(Span span, List<Inline> children) implements Inline {
        public Strong {
            children = List.copyOf(children);
        }
    }

    /** Text struck through. */
    record Strikethrough(Span span, List<Inline> children) implements Inline {
        public Strikethrough {
            children = List.copyOf(children);
        }
    }

    /** One HTML tag. */
    record HtmlTag(Span span) implements Inline {}

    /** An HTML comment inside a block. @param content between its dashes */
    record Comment(Span span, Span content) implements Inline {}

    /** One shortcode tag; one that takes raw text spans its content and its closing tag too. */
    record ShortcodeTag(Span span, Shortcode tag) implements Inline {}

    /** The end of a line, with the marks of the containers on the next. @param hard whether a reader sees it */
    record LineBreak(Span span, boolean hard) implements Inline {}
}
