package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/** Turns commonmark's inlines of the masked body into ours; see {@link TreeBuilder}. */
final class InlineBuilder {

    private final String text;
    private final int start;
    private final Mask mask;
    private final Map<String, String> destinations = new HashMap<>();

    private boolean inTable;

    /** The first mark of an address from an offset on. */
    private int address;

    private int addressFrom = Integer.MAX_VALUE;

    InlineBuilder(String text, int start, Mask mask) {
        this.text = text;
        this.start = start;
        this.mask = mask;
    }

    /** Takes the link reference definitions of a tree in, whose destinations may hold masked tags. */
    void define(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof LinkReferenceDefinition definition) {
                Span span = span(node);
                Block.LinkDefinition own = definition(definition, span == null ? new Span(start, start) : span);
                destinations.put(definition.getDestination(), own.destination());
            }
        }
    }

    Block.LinkDefinition definition(LinkReferenceDefinition node, Span span) {
        int colon = span.of(text).indexOf("]:");
        Optional<Span> where = colon < 0 ? Optional.empty() : destination(span.start() + colon + 2, span.end());
        return new Block.LinkDefinition(
                span, node.getLabel(), where.map(this::decoded).orElse(node.getDestination()), where);
    }

    List<Inline> children(Node parent) {
        return children(parent, false);
    }

    /** The same for a cell of a table, where code has its pipes escaped. */
    List<Inline> cell(Node parent) {
        inTable = true;
        List<Inline> inlines = children(parent);
        inTable = false;
        return inlines;
    }

    private List<Inline> children(Node parent, boolean inLink) {
        List<Inline> inlines = new ArrayList<>();
        Span whole = span(parent);
        int at = whole == null ? start : firstCharacter(whole);
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof org.commonmark.node.SoftLineBreak
                    || node instanceof org.commonmark.node.HardLineBreak) {
                at = trimLast(inlines, at);
                Span next = node.getNext() == null ? null : span(node.getNext());
                inlines.add(new Inline.LineBreak(
                        new Span(at, next == null ? at : Math.max(at, next.start())),
                        node instanceof org.commonmark.node.HardLineBreak));
            } else {
                Span span = span(node);
                if (span != null) {
                    add(node, span, inLink, inlines);
                }
            }
            if (!inlines.isEmpty()) {
                at = inlines.get(inlines.size() - 1).span().end();
            }
        }
        return inlines;
    }

    private int firstCharacter(Span span) {
        int at = span.start();
        while (at < span.end() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Blanks before the end of a line are part of the break; gives the offset after what is left. */
    private int trimLast(List<Inline> inlines, int at) {
        int last = inlines.size() - 1;
        if (last < 0 || !(inlines.get(last) instanceof Inline.Text line)) {
            return at;
        }
        int end = line.span().end();
        while (end > line.span().start() && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (end == line.span().start()) {
            inlines.remove(last);
        } else if (end < line.span().end()) {
            inlines.set(last, new Inline.Text(new Span(line.span().start(), end)));
        }
        return end;
    }

    private void add(Node node, Span span, boolean inLink, List<Inline> inlines) {
        if (node instanceof org.commonmark.node.Text) {
            addText(span, inLink, inlines);
        } else if (node instanceof org.commonmark.node.Code) {
            inlines.add(code(span));
        } else if (node instanceof org.commonmark.node.Emphasis) {
            inlines.add(new Inline.Emphasis(span, children(node, inLink)));
        } else if (node instanceof org.commonmark.node.StrongEmphasis) {
            inlines.add(new Inline.Strong(span, children(node, inLink)));
        } else if (node instanceof Strikethrough) {
            inlines.add(new Inline.Strikethrough(span, children(node, inLink)));
        } else if (node instanceof HtmlInline) {
            boolean comment = span.length() >= 7 && text.startsWith("<!--", span.start());
            inlines.add(
                    comment
                            ? new Inline.Comment(span, new Span(span.start() + 4, span.end() - 3))
                            : new Inline.HtmlTag(span));
        } else if (node instanceof org.commonmark.node.Link link) {
            if (text.charAt(span.start()) == '<') {
                inlines.add(new Inline.Autolink(span, link.getDestination(), true));
            } else {
                List<Inline> content = children(node, true);
                Target target = target(span, span.start() + 1, content);
                inlines.add(new Inline.Link(
                        span,
                        destination(link.getDestination(), target),
                        target.destination(),
                        target.title(),
                        content));
            }
        } else if (node instanceof org.commonmark.node.Image image) {
            List<Inline> content = children(node, true);
            Target target = target(span, span.start() + 2, content);
            inlines.add(new Inline.Image(
                    span, destination(image.getDestination(), target), target.destination(), target.title(), content));
        }
    }

    private @Nullable Span span(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        int size = spans.size();
        if (size == 0) {
            return null;
        }
        SourceSpan first = spans.get(0);
        SourceSpan last = size == 1 ? first : spans.get(size - 1);
        return new Span(mask.source(first.getInputIndex()), mask.source(last.getInputIndex() + last.getLength()));
    }

    /** Cuts text at shortcode tags and at bare addresses. */
    private void addText(Span span, boolean inLink, List<Inline> inlines) {
        int at = span.start();
        for (Mask.Unit unit : mask.in(span)) {
            addPlain(at, unit.start(), inLink, inlines);
            inlines.add(new Inline.ShortcodeTag(unit.span(), unit.tag()));
            at = unit.end();
        }
        addPlain(at, span.end(), inLink, inlines);
    }

    private void addPlain(int from, int to, boolean inLink, List<Inline> inlines) {
        int at = from;
        if (!inLink && hasAddress(from, to)) {
            for (Optional<Span> found = BareAddress.next(text, at, to);
                    found.isPresent();
                    found = BareAddress.next(text, at, to)) {
                Span address = found.get();
                if (address.start() > at) {
                    inlines.add(new Inline.Text(new Span(at, address.start())));
                }
                inlines.add(new Inline.Autolink(address, address.of(text), false));
                at = address.end();
            }
        }
        if (to > at) {
            inlines.add(new Inline.Text(new Span(at, to)));
        }
    }

    /** Whether a bare address may be between two offsets; quick when asked in the order of the text. */
    private boolean hasAddress(int from, int to) {
        if (from < addressFrom || from > address) {
            int found = text.indexOf("://", from);
            addressFrom = from;
            address = found < 0 ? text.length() : found;
        }
        return address < to;
    }

    private Inline code(Span span) {
        int from = span.start();
        int to = span.end();
        while (from < to && text.charAt(from) == '`') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '`') {
            to--;
        }
        boolean padded = to - from > 1
                && isBlank(text.charAt(from))
                && isBlank(text.charAt(to - 1))
                && !text.substring(from, to).isBlank();
        Span content = padded ? new Span(from + 1, to - 1) : new Span(from, to);
        String code = content.of(text);
        if (code.indexOf('\n') >= 0 || code.indexOf('\r') >= 0) {
            code = code.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
        }
        return new Inline.Code(span, content, inTable ? code.replace("\\|", "|") : code);
    }

    private record Target(Optional<Span> destination, Optional<Span> title) {
        static final Target NONE = new Target(Optional.empty(), Optional.empty());
    }

    /** Finds what stands in the parentheses of a link, after its text. */
    private Target target(Span link, int contentStart, List<Inline> content) {
        int at = content.isEmpty()
                ? contentStart
                : content.get(content.size() - 1).span().end();
        while (at < link.end() && isBlank(text.charAt(at))) {
            at++;
        }
        if (!text.startsWith("](", at) || at + 2 > link.end() || text.charAt(link.end() - 1) != ')') {
            return Target.NONE;
        }
        Optional<Span> destination = destination(at + 2, link.end() - 1);
        int after = destination.map(Span::end).orElse(at + 2);
        if (after < link.end() && text.charAt(after) == '>') {
            after++;
        }
        while (after < link.end() && isBlank(text.charAt(after))) {
            after++;
        }
        int close = link.end() - 1;
        while (close > after && isBlank(text.charAt(close - 1))) {
            close--;
        }
        boolean titled = close - after >= 2 && "\"'(".indexOf(text.charAt(after)) >= 0;
        return new Target(destination, titled ? Optional.of(new Span(after + 1, close - 1)) : Optional.empty());
    }

    /** A destination as CommonMark 6.3 delimits it. */
    private Optional<Span> destination(int from, int limit) {
        String masked = mask.text();
        int at = from;
        while (at < limit && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < limit && text.charAt(at) == '<') {
            int close = at + 1;
            while (close < limit && text.charAt(close) != '>') {
                close += text.charAt(close) == '\\' ? 2 : 1;
            }
            return close < limit ? Optional.of(new Span(at + 1, close)) : Optional.empty();
        }
        int end = at;
        while (end < limit && !isBlank(masked.charAt(end - start))) {
            end++;
        }
        return Optional.of(new Span(at, end));
    }

    private String destination(String parsed, Target target) {
        Optional<Span> written = target.destination();
        return written.isPresent() ? decoded(written.get()) : destinations.getOrDefault(parsed, parsed);
    }

    private String decoded(Span span) {
        return mask.in(span).isEmpty() ? Characters.decode(span.of(text)) : span.of(text);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
