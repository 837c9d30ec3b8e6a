package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Brings pages to a form in which two that read the same are the same: wrapping, list marks, emphasis, fences, table
 * padding, escapes, entities, typographic quotes and dashes, the writing of links, shortcodes and alerts, comments and
 * rules make no difference (design: "Equivalence"). Thread-safe.
 */
public final class NormalForm {

    /** HTML tags that only change how text looks. */
    private static final Set<String> LOOKS = Set.of("b", "big", "em", "i", "small", "span", "strong", "u");

    private final Dialect dialect;
    private final UnaryOperator<String> targets;
    private final Map<String, String> renamed;
    private final Set<String> asText;

    /**
     * @param dialect the one that the pages were parsed with
     * @param targets from a link's destination to one that all of its spellings share; see {@link LinkTargets}
     * @param renamed from the old name of a shortcode to the new one, where both do the same
     * @param asText the shortcodes that count as their {@code text} parameter
     */
    public NormalForm(Dialect dialect, UnaryOperator<String> targets, Map<String, String> renamed, Set<String> asText) {
        this.dialect = dialect;
        this.targets = targets;
        this.renamed = Map.copyOf(renamed);
        this.asText = Set.copyOf(asText);
    }

    /**
     * A page in normal form, in the order of the source.
     *
     * @param frontMatter the keys that readers see, with their values
     */
    public List<NormalBlock> of(MarkdownPage page, Map<String, String> frontMatter) {
        List<NormalBlock> blocks = new ArrayList<>();
        Span head = page.frontMatter().map(FrontMatter::span).orElse(new Span(0, 0));
        frontMatter.forEach((key, value) -> {
            String text = Whitespace.collapse(plain(value));
            if (!text.isEmpty()) {
                blocks.add(new NormalBlock(NormalBlock.Kind.FRONT_MATTER, "", key + ": " + text, head, 0));
            }
        });
        for (MarkdownPage.Section section : page.sections()) {
            Writer writer = new Writer(page, section.index(), blocks);
            section.blocks().forEach(block -> writer.write(block, ""));
        }
        return List.copyOf(blocks);
    }

    /** One block of a page, and those inside it, in normal form; all count as in section 0. */
    public List<NormalBlock> of(MarkdownPage page, Block block) {
        List<NormalBlock> blocks = new ArrayList<>();
        new Writer(page, 0, blocks).write(block, "");
        return List.copyOf(blocks);
    }

    /** Decodes what Markdown decodes, and writes typographic characters in ASCII as goldmark's typographer reads them. */
    private static String plain(String source) {
        String decoded = Characters.decode(source);
        StringBuilder plain = new StringBuilder(decoded.length());
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            switch (c) {
                case '“', '”', '„', '‟' -> plain.append('"');
                case '‘', '’', '‚', '‛' -> plain.append('\'');
                case '–' -> plain.append("--");
                case '—' -> plain.append("---");
                case '…' -> plain.append("...");
                case '\u00A0', '\u202F' -> plain.append(' ');
                case '\u200B', '\u00AD', '\u2060', '\uFEFF' -> {}
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }

    private final class Writer {
        private final MarkdownPage page;
        private final String text;
        private final int section;
        private final List<NormalBlock> blocks;

        Writer(MarkdownPage page, int section, List<NormalBlock> blocks) {
            this.page = page;
            this.text = page.text();
            this.section = section;
            this.blocks = blocks;
        }

        private void add(NormalBlock.Kind kind, String container, String normal, Span span) {
            if (!normal.isEmpty()) {
                blocks.add(new NormalBlock(kind, container, normal, span, section));
            }
        }

        void write(Block block, String container) {
            if (block instanceof Block.Paragraph paragraph) {
                paragraph(paragraph, container);
            } else if (block instanceof Block.Heading heading) {
                heading(heading, container);
            } else if (block instanceof Block.ListBlock list) {
                list.items().forEach(item -> inside(item.children(), container, list.ordered() ? '1' : '-', '+'));
            } else if (block instanceof Block.BlockQuote quote) {
                quote.children().forEach(child -> write(child, container + ">"));
            } else if (block instanceof Block.Alert alert) {
                alert(alert, container);
            } else if (block instanceof Block.Definition definition) {
                definition.terms().forEach(term -> write(term, container + "?"));
                definition.descriptions().forEach(item -> inside(item.children(), container, ':', '+'));
            } else if (block instanceof Block.Table table) {
                row(table.header(), container);
                table.rows().forEach(row -> row(row, container));
            } else if (block instanceof Block.CodeBlock code) {
                code(code, container);
            } else if (block instanceof Block.ShortcodeBlock line) {
                line.tags().forEach(tag -> add(NormalBlock.Kind.SHORTCODE, container, tag(tag), tag.span()));
            } else if (block instanceof Block.HtmlBlock html) {
                add(NormalBlock.Kind.HTML, container, html(html.span()), html.span());
            } else {
                block.children().forEach(child -> write(child, container));
            }
        }

        private void inside(List<Block> children, String container, char first, char further) {
            int before = blocks.size();
            for (Block child : children) {
                write(child, container + (blocks.size() == before ? first : further));
            }
        }

        private void heading(Block.Heading heading, String container) {
            String id = heading.id()
                    .map(Block.HeadingId::value)
                    .filter(value -> !value.equals(heading.automaticAnchor()))
                    .map(value -> " {#" + value + "}")
                    .orElse("");
            String content = Whitespace.collapse(inlines(heading.inlines()));
            add(
                    NormalBlock.Kind.HEADING,
                    container,
                    (content.isEmpty() ? "" : "#".repeat(heading.level()) + " " + content) + id,
                    heading.span());
        }

        /** Tags of a pair at the edges of a paragraph stand for themselves, as they would on their own lines. */
        private void paragraph(Block.Paragraph paragraph, String container) {
            List<Inline> inlines = paragraph.inlines();
            int from = 0;
            int to = inlines.size();
            String inside = container;
            while (from < to && (isEdge(inlines.get(from)) || inlines.get(from) instanceof Inline.LineBreak)) {
                inside = edge(inlines.get(from++), inside);
            }
            int end = to;
            while (end > from && (isEdge(inlines.get(end - 1)) || inlines.get(end - 1) instanceof Inline.LineBreak)) {
                end--;
            }
            List<Inline> rest = inlines.subList(from, end);
            String content = Whitespace.collapse(inlines(rest));
            if (!content.isEmpty()) {
                Span span = new Span(
                        rest.get(0).span().start(),
                        rest.get(rest.size() - 1).span().end());
                add(NormalBlock.Kind.PARAGRAPH, inside, content, span);
                inside = further(inside);
            }
            for (int i = end; i < to; i++) {
                inside = edge(inlines.get(i), inside);
            }
        }

        private String edge(Inline inline, String container) {
            if (inline instanceof Inline.ShortcodeTag shortcode) {
                add(NormalBlock.Kind.SHORTCODE, container, tag(shortcode.tag()), inline.span());
                return further(container);
            }
            return container;
        }

        private boolean isEdge(Inline inline) {
            return inline instanceof Inline.ShortcodeTag shortcode
                    && shortcode.tag().partner().isPresent()
                    && !dialect.rawShortcodes().contains(shortcode.tag().name())
                    && !dialect.inlineShortcodes().contains(shortcode.tag().name());
        }

        /** The container of the next block after one in this container. */
        private static String further(String container) {
            int last = container.length() - 1;
            return last < 0 || container.charAt(last) == '>' ? container : container.substring(0, last) + "+";
        }

        private void alert(Block.Alert alert, String container) {
            String name = alert.kind().toLowerCase(Locale.ROOT);
            String title = alert.title()
                    .map(span -> " title=\"" + Whitespace.collapse(plain(span.of(text))) + "\"")
                    .orElse("");
            Span end = new Span(alert.span().end(), alert.span().end());
            add(NormalBlock.Kind.SHORTCODE, container, "{{" + name + title + "}}", alert.span());
            String inside = further(container);
            alert.children().forEach(child -> write(child, inside));
            add(NormalBlock.Kind.SHORTCODE, inside, "{{/" + name + "}}", end);
        }

        private void row(Block.TableRow row, String container) {
            List<String> cells = new ArrayList<>();
            row.cells().forEach(cell -> cells.add(Whitespace.collapse(inlines(cell.inlines()))));
            while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
                cells.remove(cells.size() - 1);
            }
            add(NormalBlock.Kind.TABLE_ROW, container, String.join(" | ", cells), row.span());
        }

        private void code(Block.CodeBlock code, String container) {
            String lines = code.content().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
            add(
                    code.diagram() ? NormalBlock.Kind.DIAGRAM : NormalBlock.Kind.CODE,
                    container,
                    withoutBlankEdges(lines),
                    code.span());
        }

        private static String withoutBlankEdges(String lines) {
            int from = 0;
            while (from < lines.length() && lines.charAt(from) == '\n') {
                from++;
            }
            int to = lines.length();
            while (to > from && lines.charAt(to - 1) == '\n') {
                to--;
            }
            return lines.substring(from, to);
        }

        private String html(Span span) {
            StringBuilder html = new StringBuilder();
            for (int i = span.start(); i < span.end(); ) {
                if (text.startsWith("<!--", i)) {
                    i = HtmlTags.tag(text, i, span.end()).end();
                } else {
                    html.append(text.charAt(i++));
                }
            }
            return Whitespace.betweenTags(Whitespace.collapse(html.toString()));
        }

        private String inlines(List<Inline> inlines) {
            StringBuilder normal = new StringBuilder();
            inlines.forEach(inline -> append(inline, normal));
            return normal.toString();
        }

        private void append(Inline inline, StringBuilder normal) {
            if (inline instanceof Inline.Text) {
                normal.append(plain(inline.span().of(text)));
            } else if (inline instanceof Inline.Code code) {
                normal.append('`').append(code.code()).append('`');
            } else if (inline instanceof Inline.LineBreak) {
                normal.append('\n');
            } else if (inline instanceof Inline.Link link) {
                appendLink(inlines(link.children()), link.destination(), normal);
            } else if (inline instanceof Inline.Image image) {
                appendLink(inlines(image.children()), image.destination(), normal.append('!'));
            } else if (inline instanceof Inline.Autolink link) {
                appendLink(link.destination(), link.destination(), normal);
            } else if (inline instanceof Inline.Strikethrough) {
                normal.append("~~").append(inlines(inline.children())).append("~~");
            } else if (inline instanceof Inline.ShortcodeTag shortcode) {
                appendTag(shortcode, normal);
            } else if (inline instanceof Inline.HtmlTag) {
                appendHtml(inline.span(), normal);
            } else if (!(inline instanceof Inline.Comment)) {
                normal.append(inlines(inline.children()));
            }
        }

        private void appendLink(String label, String destination, StringBuilder normal) {
            normal.append('[')
                    .append(label)
                    .append("](")
                    .append(target(destination))
                    .append(')');
        }

        /** A destination through {@code ref} or {@code relref} is the path that is their parameter. */
        private String target(String destination) {
            List<Shortcode> tags = destination.startsWith("{{")
                    ? ShortcodeLexer.lex(destination, 0).tags()
                    : List.of();
            boolean reference = tags.size() == 1
                    && tags.get(0).span().length() == destination.length()
                    && (tags.get(0).name().equals("ref") || tags.get(0).name().equals("relref"))
                    && tags.get(0).parameters().size() == 1;
            return targets.apply(reference ? tags.get(0).parameters().get(0).value() : destination);
        }

        private void appendTag(Inline.ShortcodeTag shortcode, StringBuilder normal) {
            Shortcode tag = shortcode.tag();
            if (dialect.hiddenShortcodes().contains(tag.name())) {
                return;
            }
            if (asText.contains(tag.name()) && tag.parameter("text").isPresent()) {
                normal.append(plain(tag.parameter("text").get().value()));
            } else if (shortcode.span().equals(tag.span())) {
                normal.append(tag(tag));
            } else {
                normal.append(shortcode.span().of(text));
            }
        }

        private void appendHtml(Span span, StringBuilder normal) {
            String name = HtmlTags.name(text, span).toLowerCase(Locale.ROOT);
            if (name.equals("br")) {
                normal.append('\n');
            } else if (!LOOKS.contains(name)) {
                normal.append(Whitespace.collapse(span.of(text)));
            }
        }

        private String tag(Shortcode tag) {
            if (tag.form() == Shortcode.Form.ESCAPED) {
                return tag.span().of(text);
            }
            StringBuilder normal = new StringBuilder("{{");
            if (tag.form() == Shortcode.Form.CLOSING) {
                normal.append('/');
            }
            normal.append(renamed.getOrDefault(tag.name(), tag.name()));
            tag.parameters().stream()
                    .filter(parameter -> parameter.key().isEmpty())
                    .forEach(parameter -> normal.append(' ').append(value(parameter)));
            tag.parameters().stream()
                    .filter(parameter -> parameter.key().isPresent())
                    .map(parameter -> " " + parameter.key().get() + "=" + value(parameter))
                    .sorted()
                    .forEach(normal::append);
            return normal.append("}}").toString();
        }

        private String value(Shortcode.Parameter parameter) {
            return '"' + Whitespace.collapse(plain(parameter.value())) + '"';
        }
    }
}
