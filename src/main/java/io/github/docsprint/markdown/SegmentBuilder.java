package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts a page into segments of prose. */
final class SegmentBuilder {

    private final String text;
    private final Dialect dialect;
    private final List<Segment> segments = new ArrayList<>();

    private SegmentBuilder(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    static List<Segment> segments(String text, List<Block> blocks, Dialect dialect) {
        SegmentBuilder builder = new SegmentBuilder(text, dialect);
        blocks.forEach(block -> builder.block(block, Segment.Context.PARAGRAPH));
        builder.segments.sort(Comparator.comparingInt(segment -> segment.span().start()));
        return List.copyOf(builder.segments);
    }

    static String plainText(String text, List<Inline> inlines) {
        StringBuilder plain = new StringBuilder();
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text) {
                plain.append(Characters.decode(inline.span().of(text)));
            } else if (inline instanceof Inline.Code code) {
                plain.append(code.code());
            } else if (inline instanceof Inline.Autolink link) {
                plain.append(link.destination());
            } else if (inline instanceof Inline.LineBreak) {
                plain.append(' ');
            } else if (inline instanceof Inline.ShortcodeTag shortcode) {
                shortcode.tag().parameter("text").ifPresent(shown -> plain.append(shown.value()));
            } else {
                plain.append(plainText(text, inline.children()));
            }
        }
        return plain.toString();
    }

    private void block(Block block, Segment.Context context) {
        if (block instanceof Block.Paragraph paragraph) {
            prose(paragraph.inlines(), context, paragraph.span(), paragraph);
        } else if (block instanceof Block.Heading heading) {
            List<Inline> inlines = heading.inlines();
            Span span = inlines.isEmpty()
                    ? heading.span()
                    : new Span(
                            inlines.get(0).span().start(),
                            inlines.get(inlines.size() - 1).span().end());
            prose(inlines, Segment.Context.HEADING, span, heading);
        } else if (block instanceof Block.Table table) {
            row(table.header(), table);
            table.rows().forEach(row -> row(row, table));
        } else if (block instanceof Block.ShortcodeBlock tags) {
            tags.tags().forEach(tag -> parameters(tag, tags));
        } else if (block instanceof Block.Definition definition) {
            definition.terms().forEach(term -> block(term, Segment.Context.TERM));
            definition.descriptions().forEach(item -> block(item, Segment.Context.DESCRIPTION));
        } else if (block instanceof Block.HtmlBlock html) {
            html(html);
        } else {
            Segment.Context inside = block instanceof Block.ListItem
                    ? Segment.Context.LIST_ITEM
                    : block instanceof Block.BlockQuote
                            ? Segment.Context.BLOCK_QUOTE
                            : block instanceof Block.Alert ? Segment.Context.ALERT : context;
            if (block instanceof Block.Alert alert) {
                alert.title().ifPresent(title -> plain(title, Segment.Context.ALERT, alert));
            }
            block.children().forEach(child -> block(child, inside));
        }
    }

    private void row(Block.TableRow row, Block.Table table) {
        row.cells().forEach(cell -> prose(cell.inlines(), Segment.Context.TABLE_CELL, cell.span(), table));
    }

    private void prose(List<Inline> inlines, Segment.Context context, Span span, Block block) {
        Reader reader = new Reader(block, span);
        reader.read(inlines, Segment.Part.TEXT);
        if (reader.characters.hasProse()) {
            segments.add(reader.characters.build(context, span, block));
        }
    }

    private void parameters(Shortcode tag, Block block) {
        for (Shortcode.Parameter parameter : tag.parameters()) {
            if (dialect.isText(tag, parameter)) {
                plain(parameter.valueSpan(), Segment.Context.SHORTCODE_TEXT, block);
            }
        }
    }

    private void plain(Span span, Segment.Context context, Block block) {
        Segment.Builder characters = new Segment.Builder(span.length());
        addText(span, Segment.Part.TEXT, characters);
        if (characters.hasProse()) {
            segments.add(characters.build(context, span, block));
        }
    }

    /** Text between tags, without what is code there. */
    private void html(Block.HtmlBlock block) {
        for (Span piece : HtmlTags.texts(text, block.span())) {
            plain(piece, Segment.Context.HTML, block);
        }
    }

    private void addText(Span span, Segment.Part part, Segment.Builder characters) {
        int end = span.end();
        for (int i = span.start(); i < end; ) {
            int plain = i;
            while (plain < end && text.charAt(plain) != '\\' && text.charAt(plain) != '&') {
                plain++;
            }
            characters.addVerbatim(text, i, plain, part);
            if (plain < end) {
                int width = Characters.width(text, plain, end);
                characters.add(Characters.printed(text, plain, width), plain, plain + width, part);
                plain += width;
            }
            i = plain;
        }
    }

    private final class Reader {
        private final Block block;
        private final Segment.Builder characters;
        private int code;

        Reader(Block block, Span span) {
            this.block = block;
            this.characters = new Segment.Builder(span.length());
        }

        void read(List<Inline> inlines, Segment.Part part) {
            for (Inline inline : inlines) {
                Span span = inline.span();
                if (inline instanceof Inline.Text) {
                    if (code > 0) {
                        replace(span, Segment.Part.CODE);
                    } else {
                        addText(span, part, characters);
                    }
                } else if (inline instanceof Inline.LineBreak line) {
                    characters.add(
                            '\n',
                            span.start(),
                            span.end(),
                            line.hard() ? Segment.Part.HARD_BREAK : Segment.Part.SOFT_BREAK);
                } else if (inline instanceof Inline.Code) {
                    replace(span, Segment.Part.CODE);
                } else if (inline instanceof Inline.Autolink) {
                    replace(span, Segment.Part.ADDRESS);
                } else if (inline instanceof Inline.ShortcodeTag shortcode) {
                    replace(span, Segment.Part.SHORTCODE);
                    parameters(shortcode.tag(), block);
                } else if (inline instanceof Inline.Image image) {
                    replace(span, Segment.Part.IMAGE);
                    prose(image.children(), Segment.Context.ALT_TEXT, around(image.children(), span), block);
                    image.title().ifPresent(title -> plain(title, Segment.Context.LINK_TITLE, block));
                } else if (inline instanceof Inline.HtmlTag) {
                    tag(span);
                } else if (inline instanceof Inline.Link link) {
                    read(link.children(), Segment.Part.LINK_TEXT);
                    link.title().ifPresent(title -> plain(title, Segment.Context.LINK_TITLE, block));
                } else {
                    read(inline.children(), part);
                }
            }
        }

        private void replace(Span span, Segment.Part part) {
            characters.add(Segment.PLACEHOLDER, span.start(), span.end(), part);
        }

        private void tag(Span span) {
            String name = HtmlTags.name(text, span).toLowerCase(Locale.ROOT);
            if (name.equals("br")) {
                characters.add('\n', span.start(), span.end(), Segment.Part.HARD_BREAK);
            } else if (HtmlTags.isCode(name)) {
                code = Math.max(0, code + (text.startsWith("</", span.start()) ? -1 : 1));
            }
        }
    }

    private static Span around(List<Inline> inlines, Span fallback) {
        return Optional.of(inlines)
                .filter(list -> !list.isEmpty())
                .map(list -> new Span(
                        list.get(0).span().start(),
                        list.get(list.size() - 1).span().end()))
                .orElse(fallback);
    }
}
