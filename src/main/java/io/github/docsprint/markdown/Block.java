package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A block of a page. Spans are UTF-16 offsets in the text that was parsed; they hold the block's own markers, and every
 * child lies in its parent.
 */
public sealed interface Block {

    /** Where the block is, its markers included, without the line ending after it. */
    Span span();

    /** The blocks inside it, in order; of a table none, its cells hold inlines. */
    default List<Block> children() {
        return List.of();
    }

    /** It and all the blocks inside it, each before its children. */
    default Stream<Block> withDescendants() {
        List<Block> all = new ArrayList<>();
        forEach(all::add);
        return all.stream();
    }

    /** Visits it and all the blocks inside it, each before its children. */
    default void forEach(Consumer<? super Block> visitor) {
        visitor.accept(this);
        List<Block> children = children();
        if (!children.isEmpty()) { // most have none, which needs no iterator
            for (Block child : children) {
                child.forEach(visitor);
            }
        }
    }

    /** The inlines that it holds itself, in order; of a table those of its cells, row by row. */
    default List<Inline> inlines() {
        return List.of();
    }

    /**
     * A heading.
     *
     * @param level 1 to 6
     * @param anchor the fragment that the site gives it: the explicit id, else the automatic one with {@code -1},
     *     {@code -2} … for repeats; empty where the automatic one cannot be told (its text is a shortcode)
     * @param automaticAnchor the fragment that it would have without an explicit id
     * @param id the explicit id, {@code {#id}}
     * @param attributes where {@code {#id .class key=value}} is, braces included
     * @param classes the classes in it
     */
    record Heading(
            Span span,
            int level,
            List<Inline> inlines,
            String anchor,
            String automaticAnchor,
            Optional<HeadingId> id,
            Optional<Span> attributes,
            List<String> classes)
            implements Block {
        public Heading {
            inlines = List.copyOf(inlines);
            classes = List.copyOf(classes);
        }
    }

    /**
     * An explicit heading id.
     *
     * @param span where the id is, without {@code #}
     */
    record HeadingId(String value, Span span) {}

    /** A paragraph; in a tight list item and as a definition's term too. */
    record Paragraph(Span span, List<Inline> inlines) implements Block {
        public Paragraph {
            inlines = List.copyOf(inlines);
        }
    }

    /**
     * A bullet or ordered list.
     *
     * @param start the first number of an ordered list; empty for bullets
     * @param tight whether no blank line stands between its items
     */
    record ListBlock(Span span, Optional<Integer> start, boolean tight, List<ListItem> items) implements Block {
        public ListBlock {
            items = List.copyOf(items);
        }

        /** Whether its items are numbered. */
        public boolean ordered() {
            return start.isPresent();
        }

        @Override
        public List<Block> children() {
            return List.copyOf(items);
        }
    }

    /**
     * An item of a list.
     *
     * @param marker its {@code -}, {@code *}, {@code 1.} …
     */
    record ListItem(Span span, Span marker, List<Block> children) implements Block {
        public ListItem {
            children = List.copyOf(children);
        }
    }

    /**
     * Text that is shown as it is: fenced or indented code, a diagram, or what a shortcode takes as raw text.
     *
     * @param info what stands after the opening fence; for a shortcode its name
     * @param lines where each line of the content is, without fences, prefix, indentation and line ending
     * @param content the lines, each with a line feed after it
     * @param closed whether a closing fence ends it
     */
    record CodeBlock(Span span, CodeKind kind, String info, List<Span> lines, String content, boolean closed)
            implements Block {
        public CodeBlock {
            lines = List.copyOf(lines);
        }

        /** The first word of the info string in lower case, without Hugo's {@code {attributes}}; may be empty. */
        public String language() {
            int end = 0;
            while (end < info.length() && " \t{,".indexOf(info.charAt(end)) < 0) {
                end++;
            }
            return info.substring(0, end).toLowerCase(Locale.ROOT);
        }

        /** Whether the site draws a diagram from it (Docsy: mermaid, plantuml, markmap; Hugo: goat). */
        public boolean diagram() {
            return switch (language()) {
                case "mermaid", "plantuml", "markmap", "goat" -> true;
                default -> false;
            };
        }
    }

    /** How a code block is written. */
    enum CodeKind {
        FENCED,
        INDENTED,
        SHORTCODE,
        HTML
    }

    /** A table of GitHub Flavored Markdown. */
    record Table(Span span, TableRow header, List<TableRow> rows) implements Block {
        public Table {
            rows = List.copyOf(rows);
        }

        @Override
        public List<Inline> inlines() {
            List<Inline> inlines = new ArrayList<>();
            header.cells().forEach(cell -> inlines.addAll(cell.inlines()));
            rows.forEach(row -> row.cells().forEach(cell -> inlines.addAll(cell.inlines())));
            return List.copyOf(inlines);
        }
    }

    /** A row of a table. */
    record TableRow(Span span, List<TableCell> cells) {
        public TableRow {
            cells = List.copyOf(cells);
        }
    }

    /** A cell of a table. @param span between its pipes, padding included */
    record TableCell(Span span, List<Inline> inlines) {
        public TableCell {
            inlines = List.copyOf(inlines);
        }
    }

    /** A block quote that is no alert. */
    record BlockQuote(Span span, List<Block> children) implements Block {
        public BlockQuote {
            children = List.copyOf(children);
        }
    }

    /**
     * An alert of GitHub and Hugo, {@code > [!NOTE]}.
     *
     * @param kind NOTE, TIP, WARNING … in upper case
     * @param title where a title stands after the kind
     */
    record Alert(Span span, String kind, Optional<Span> title, List<Block> children) implements Block {
        public Alert {
            children = List.copyOf(children);
        }
    }

    /** Terms and what they mean (goldmark's extension, as in PHP Markdown Extra). */
    record DefinitionList(Span span, List<Definition> items) implements Block {
        public DefinitionList {
            items = List.copyOf(items);
        }

        @Override
        public List<Block> children() {
            return List.copyOf(items);
        }
    }

    /**
     * One term or more, and its descriptions.
     *
     * @param terms each line of the paragraph above the first colon; empty where none stands there
     */
    record Definition(Span span, List<Paragraph> terms, List<Description> descriptions) implements Block {
        public Definition {
            terms = List.copyOf(terms);
            descriptions = List.copyOf(descriptions);
        }

        @Override
        public List<Block> children() {
            return Stream.<Block>concat(terms.stream(), descriptions.stream()).toList();
        }
    }

    /** A description of a term, after its colon. */
    record Description(Span span, List<Block> children) implements Block {
        public Description {
            children = List.copyOf(children);
        }
    }

    /** Raw HTML, as CommonMark 4.6 delimits it. */
    record HtmlBlock(Span span) implements Block {}

    /** A block that nobody sees: an HTML comment, or the {@code comment} shortcode with its content. */
    record Comment(Span span, Span content) implements Block {}

    /** A rule across the page. */
    record ThematicBreak(Span span) implements Block {}

    /** A line with nothing but shortcode tags. */
    record ShortcodeBlock(Span span, List<Shortcode> tags) implements Block {
        public ShortcodeBlock {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A link reference definition, {@code [label]: destination}.
     *
     * @param destinationSpan where the destination is, without angle brackets
     */
    record LinkDefinition(Span span, String label, String destination, Optional<Span> destinationSpan)
            implements Block {}
}
