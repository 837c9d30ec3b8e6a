package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts the body of an HTML page into the blocks that translators see: headings, list items, cells and paragraphs, and
 * preformatted text as code. Elements of layout have no block, and nesting is not kept. One pass, no recursion.
 */
final class HtmlPage {

    /** Elements inside a line; every other tag ends the text before it. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
            "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    /** Elements whose content is no text of the page. */
    private static final Set<String> OPAQUE = Set.of("script", "style", "svg", "template");

    private final String text;
    private final int end;
    private final Mask mask;
    private final List<Block> blocks = new ArrayList<>();

    private List<Inline> line = new ArrayList<>();
    private int linkStart = -1;
    private int linkInlines;
    private Optional<Attribute> href = Optional.empty();
    private Optional<Span> heading = Optional.empty();
    private Optional<Span> item = Optional.empty();

    private record Attribute(String value, Span span) {}

    HtmlPage(String text, Mask mask) {
        this.text = text;
        this.end = text.length();
        this.mask = mask;
    }

    List<Block> blocks(int start) {
        int from = start;
        int i = start;
        while (i < end) {
            if (!HtmlTags.opens(mask.text(), i - start, end - start)) {
                i++;
                continue;
            }
            addText(from, i);
            i = tag(maskedTag(i, start));
            from = i;
        }
        addText(from, end);
        flush(end);
        return blocks;
    }

    private Span maskedTag(int open, int start) {
        Span tag = HtmlTags.tag(mask.text(), open - start, end - start);
        return new Span(tag.start() + start, tag.end() + start);
    }

    /** Takes a tag in; gives where to go on. */
    private int tag(Span tag) {
        if (text.startsWith("<!--", tag.start())) {
            int content = Math.min(tag.start() + 4, tag.end());
            Span inside = new Span(content, Math.max(content, tag.end() - 3));
            if (line.isEmpty() && linkStart < 0) {
                blocks.add(new Block.Comment(tag, inside));
            } else {
                line.add(new Inline.Comment(tag, inside));
            }
            return tag.end();
        }
        String name = HtmlTags.name(text, tag).toLowerCase(Locale.ROOT);
        boolean closing = text.startsWith("</", tag.start());
        if (OPAQUE.contains(name) && !closing) {
            flush(tag.start());
            return Math.max(tag.end(), closingTag(name, tag.end()).end());
        }
        if (name.equals("pre") && !closing) {
            flush(tag.start());
            return preformatted(tag);
        }
        if (INLINE.contains(name)) {
            inline(name, closing, tag);
        } else {
            boundary(name, closing, tag);
        }
        return tag.end();
    }

    private void inline(String name, boolean closing, Span tag) {
        if (name.equals("a")) {
            closeLink(closing ? tag.end() : tag.start());
            href = closing ? Optional.empty() : attribute(tag, "href");
            if (href.isPresent()) {
                linkStart = tag.start();
                linkInlines = line.size();
            } else if (!closing) {
                line.add(new Inline.HtmlTag(tag));
            }
        } else if (name.equals("img")) {
            Optional<Attribute> source = attribute(tag, "src");
            List<Inline> alt = attribute(tag, "alt")
                    .filter(value -> !value.span().isEmpty())
                    .map(value -> List.<Inline>of(new Inline.Text(value.span())))
                    .orElse(List.of());
            line.add(new Inline.Image(
                    tag, source.map(Attribute::value).orElse(""), source.map(Attribute::span), Optional.empty(), alt));
        } else {
            line.add(new Inline.HtmlTag(tag));
        }
    }

    private void closeLink(int at) {
        if (linkStart < 0) {
            return;
        }
        List<Inline> inside = line.subList(linkInlines, line.size());
        Attribute target = href.orElseThrow();
        Inline link = new Inline.Link(
                new Span(linkStart, at), target.value(), Optional.of(target.span()), Optional.empty(), inside);
        inside.clear();
        line.add(link);
        linkStart = -1;
    }

    private void boundary(String name, boolean closing, Span tag) {
        boolean isHeading =
                name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        flush(closing && isHeading ? tag.end() : tag.start());
        if (isHeading) {
            heading = closing ? Optional.empty() : Optional.of(tag);
        } else if (name.equals("li")) {
            item = closing ? Optional.empty() : Optional.of(tag);
        }
    }

    /** Ends the text that was gathered; it becomes a block of its own. @param at where a heading ends */
    private void flush(int at) {
        closeLink(at);
        while (!line.isEmpty() && line.get(line.size() - 1) instanceof Inline.LineBreak) {
            line.remove(line.size() - 1);
        }
        if (line.stream().allMatch(HtmlPage::isInvisible)) {
            line = new ArrayList<>();
            return;
        }
        Span span = new Span(
                line.get(0).span().start(), line.get(line.size() - 1).span().end());
        if (heading.isPresent()) {
            Span tag = heading.get();
            Optional<Block.HeadingId> id =
                    attribute(tag, "id").map(found -> new Block.HeadingId(found.value(), found.span()));
            blocks.add(new Block.Heading(
                    new Span(after(tag.start()), Math.max(span.end(), at)),
                    text.charAt(tag.start() + 2) - '0',
                    line,
                    id.map(Block.HeadingId::value).orElse(""),
                    "",
                    id,
                    Optional.empty(),
                    List.of()));
            heading = Optional.empty();
        } else if (item.isPresent()) {
            Span marker = item.get();
            Span whole = new Span(after(marker.start()), span.end());
            Block.ListItem only = new Block.ListItem(
                    whole,
                    whole.contains(marker) ? marker : new Span(whole.start(), whole.start()),
                    List.of(new Block.Paragraph(span, line)));
            blocks.add(new Block.ListBlock(whole, Optional.empty(), true, List.of(only)));
            item = Optional.empty();
        } else {
            tagsOrParagraph(span);
        }
        line = new ArrayList<>();
    }

    private static boolean isInvisible(Inline inline) {
        return inline instanceof Inline.HtmlTag || inline instanceof Inline.LineBreak;
    }

    /** Where a block may begin that has its tag at an offset: after the block before it, a comment in the element. */
    private int after(int tag) {
        return blocks.isEmpty()
                ? tag
                : Math.max(tag, blocks.get(blocks.size() - 1).span().end());
    }

    private void tagsOrParagraph(Span span) {
        if (line.stream().allMatch(inline -> inline instanceof Inline.ShortcodeTag)) {
            blocks.add(new Block.ShortcodeBlock(
                    span,
                    line.stream()
                            .map(inline -> ((Inline.ShortcodeTag) inline).tag())
                            .toList()));
        } else {
            blocks.add(new Block.Paragraph(span, line));
        }
    }

    private int preformatted(Span open) {
        Span close = closingTag("pre", open.end());
        List<Span> lines = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        int from = open.end();
        for (int i = from; i <= close.start(); i++) {
            if (i == close.start() || text.charAt(i) == '\n') {
                lines.add(new Span(from, i));
                content.append(Characters.decodeEntities(
                                new Span(from, i).of(text).replace("\r", "")))
                        .append('\n');
                from = i + 1;
            }
        }
        blocks.add(new Block.CodeBlock(
                new Span(open.start(), close.end()),
                Block.CodeKind.HTML,
                "",
                lines,
                content.toString(),
                !close.isEmpty()));
        return Math.max(open.end(), close.end());
    }

    /** The closing tag of an element; the empty span at the end of the text where none is. */
    private Span closingTag(String name, int from) {
        for (int i = from; i + 2 + name.length() <= end; i++) {
            if (text.charAt(i) == '<'
                    && text.charAt(i + 1) == '/'
                    && text.regionMatches(true, i + 2, name, 0, name.length())) {
                return HtmlTags.tag(text, i, end);
            }
        }
        return new Span(end, end);
    }

    /** Adds text without the white space at the edges of a line; inside, white space is a line break or stays. */
    private void addText(int from, int to) {
        int at = from;
        for (Mask.Unit unit : mask.in(new Span(from, to))) {
            addPlain(at, unit.start());
            line.add(new Inline.ShortcodeTag(unit.span(), unit.tag()));
            at = unit.end();
        }
        addPlain(at, to);
    }

    private void addPlain(int from, int to) {
        int at = from;
        while (at < to) {
            int newline = at;
            while (newline < to && text.charAt(newline) != '\n') {
                newline++;
            }
            int left = at;
            int right = newline;
            while (left < right && (line.isEmpty() || at > from) && Character.isWhitespace(text.charAt(left))) {
                left++;
            }
            while (newline < to && right > left && Character.isWhitespace(text.charAt(right - 1))) {
                right--;
            }
            if (right > left) {
                line.add(new Inline.Text(new Span(left, right)));
            }
            at = newline;
            if (newline < to) {
                at = newline + 1;
                while (at < to && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                if (!line.isEmpty()) {
                    line.add(new Inline.LineBreak(new Span(right, at), false));
                }
            }
        }
    }

    private Optional<Attribute> attribute(Span tag, String name) {
        return HtmlTags.attribute(text, tag, name)
                .map(span -> new Attribute(Characters.decodeEntities(span.of(text)), span));
    }
}
