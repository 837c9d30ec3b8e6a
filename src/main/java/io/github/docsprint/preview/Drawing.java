package io.github.docsprint.preview;

import static io.github.docsprint.html.Template.escape;

import io.github.docsprint.html.Markup;
import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.markdown.Shortcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws a page from its Markdown alone. Shortcodes are labelled boxes, raw HTML is shown as text, links lead nowhere and
 * images are boxes too: nothing of the page runs, and nothing is loaded.
 */
final class Drawing {

    private final MarkdownPage page;
    private final Dialect dialect;
    private final StringBuilder html = new StringBuilder();

    private Drawing(MarkdownPage page, Dialect dialect) {
        this.page = page;
        this.dialect = dialect;
    }

    /** How many letters of what is not read as Markdown are shown. */
    private static final int MOST_UNREAD = 1_000;

    /**
     * A block of the page, drawn.
     *
     * @param source as it is written
     * @param anchor what tells it in every language: a heading's id, code; empty for what has no such thing
     * @param kind equal for blocks that can render each other
     */
    record Drawn(Markup html, String source, String anchor, String kind) {}

    /** The blocks of a page in order, its front matter first. Any text is a page: nothing throws. */
    static List<Drawn> of(String path, String text, Dialect dialect) {
        MarkdownParser parser = new MarkdownParser(dialect);
        MarkdownPage page = path.endsWith(".html") ? parser.parseHtml(text) : parser.parse(text);
        List<Drawn> blocks = new ArrayList<>();
        page.frontMatter().ifPresent(matter -> {
            String content = matter.content().of(text).strip();
            blocks.add(new Drawn(
                    new Markup("<pre class=\"matter\">" + escape(content) + "</pre>"), content, "matter", "matter"));
        });
        Drawing drawing = new Drawing(page, dialect);
        List<Block> all = page.blocks();
        for (int i = 0; i < all.size(); ) {
            int next = drawing.block(all, i, false);
            String source = text.substring(
                    all.get(i).span().start(), all.get(next - 1).span().end());
            String drawn = drawing.html.toString();
            drawing.html.setLength(0);
            if (!drawn.isBlank()) {
                blocks.add(new Drawn(new Markup(drawn), source, anchor(all.get(i)), kind(all.get(i))));
            }
            i = next;
        }
        page.unread().ifPresent(span -> {
            String source = span.of(text);
            String start = source.substring(0, Math.min(source.length(), MOST_UNREAD));
            blocks.add(new Drawn(new Markup("<pre>" + escape(start) + "…</pre>"), source, "", "unread"));
        });
        return blocks;
    }

    private static String anchor(Block block) {
        if (block instanceof Block.Heading heading) {
            return heading.anchor().isEmpty() ? "" : "#" + heading.anchor();
        }
        return block instanceof Block.CodeBlock code ? code.content() : "";
    }

    private static String kind(Block block) {
        return block instanceof Block.Heading heading
                ? "h" + heading.level()
                : block.getClass().getSimpleName();
    }

    private void blocks(List<Block> blocks, boolean tight) {
        for (int i = 0; i < blocks.size(); ) {
            i = block(blocks, i, tight);
        }
    }

    /** Draws the block at a place, with those that a pair of shortcode tags holds; returns the place after them. */
    private int block(List<Block> blocks, int at, boolean tight) {
        if (blocks.get(at) instanceof Block.ShortcodeBlock line) {
            int end = closing(blocks, at, line);
            if (end > at) {
                html.append("<div class=\"box\">");
                label(line.tags().get(0));
                blocks(blocks.subList(at + 1, end), false);
                html.append("</div>");
                return end + 1;
            }
        }
        block(blocks.get(at), tight);
        return at + 1;
    }

    /** The block with the tag that closes the one alone on this line; -1 where there is none beside it. */
    private static int closing(List<Block> blocks, int at, Block.ShortcodeBlock line) {
        Shortcode tag = line.tags().get(0);
        if (line.tags().size() != 1
                || tag.form() != Shortcode.Form.OPENING
                || tag.partner().isEmpty()) {
            return -1;
        }
        int partner = tag.partner().getAsInt();
        for (int i = at + 1; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.ShortcodeBlock other
                    && other.tags().size() == 1
                    && other.tags().get(0).index() == partner) {
                return i;
            }
        }
        return -1;
    }

    private void block(Block block, boolean tight) {
        if (block instanceof Block.Heading heading) {
            element("h" + heading.level(), heading.inlines(), suffix(heading));
        } else if (block instanceof Block.Paragraph paragraph) {
            if (tight) {
                inlines(paragraph.inlines());
            } else {
                element("p", paragraph.inlines(), "");
            }
        } else if (block instanceof Block.ListBlock list) {
            list(list);
        } else if (block instanceof Block.CodeBlock code) {
            html.append("<pre><code>").append(escape(code.content())).append("</code></pre>");
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.BlockQuote quote) {
            around("<blockquote>", quote.children(), "</blockquote>");
        } else if (block instanceof Block.Alert alert) {
            around(
                    "<div class=\"box\"><span class=\"label\">" + escape(alert.kind()) + "</span>",
                    alert.children(),
                    "</div>");
        } else if (block instanceof Block.DefinitionList list) {
            definitions(list);
        } else if (block instanceof Block.HtmlBlock raw) {
            html.append("<pre class=\"raw\">")
                    .append(escape(raw.span().of(page.text())))
                    .append("</pre>");
        } else if (block instanceof Block.ThematicBreak) {
            html.append("<hr>");
        } else if (block instanceof Block.ShortcodeBlock line) {
            html.append("<p class=\"tags\">");
            line.tags().forEach(this::tag);
            html.append("</p>");
        } else {
            blocks(block.children(), tight);
        }
    }

    private static String suffix(Block.Heading heading) {
        return heading.anchor().isEmpty() ? "" : " <span class=\"anchor\">#" + escape(heading.anchor()) + "</span>";
    }

    private void element(String name, List<Inline> content, String suffix) {
        html.append('<').append(name).append('>');
        inlines(content);
        html.append(suffix).append("</").append(name).append('>');
    }

    private void around(String open, List<Block> content, String close) {
        html.append(open);
        blocks(content, false);
        html.append(close);
    }

    private void list(Block.ListBlock list) {
        list.start()
                .ifPresentOrElse(
                        start -> html.append("<ol start=\"").append(start).append("\">"), () -> html.append("<ul>"));
        for (Block.ListItem item : list.items()) {
            html.append("<li>");
            blocks(item.children(), list.tight());
            html.append("</li>");
        }
        html.append(list.ordered() ? "</ol>" : "</ul>");
    }

    private void table(Block.Table table) {
        html.append("<table><thead>");
        row(table.header(), "th");
        html.append("</thead><tbody>");
        table.rows().forEach(row -> row(row, "td"));
        html.append("</tbody></table>");
    }

    private void row(Block.TableRow row, String cell) {
        html.append("<tr>");
        row.cells().forEach(content -> element(cell, content.inlines(), ""));
        html.append("</tr>");
    }

    private void definitions(Block.DefinitionList list) {
        html.append("<dl>");
        for (Block.Definition item : list.items()) {
            item.terms().forEach(term -> element("dt", term.inlines(), ""));
            item.descriptions().forEach(description -> around("<dd>", description.children(), "</dd>"));
        }
        html.append("</dl>");
    }

    private void inlines(List<Inline> inlines) {
        inlines.forEach(this::inline);
    }

    private void inline(Inline inline) {
        if (inline instanceof Inline.Text characters) {
            html.append(escape(page.printed(characters)));
        } else if (inline instanceof Inline.Code code) {
            html.append("<code>").append(escape(code.code())).append("</code>");
        } else if (inline instanceof Inline.Link link) {
            within(address(link.destination()), link.children(), "</span>");
        } else if (inline instanceof Inline.Autolink link) {
            html.append(address(link.destination()))
                    .append(escape(link.destination()))
                    .append("</span>");
        } else if (inline instanceof Inline.Image image) {
            html.append("<span class=\"tag\"><span class=\"label\">")
                    .append(escape(image.destination()))
                    .append("</span> ");
            inlines(image.children());
            html.append("</span>");
        } else if (inline instanceof Inline.Emphasis emphasis) {
            within("<em>", emphasis.children(), "</em>");
        } else if (inline instanceof Inline.Strong strong) {
            within("<strong>", strong.children(), "</strong>");
        } else if (inline instanceof Inline.Strikethrough struck) {
            within("<s>", struck.children(), "</s>");
        } else if (inline instanceof Inline.HtmlTag tag) {
            html(tag.span().of(page.text()));
        } else if (inline instanceof Inline.ShortcodeTag tag) {
            tag(tag.tag());
        } else if (inline instanceof Inline.LineBreak end) {
            html.append(end.hard() ? "<br>" : "\n");
        }
    }

    private void html(String tag) {
        html.append(tag.matches("(?i)<br */?>") ? "<br>" : "<code class=\"raw\">" + escape(tag) + "</code>");
    }

    private void within(String open, List<Inline> content, String close) {
        html.append(open);
        inlines(content);
        html.append(close);
    }

    private static String address(String destination) {
        return "<span class=\"link\" title=\"" + escape(destination) + "\">";
    }

    /** A tag with what readers see of it; the whole of it is in the tooltip. */
    private void tag(Shortcode tag) {
        if (tag.form() == Shortcode.Form.ESCAPED) {
            html.append("<code>").append(escape(tag.span().of(page.text()))).append("</code>");
            return;
        }
        html.append("<span class=\"tag\" title=\"")
                .append(escape(tag.span().of(page.text())))
                .append("\">");
        label(tag);
        html.append("</span>");
    }

    private void label(Shortcode tag) {
        Optional<String> text = tag.parameters().stream()
                .filter(parameter -> dialect.isText(tag, parameter))
                .map(Shortcode.Parameter::value)
                .findFirst();
        String name = tag.form() == Shortcode.Form.CLOSING ? "/" + tag.name() : tag.name();
        String rest = text.isPresent()
                ? ""
                : tag.parameters().stream()
                        .map(parameter -> " " + parameter.value())
                        .reduce("", String::concat);
        html.append("<span class=\"label\">").append(escape(name + rest)).append("</span>");
        text.ifPresent(words -> html.append(' ').append(escape(words)));
    }
}
