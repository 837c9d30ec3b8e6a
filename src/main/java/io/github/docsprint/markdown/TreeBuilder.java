package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;

/**
 * Turns commonmark's tree of the masked body into ours. It takes structure and offsets from commonmark and every
 * character from the original text. Its recursion is as deep as commonmark's limit on open blocks.
 */
final class TreeBuilder {

    private final String text;
    private final int start;
    private final Mask mask;
    private final Dialect dialect;
    private final InlineBuilder inlines;
    private final Map<String, Integer> anchors = new HashMap<>();

    /** @param taken ids that headings before the text have */
    TreeBuilder(String text, int start, Mask mask, Dialect dialect, Set<String> taken) {
        this.text = text;
        this.start = start;
        this.mask = mask;
        this.dialect = dialect;
        this.inlines = new InlineBuilder(text, start, mask);
        taken.forEach(id -> anchors.put(id, 0));
    }

    List<Block> blocks(Node document) {
        inlines.define(document);
        return children(document);
    }

    private List<Block> children(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof HiddenSyntax.DescriptionBlock) {
                node = definitions(node, blocks);
            } else {
                blocks.add(block(node));
            }
        }
        return blocks;
    }

    private Block block(Node node) {
        if (node instanceof org.commonmark.node.Paragraph) {
            List<Inline> content = inlines.children(node);
            return new Block.Paragraph(span(node), content);
        } else if (node instanceof org.commonmark.node.Heading heading) {
            return heading(heading);
        } else if (node instanceof OrderedList || node instanceof BulletList) {
            return list((org.commonmark.node.ListBlock) node);
        } else if (node instanceof FencedCodeBlock code) {
            return fenced(code);
        } else if (node instanceof IndentedCodeBlock) {
            return indented(node);
        } else if (node instanceof org.commonmark.node.BlockQuote) {
            return quote(node);
        } else if (node instanceof TableBlock) {
            return table(node);
        } else if (node instanceof HiddenSyntax.TagLine) {
            return tagLine(span(node));
        } else if (node instanceof org.commonmark.node.HtmlBlock) {
            return html(span(node));
        } else if (node instanceof LinkReferenceDefinition definition) {
            return inlines.definition(definition, span(node));
        }
        return new Block.ThematicBreak(span(node));
    }

    /** From the first to the last character of a node that is no blank of its container. */
    private Span span(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return new Span(start, start);
        }
        SourceSpan first = spans.get(0);
        SourceSpan last = spans.get(spans.size() - 1);
        int from = mask.source(first.getInputIndex());
        int to = mask.source(last.getInputIndex() + last.getLength());
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        return new Span(from, to);
    }

    private static Span around(Span own, List<? extends Block> children) {
        int from = own.start();
        int to = own.end();
        for (Block child : children) {
            from = Math.min(from, child.span().start());
            to = Math.max(to, child.span().end());
        }
        return new Span(from, to);
    }

    private Block list(org.commonmark.node.ListBlock node) {
        List<Block.ListItem> items = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof ListItem) {
                List<Block> content = children(child);
                Span own = span(child);
                int marker = own.start();
                while (marker < own.end() && Character.isDigit(text.charAt(marker))) {
                    marker++;
                }
                Span markerSpan = new Span(own.start(), Math.min(own.end(), marker + 1));
                items.add(new Block.ListItem(around(own, content), markerSpan, content));
            }
        }
        Optional<Integer> number = node instanceof OrderedList ordered
                ? Optional.ofNullable(ordered.getMarkerStartNumber())
                : Optional.empty();
        return new Block.ListBlock(around(span(node), items), number, node.isTight(), items);
    }

    private Block quote(Node node) {
        List<Block> content = children(node);
        Span span = around(span(node), content);
        if (!content.isEmpty()
                && content.get(0) instanceof Block.Paragraph first
                && text.startsWith("[!", first.span().start())) {
            int kindStart = first.span().start() + 2;
            int kindEnd = kindStart;
            while (kindEnd < text.length() && isAsciiLetter(text.charAt(kindEnd))) {
                kindEnd++;
            }
            if (kindEnd > kindStart && text.startsWith("]", kindEnd)) {
                return alert(span, new Span(kindStart, kindEnd), first, content);
            }
        }
        return new Block.BlockQuote(span, content);
    }

    private Block alert(Span span, Span kind, Block.Paragraph first, List<Block> content) {
        int lineEnd = kind.end() + 1;
        while (lineEnd < first.span().end() && text.charAt(lineEnd) != '\n' && text.charAt(lineEnd) != '\r') {
            lineEnd++;
        }
        int titleStart = kind.end() + 1;
        if (titleStart < lineEnd && (text.charAt(titleStart) == '+' || text.charAt(titleStart) == '-')) {
            titleStart++;
        }
        while (titleStart < lineEnd && isBlank(text.charAt(titleStart))) {
            titleStart++;
        }
        int end = lineEnd;
        List<Inline> rest = first.inlines().stream()
                .filter(inline -> inline.span().start() >= end
                        && !(inline instanceof Inline.LineBreak line
                                && line.span().start() <= end))
                .toList();
        List<Block> body = new ArrayList<>(content.subList(1, content.size()));
        if (!rest.isEmpty()) {
            body.add(
                    0,
                    new Block.Paragraph(
                            new Span(rest.get(0).span().start(), first.span().end()), rest));
        }
        return new Block.Alert(
                span,
                kind.of(text).toUpperCase(Locale.ROOT),
                titleStart < lineEnd ? Optional.of(new Span(titleStart, lineEnd)) : Optional.empty(),
                body);
    }

    private Block table(Node node) {
        List<Block.TableRow> rows = new ArrayList<>();
        for (Node part = node.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(row(row));
                }
            }
        }
        return new Block.Table(span(node), rows.get(0), rows.subList(1, rows.size()));
    }

    private Block.TableRow row(Node node) {
        List<Block.TableCell> cells = new ArrayList<>();
        Span row = span(node);
        int at = row.start();
        for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
            // A row shorter than the header gets empty cells that stand nowhere.
            Span own = cell.getSourceSpans().isEmpty() ? new Span(at, at) : rawSpan(cell);
            at = own.end();
            cells.add(new Block.TableCell(own, inlines.cell(cell)));
        }
        return new Block.TableRow(row, cells);
    }

    private Span rawSpan(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        SourceSpan last = spans.get(spans.size() - 1);
        return new Span(
                mask.source(spans.get(0).getInputIndex()), mask.source(last.getInputIndex() + last.getLength()));
    }

    private Block fenced(FencedCodeBlock node) {
        List<SourceSpan> spans = node.getSourceSpans();
        boolean closed = node.getClosingFenceLength() != null;
        Span opening = line(spans.get(0));
        int info = opening.start();
        while (info < opening.end() && isBlank(text.charAt(info))) {
            info++;
        }
        info += node.getOpeningFenceLength() == null ? 3 : node.getOpeningFenceLength();
        List<Span> lines = new ArrayList<>();
        int last = closed ? spans.size() - 1 : spans.size();
        for (int i = 1; i < last; i++) {
            addBlankLines(spans.get(i - 1), spans.get(i), lines);
            addLines(strip(line(spans.get(i)), node.getFenceIndent()), lines);
        }
        if (closed && last > 0) {
            addBlankLines(spans.get(last - 1), spans.get(last), lines);
        }
        return new Block.CodeBlock(
                span(node),
                Block.CodeKind.FENCED,
                text.substring(Math.min(info, opening.end()), opening.end()).strip(),
                lines,
                content(lines),
                closed);
    }

    private Block indented(Node node) {
        List<Span> lines = new ArrayList<>();
        List<SourceSpan> spans = node.getSourceSpans();
        for (int i = 0; i < spans.size(); i++) {
            if (i > 0) {
                addBlankLines(spans.get(i - 1), spans.get(i), lines);
            }
            addLines(strip(line(spans.get(i)), 4), lines);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).of(text).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        Span span = lines.isEmpty()
                ? span(node)
                : new Span(lines.get(0).start(), lines.get(lines.size() - 1).end());
        return new Block.CodeBlock(span, Block.CodeKind.INDENTED, "", lines, content(lines), true);
    }

    private Span line(SourceSpan span) {
        return new Span(mask.source(span.getInputIndex()), mask.source(span.getInputIndex() + span.getLength()));
    }

    /** Takes up to so many columns of indentation away; a tab reaches to the next multiple of four. */
    private Span strip(Span line, int columns) {
        int at = line.start();
        int column = 0;
        while (column < columns && at < line.end() && isBlank(text.charAt(at))) {
            column = text.charAt(at) == '\t' ? column / 4 * 4 + 4 : column + 1;
            at++;
        }
        return new Span(at, line.end());
    }

    /** Blank lines in a container have no span of commonmark's; here each is an empty one. */
    private void addBlankLines(SourceSpan before, SourceSpan after, List<Span> lines) {
        int at = line(before).end();
        for (int missing = after.getLineIndex() - before.getLineIndex() - 1; missing > 0; missing--) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            lines.add(new Span(at, at));
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
        }
    }

    /** A masked tag may join lines; here they are lines again. */
    private void addLines(Span joined, List<Span> lines) {
        int from = joined.start();
        for (int i = text.indexOf('\n', from); i >= 0 && i < joined.end(); i = text.indexOf('\n', from)) {
            lines.add(new Span(from, i > from && text.charAt(i - 1) == '\r' ? i - 1 : i));
            from = i + 1;
        }
        lines.add(new Span(from, joined.end()));
    }

    private String content(List<Span> lines) {
        StringBuilder content = new StringBuilder();
        for (Span line : lines) {
            content.append(line.of(text)).append('\n'); // a part of a string is appended letter by letter
        }
        return content.toString();
    }

    private Block tagLine(Span span) {
        List<Mask.Unit> units = mask.in(span);
        if (units.size() == 1 && units.get(0).isPair()) {
            Mask.Unit pair = units.get(0);
            Span content = pair.content();
            if (dialect.hiddenShortcodes().contains(pair.tag().name())) {
                return new Block.Comment(span, content);
            }
            List<Span> lines = new ArrayList<>();
            addLines(content, lines);
            lines.removeIf(line -> line.isEmpty() && (line.start() == content.start() || line.end() == content.end()));
            return new Block.CodeBlock(
                    span, Block.CodeKind.SHORTCODE, pair.tag().name(), lines, content(lines), true);
        }
        List<Shortcode> tags = new ArrayList<>();
        for (Mask.Unit unit : units) {
            tags.add(unit.tag());
            if (unit.isPair()) {
                tags.add(unit.close());
            }
        }
        return new Block.ShortcodeBlock(span, tags);
    }

    private Block html(Span span) {
        if (text.startsWith("<!--", span.start())) {
            int found = span.of(text).indexOf("-->", 4);
            int close = found < 0 ? -1 : span.start() + found;
            if (close >= 0 && text.substring(close + 3, span.end()).isBlank()) {
                return new Block.Comment(new Span(span.start(), close + 3), new Span(span.start() + 4, close));
            }
            if (close < 0) {
                return new Block.Comment(span, new Span(Math.min(span.end(), span.start() + 4), span.end()));
            }
        }
        return new Block.HtmlBlock(span);
    }

    private Block heading(org.commonmark.node.Heading node) {
        List<SourceSpan> spans = node.getSourceSpans();
        boolean setext = spans.size() > 1;
        Span last = line(spans.get(setext ? spans.size() - 2 : 0));
        int from = last.start();
        int to = last.end();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (!setext && from < to && text.charAt(from) == '#') {
            from++;
        }
        Span content = trim(from, to);
        List<Inline> children = inlines.children(node);
        Optional<HeadingAttributes> attributes = HeadingAttributes.of(mask.text(), start, content);
        if (attributes.isPresent()) {
            content = trim(content.start(), attributes.get().span().start());
        }
        if (!setext) {
            content = withoutClosingMarks(content);
        }
        if (attributes.isPresent()) {
            children = until(children, content.end());
        }
        Optional<Block.HeadingId> id = attributes.flatMap(HeadingAttributes::id);
        Optional<String> source = anchorSource(content);
        String automatic =
                source.map(line -> free(dialect.anchors().anchor(line))).orElse("");
        String anchor = id.map(Block.HeadingId::value).orElse(automatic);
        if (!anchor.isEmpty()) {
            anchors.putIfAbsent(anchor, 0);
        }
        return new Block.Heading(
                span(node),
                node.getLevel(),
                children,
                anchor,
                automatic,
                id,
                attributes.map(HeadingAttributes::span),
                attributes.map(HeadingAttributes::classes).orElse(List.of()));
    }

    /** Hugo appends -1, -2 … until the id is new (hugo, markup/goldmark/autoid.go, Generate). */
    private String free(String anchor) {
        Integer used = anchors.get(anchor);
        if (used == null) {
            return anchor;
        }
        int number = used + 1;
        while (anchors.containsKey(anchor + "-" + number)) {
            number++;
        }
        anchors.put(anchor, number - 1);
        return anchor + "-" + number;
    }

    /** The line that the automatic id is made from; empty where a shortcode prints a part that only the site knows. */
    private Optional<String> anchorSource(Span content) {
        StringBuilder line = new StringBuilder();
        int at = content.start();
        for (Mask.Unit unit : mask.in(content)) {
            Optional<Shortcode.Parameter> shown = unit.tag().parameter("text");
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            line.append(text, at, unit.start()).append(shown.get().value());
            at = unit.end();
        }
        return Optional.of(line.append(text, at, content.end()).toString());
    }

    private Span trim(int from, int to) {
        int left = from;
        int right = to;
        while (left < right && isBlank(text.charAt(left))) {
            left++;
        }
        while (right > left && isBlank(text.charAt(right - 1))) {
            right--;
        }
        return new Span(left, right);
    }

    private Span withoutClosingMarks(Span content) {
        int to = content.end();
        while (to > content.start() && text.charAt(to - 1) == '#') {
            to--;
        }
        boolean closing = to < content.end() && (to == content.start() || isBlank(text.charAt(to - 1)));
        return closing ? trim(content.start(), to) : content;
    }

    private static List<Inline> until(List<Inline> inlines, int end) {
        List<Inline> kept = new ArrayList<>();
        for (Inline inline : inlines) {
            if (inline.span().end() <= end) {
                kept.add(inline);
            } else if (inline.span().start() < end) {
                kept.add(
                        inline instanceof Inline.Text
                                ? new Inline.Text(new Span(inline.span().start(), end))
                                : inline);
            }
        }
        return kept;
    }

    /** Groups a run of descriptions, and the paragraph above each, to a list; gives the last node that it took. */
    private Node definitions(Node first, List<Block> blocks) {
        List<Block.Definition> items = new ArrayList<>();
        List<Block.Paragraph> terms = new ArrayList<>();
        if (!blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Block.Paragraph above) {
            blocks.remove(blocks.size() - 1);
            terms = terms(above);
        }
        List<Block.Description> descriptions = new ArrayList<>();
        Node last = first;
        for (Node node = first; node != null; node = node.getNext()) {
            if (node instanceof HiddenSyntax.DescriptionBlock) {
                List<Block> content = children(node);
                descriptions.add(new Block.Description(around(span(node), content), content));
            } else if (node instanceof org.commonmark.node.Paragraph
                    && node.getNext() instanceof HiddenSyntax.DescriptionBlock) {
                items.add(definition(terms, descriptions));
                terms = terms((Block.Paragraph) block(node));
                descriptions = new ArrayList<>();
            } else {
                break;
            }
            last = node;
        }
        items.add(definition(terms, descriptions));
        blocks.add(new Block.DefinitionList(around(items.get(0).span(), items), items));
        return last;
    }

    private static Block.Definition definition(List<Block.Paragraph> terms, List<Block.Description> descriptions) {
        List<Block> all = new ArrayList<>(terms);
        all.addAll(descriptions);
        return new Block.Definition(around(all.get(0).span(), all), terms, descriptions);
    }

    private static List<Block.Paragraph> terms(Block.Paragraph paragraph) {
        List<Block.Paragraph> terms = new ArrayList<>();
        List<Inline> line = new ArrayList<>();
        for (Inline inline : paragraph.inlines()) {
            if (inline instanceof Inline.LineBreak) {
                addTerm(line, terms);
                line = new ArrayList<>();
            } else {
                line.add(inline);
            }
        }
        addTerm(line, terms);
        return terms;
    }

    private static void addTerm(List<Inline> line, List<Block.Paragraph> terms) {
        if (!line.isEmpty()) {
            Span span = new Span(
                    line.get(0).span().start(), line.get(line.size() - 1).span().end());
            terms.add(new Block.Paragraph(span, line));
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
