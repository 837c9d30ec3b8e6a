package io.github.docsprint.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.text.Span;
import java.util.List;

/** What holds for the page of any text at all. */
final class PageInvariants {

    private PageInvariants() {}

    static void check(MarkdownPage page) {
        String text = page.text();
        Span whole = new Span(0, text.length());
        assertThat(whole.contains(page.body())).isTrue();
        page.frontMatter()
                .ifPresent(matter ->
                        assertThat(matter.span().contains(matter.content())).isTrue());
        blocks(page.blocks(), page.body());
        page.shortcodes().forEach(tag -> tag.parameters().forEach(parameter -> inside(parameter.span(), tag.span())));
        page.malformedTags().forEach(span -> inside(span, page.body()));
        page.comments().forEach(span -> inside(span, page.body()));
        sections(page);
        page.segments(Kubernetes.DIALECT).forEach(segment -> segment(segment, text));
        for (Block.Heading heading : page.headings()) {
            assertThat(page.plainText(heading)).isNotNull();
        }
    }

    private static void inside(Span child, Span parent) {
        if (!parent.contains(child)) {
            throw new AssertionError(child + " is not in " + parent);
        }
    }

    private static void blocks(List<? extends Block> blocks, Span parent) {
        int last = parent.start();
        for (Block block : blocks) {
            inside(block.span(), parent);
            if (block.span().start() < last) {
                throw new AssertionError(block + " begins before the end of the block before it");
            }
            last = block.span().end();
            if (block instanceof Block.Table table) {
                table.rows().forEach(row -> row(row, table.span()));
            } else if (block instanceof Block.CodeBlock code) {
                code.lines().forEach(line -> inside(line, code.span()));
            } else {
                inlines(block.inlines(), block.span());
            }
            blocks(block.children(), block.span());
        }
    }

    private static void row(Block.TableRow row, Span table) {
        inside(row.span(), table);
        for (Block.TableCell cell : row.cells()) {
            inside(cell.span(), row.span());
            inlines(cell.inlines(), cell.span());
        }
    }

    private static void inlines(List<Inline> inlines, Span parent) {
        int last = parent.start();
        for (Inline inline : inlines) {
            inside(inline.span(), parent);
            if (inline.span().start() < last) {
                throw new AssertionError(inline + " begins before the end of the inline before it");
            }
            last = inline.span().end();
            if (inline instanceof Inline.Link link) {
                link.destinationSpan().ifPresent(span -> inside(span, link.span()));
                link.title().ifPresent(span -> inside(span, link.span()));
            } else if (inline instanceof Inline.Code code) {
                inside(code.content(), code.span());
            }
            inlines(inline.children(), inline.span());
        }
    }

    private static void sections(MarkdownPage page) {
        int at = page.body().start();
        for (MarkdownPage.Section section : page.sections()) {
            if (section.span().start() != at) {
                throw new AssertionError("a gap before " + section.span());
            }
            at = section.span().end();
        }
        assertThat(at).isEqualTo(page.body().end());
    }

    private static void segment(Segment segment, String text) {
        int last = 0;
        for (int i = 0; i < segment.text().length(); i++) {
            Span source = segment.source(i);
            inside(source, segment.span());
            if (source.start() < last) {
                throw new AssertionError("not monotone at " + i + ": " + segment);
            }
            last = source.start();
            boolean plain = segment.part(i) == Segment.Part.TEXT || segment.part(i) == Segment.Part.LINK_TEXT;
            if (plain
                    && source.length() == 1
                    && text.charAt(source.start()) != segment.text().charAt(i)) {
                throw new AssertionError("another character at " + i + ": " + segment);
            }
        }
    }
}
