package io.github.docsprint.markdown;

import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A page as a tree. All spans are UTF-16 offsets in {@code text}.
 *
 * @param text what was parsed, unchanged
 * @param frontMatter as text; {@code yaml} reads it
 * @param body what comes after the front matter
 * @param blocks the blocks of the body, in order
 * @param shortcodes every tag of the body in order, in code and comments too
 * @param malformedTags where braces open a shortcode tag that nothing ends
 * @param unread what is beyond the {@link ReadLimit} and in no block; empty for whatever a person wrote
 */
public record MarkdownPage(
        String text,
        Optional<FrontMatter> frontMatter,
        Span body,
        List<Block> blocks,
        List<Shortcode> shortcodes,
        List<Span> malformedTags,
        Optional<Span> unread) {

    public MarkdownPage {
        blocks = List.copyOf(blocks);
        shortcodes = List.copyOf(shortcodes);
        malformedTags = List.copyOf(malformedTags);
    }

    /**
     * A stretch of a page that begins at a heading and ends before the next one.
     *
     * @param index its place in {@link #sections()}, from 0
     * @param heading empty for what comes before the first heading
     * @param level of the heading; 0 without one
     * @param anchor of the heading; empty without one
     * @param parent the {@code index} of the section that holds it: the nearest before it of a lower level
     * @param span from the heading to before the next heading of any level
     * @param blocks those in the span, the heading first
     */
    public record Section(
            int index,
            Optional<Block.Heading> heading,
            int level,
            String anchor,
            OptionalInt parent,
            Span span,
            List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** Every block, each before its children. */
    public Stream<Block> allBlocks() {
        List<Block> all = new ArrayList<>();
        forEachBlock(all::add);
        return all.stream();
    }

    /** Every inline of every block, each before its children. */
    public Stream<Inline> allInlines() {
        List<Inline> all = new ArrayList<>();
        forEachInline(all::add);
        return all.stream();
    }

    private void forEachBlock(Consumer<? super Block> visitor) {
        for (Block block : blocks) {
            block.forEach(visitor);
        }
    }

    private void forEachInline(Consumer<? super Inline> visitor) {
        forEachBlock(block -> {
            for (Inline inline : block.inlines()) {
                inline.forEach(visitor);
            }
        });
    }

    /** Every heading, those in lists and quotes too. */
    public List<Block.Heading> headings() {
        List<Block.Heading> headings = new ArrayList<>();
        forEachBlock(block -> {
            if (block instanceof Block.Heading heading) {
                headings.add(heading);
            }
        });
        return List.copyOf(headings);
    }

    /** Whether a heading or paragraph after some blocks of a text might belong to the last of them. */
    public static boolean endsOpen(String text, List<Block> blocks) {
        return Cuts.open(text, blocks);
    }

    /** The ids that headings have. */
    public static Set<String> anchors(List<Block.Heading> headings) {
        if (headings.isEmpty()) {
            return Set.of();
        }
        Set<String> anchors = new HashSet<>();
        for (Block.Heading heading : headings) {
            anchors.add(heading.anchor());
        }
        anchors.remove("");
        return Collections.unmodifiableSet(anchors);
    }

    /** The ids that headings have, or would have if none were written. */
    public static Set<String> ids(List<Block.Heading> headings) {
        if (headings.isEmpty()) {
            return Set.of();
        }
        Set<String> ids = new HashSet<>();
        for (Block.Heading heading : headings) {
            ids.add(heading.anchor());
            ids.add(heading.automaticAnchor());
        }
        ids.remove("");
        return Collections.unmodifiableSet(ids);
    }

    /** Where each HTML comment is, delimiters included, in order. */
    public List<Span> comments() {
        if (shortcodes.isEmpty() && !text.contains("<!--")) {
            return List.of();
        }
        List<Span> comments = new ArrayList<>();
        forEachBlock(block -> {
            if (block instanceof Block.Comment) {
                comments.add(block.span());
            }
            for (Inline inline : block.inlines()) {
                addComments(inline, comments);
            }
        });
        comments.sort(Comparator.comparingInt(Span::start));
        return List.copyOf(comments);
    }

    private static void addComments(Inline inline, List<Span> comments) {
        if (inline instanceof Inline.Comment) {
            comments.add(inline.span());
        }
        for (Inline child : inline.children()) {
            addComments(child, comments);
        }
    }

    /**
     * The sections in the order of the page; the first is what comes before any heading, perhaps nothing. Headings in
     * lists and quotes make no section.
     */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        int first = 0;
        int start = body.start();
        for (int i = 0; i <= blocks.size(); i++) {
            if (i == blocks.size() || blocks.get(i) instanceof Block.Heading) {
                int end = i == blocks.size() ? body.end() : blocks.get(i).span().start();
                sections.add(section(sections, new Span(start, end), blocks.subList(first, i)));
                first = i;
                start = end;
            }
        }
        return List.copyOf(sections);
    }

    private static Section section(List<Section> before, Span span, List<Block> blocks) {
        if (blocks.isEmpty() || !(blocks.get(0) instanceof Block.Heading heading)) {
            return new Section(0, Optional.empty(), 0, "", OptionalInt.empty(), span, blocks);
        }
        OptionalInt parent = before.isEmpty() ? OptionalInt.empty() : OptionalInt.of(before.size() - 1);
        while (parent.isPresent() && before.get(parent.getAsInt()).level() >= heading.level()) {
            parent = before.get(parent.getAsInt()).parent();
        }
        return new Section(
                before.size(), Optional.of(heading), heading.level(), heading.anchor(), parent, span, blocks);
    }

    /** What characters of the source print: entities and backslash escapes decoded. */
    public String printed(Inline.Text characters) {
        return Characters.decode(characters.span().of(text));
    }

    /** What a block's own inlines read like in plain text: no markup, code as it is, no shortcode tags. */
    public String plainText(Block block) {
        return SegmentBuilder.plainText(text, block.inlines());
    }

    /** The prose of the page, segment by segment, in the order of the source. */
    public List<Segment> segments(Dialect dialect) {
        return segments(blocks, dialect);
    }

    /** The prose of some blocks of it, such as those of a section. */
    public List<Segment> segments(List<Block> some, Dialect dialect) {
        return SegmentBuilder.segments(text, some, dialect);
    }
}
