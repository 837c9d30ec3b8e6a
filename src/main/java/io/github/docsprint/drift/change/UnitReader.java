package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.Shortcode;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Reads the units of a page in the order of the source. */
final class UnitReader {

    /** A term of the glossary has a page of its own at this address. */
    private static final String LINK = "full_link";

    /** The shortcodes that set a stretch apart, as Hugo's and GitHub's alerts do. */
    private static final Set<String> ALERTS =
            Set.of("note", "tip", "important", "caution", "warning", "danger", "alert");

    /** Alerts that end before a block and stand in the same alert as it: more of them are not looked past. */
    private static final int MOST_ALERTS = 8;

    /** Whether what stands between a tag and its end would be read in the same way without them. */
    static boolean isWrapping(Shortcode tag) {
        return !ALERTS.contains(tag.name());
    }

    private record Alert(Span span, String kind) {}

    private final MarkdownPage page;
    private final String text;
    private final TokenReader tokens;
    private final Set<String> visible;
    private final List<Unit> units = new ArrayList<>();
    private final List<PageText.Section> sections = new ArrayList<>();
    private final NavigableMap<Integer, Alert> alerts = new TreeMap<>();

    UnitReader(MarkdownPage page, Dialect dialect) {
        this.page = page;
        this.text = page.text();
        this.tokens = new TokenReader(text, dialect);
        this.visible = dialect.visibleKeys();
        sections.add(new PageText.Section(0, "", "", false, 0, -1));
    }

    List<Unit> units() {
        return List.copyOf(units);
    }

    List<PageText.Section> sections() {
        return List.copyOf(sections);
    }

    /** Where each comment is, in order. */
    List<Span> comments() {
        return tokens.comments();
    }

    void read() {
        for (Shortcode tag : page.shortcodes()) {
            if (tag.form() == Shortcode.Form.OPENING && ALERTS.contains(tag.name())) {
                Shortcode close = page.shortcodes().get(tag.partner().orElseThrow());
                alerts.put(
                        tag.span().start(),
                        new Alert(new Span(tag.span().start(), close.span().end()), tag.name()));
            }
        }
        page.frontMatter().ifPresent(this::frontMatter);
        for (Block block : page.blocks()) {
            if (block instanceof Block.Heading heading) {
                section(heading);
            }
            block(block, Unit.Kind.PROSE);
        }
        page.unread().ifPresent(this::unread);
    }

    /** One unit that is the same or another, whatever it says. */
    private void unread(Span span) {
        String digest = span.length() + " " + span.of(text).hashCode();
        units.add(new Unit(
                units.size(),
                Unit.Kind.PROSE,
                span,
                sections.size() - 1,
                "",
                "",
                "",
                List.of(new Token(Token.Kind.MARK, digest, span)),
                List.of()));
    }

    private void section(Block.Heading heading) {
        String source = heading.inlines().isEmpty()
                ? ""
                : text.substring(
                        heading.inlines().get(0).span().start(),
                        heading.inlines()
                                .get(heading.inlines().size() - 1)
                                .span()
                                .end());
        sections.add(new PageText.Section(
                sections.size(),
                TokenReader.collapsed(source),
                heading.anchor(),
                heading.id().isPresent(),
                heading.level(),
                units.size()));
    }

    /** Top-level keys with the lines that belong to them; enough for titles, descriptions and lists of names. */
    private void frontMatter(FrontMatter matter) {
        int at = matter.content().start();
        int end = matter.content().end();
        String key = "";
        int from = at;
        int last = at;
        while (at < end) {
            int lineEnd = text.indexOf('\n', at);
            int next = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
            int mark = keyEnd(at, next);
            if (mark > 0) {
                field(key, new Span(from, last));
                key = text.substring(at, mark).strip().toLowerCase(Locale.ROOT);
                from = mark + 1;
            }
            if (!text.substring(at, next).isBlank()) {
                last = next;
            }
            at = next;
        }
        field(key, new Span(from, last));
    }

    private int keyEnd(int at, int end) {
        if (!Character.isLetter(text.charAt(at))) {
            return -1;
        }
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '=') {
                return i;
            }
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != ' ') {
                return -1;
            }
        }
        return -1;
    }

    private void field(String key, Span value) {
        if (!visible.contains(key)) {
            return;
        }
        int start = value.start();
        int end = value.end();
        while (start < end && " \t\r\n\"'".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        if (start < end && (text.charAt(start) == '>' || text.charAt(start) == '|')) {
            // A block scalar, with what becomes of its last line breaks and how deep it is indented.
            while (start < end && !Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
        }
        while (start < end && " \t\r\n\"'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        Span shown = new Span(start, end);
        if (key.equals(LINK) && start < end) {
            tokens.target(shown.of(text), shown);
        } else {
            tokens.words(shown);
        }
        add(Unit.Kind.FRONT_MATTER, shown, key, List.of());
    }

    private void blocks(List<? extends Block> blocks, Unit.Kind first) {
        Unit.Kind kind = first;
        for (Block block : blocks) {
            block(block, kind);
            kind = Unit.Kind.PROSE;
        }
    }

    private void block(Block block, Unit.Kind kind) {
        if (block instanceof Block.Heading heading) {
            tokens.inlines(heading.inlines());
            String id = heading.id().map(value -> " #" + value.value()).orElse("");
            boolean automatic = id.equals(" #" + heading.automaticAnchor());
            add(
                    Unit.Kind.HEADING,
                    heading.span(),
                    heading.level() + id,
                    automatic ? String.valueOf(heading.level()) : heading.level() + id,
                    List.of());
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph, kind);
        } else if (block instanceof Block.CodeBlock code) {
            code(code);
        } else if (block instanceof Block.Table table) {
            row(table.header());
            for (Block.TableRow row : table.rows()) {
                row(row);
            }
        } else if (block instanceof Block.Alert alert) {
            alerts.put(
                    alert.span().start(), new Alert(alert.span(), alert.kind().toLowerCase(Locale.ROOT)));
            tokens.alert(alert);
            add(Unit.Kind.SHORTCODE, alert.span(), alert.kind().toLowerCase(Locale.ROOT), List.of());
            blocks(alert.children(), Unit.Kind.PROSE);
        } else if (block instanceof Block.ShortcodeBlock tags) {
            for (Shortcode tag : tags.tags()) {
                tag(tag);
            }
        } else if (block instanceof Block.HtmlBlock) {
            tokens.html(block.span());
            add(Unit.Kind.HTML, block.span(), "", List.of());
        } else if (block instanceof Block.Comment) {
            tokens.comment(block.span());
        } else if (block instanceof Block.ListItem item) {
            blocks(item.children(), Unit.Kind.ITEM);
        } else {
            blocks(block.children(), Unit.Kind.PROSE);
        }
    }

    /** A tag alone on its line, and an alert's tag at the head of a paragraph, are the same to a reader. */
    private void paragraph(Block.Paragraph paragraph, Unit.Kind kind) {
        List<Inline> inlines = paragraph.inlines();
        if (!inlines.isEmpty()
                && inlines.get(0) instanceof Inline.ShortcodeTag first
                && ALERTS.contains(first.tag().name())) {
            tag(first.tag());
            inlines = inlines.subList(1, inlines.size());
        }
        tokens.inlines(inlines);
        add(kind, paragraph.span(), "", List.of());
    }

    private void tag(Shortcode tag) {
        tokens.shortcode(tag);
        add(Unit.Kind.SHORTCODE, tag.span(), tag.name(), List.of());
    }

    private void row(Block.TableRow row) {
        tokens.cells(row);
        add(Unit.Kind.ROW, row.span(), "", List.of());
    }

    private void code(Block.CodeBlock code) {
        List<CodeLine> lines = new ArrayList<>();
        for (Span line : code.lines()) {
            CodeLine cut = CodeLine.of(text, line);
            if (!cut.blank()) {
                lines.add(cut);
                tokens.code(line);
            }
        }
        add(Unit.Kind.CODE, code.span(), "", List.copyOf(lines));
    }

    private void add(Unit.Kind kind, Span span, String name, List<CodeLine> code) {
        add(kind, span, name, name, code);
    }

    /** @param role what of the name a reader can tell */
    private void add(Unit.Kind kind, Span span, String name, String role, List<CodeLine> code) {
        List<Token> said = tokens.take();
        if (said.isEmpty() && kind != Unit.Kind.HEADING) {
            return;
        }
        units.add(new Unit(units.size(), kind, span, sections.size() - 1, name, role, alert(span), said, code));
    }

    /** The innermost alert that a block is in, or that is in the block. */
    private String alert(Span span) {
        if (alerts.isEmpty()) {
            return "";
        }
        Map.Entry<Integer, Alert> inside = alerts.ceilingEntry(span.start());
        if (inside != null && inside.getKey() < span.end()) {
            return inside.getValue().kind();
        }
        Map.Entry<Integer, Alert> around = alerts.lowerEntry(span.start());
        for (int step = 0; around != null && step < MOST_ALERTS; step++) {
            if (around.getValue().span().contains(span.start())) {
                return around.getValue().kind();
            }
            around = alerts.lowerEntry(around.getKey());
        }
        return "";
    }
}
