package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownPage.Section;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which section of the source page each section of a translation translates. Sections are matched in order, so that
 * the sum of how well their headings go together is greatest (Needleman and Wunsch 1970, without a price for gaps):
 * the same level, and the same id, or the same words that a translation leaves alone. Inside a pair, blocks are matched
 * one to one where both have the same kinds in the same order.
 */
final class Alignment {

    private final PageView page;
    private final PageView source;
    private final List<Section> targets;
    private final List<Section> sources;
    private final int[] partner;

    private Alignment(PageView page, PageView source) {
        this.page = page;
        this.source = source;
        this.targets = page.page().sections();
        this.sources = source.page().sections();
        this.partner = new int[targets.size()];
        align();
    }

    static Alignment of(PageView page, PageView source) {
        return new Alignment(page, source);
    }

    private void align() {
        int rows = targets.size();
        int columns = sources.size();
        boolean same = rows == columns;
        for (int i = 0; same && i < rows; i++) {
            same = targets.get(i).level() == sources.get(i).level();
        }
        if (same) {
            for (int i = 0; i < rows; i++) {
                partner[i] = i;
            }
            return;
        }
        int[][] best = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                best[i][j] = Math.max(Math.max(best[i + 1][j], best[i][j + 1]), best[i + 1][j + 1] + likeness(i, j));
            }
        }
        java.util.Arrays.fill(partner, -1);
        for (int i = 0, j = 0; i < rows && j < columns; ) {
            int likeness = likeness(i, j);
            if (likeness > 0 && best[i][j] == best[i + 1][j + 1] + likeness) {
                partner[i++] = j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private int likeness(int target, int other) {
        Section translated = targets.get(target);
        Section original = sources.get(other);
        if (translated.heading().isEmpty() || original.heading().isEmpty()) {
            return translated.heading().isEmpty() && original.heading().isEmpty() ? 100 : 0;
        }
        Block.Heading heading = translated.heading().get();
        Block.Heading english = original.heading().get();
        int likeness = translated.level() == original.level() ? 2 : 0;
        if (!heading.anchor().isEmpty() && heading.anchor().equals(english.anchor())) {
            likeness += 20;
        } else if (heading.id().isPresent() && hasAnchor(heading.anchor())) {
            return 0;
        }
        if (likeness > 0 && kinds(translated.blocks()).equals(kinds(original.blocks()))) {
            likeness += 3;
        }
        return likeness;
    }

    private boolean hasAnchor(String anchor) {
        return sources.stream().anyMatch(section -> section.anchor().equals(anchor));
    }

    private static List<String> kinds(List<Block> blocks) {
        return blocks.stream().map(block -> block.getClass().getSimpleName()).toList();
    }

    /** Whether both pages have the same headings, level by level. */
    boolean sameOutline() {
        return targets.size() == sources.size()
                && java.util.stream.IntStream.range(0, targets.size())
                        .allMatch(i -> targets.get(i).level() == sources.get(i).level());
    }

    /** The sections of the translation that have a partner, each with it. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                pairs.add(new Pair(targets.get(i), sources.get(partner[i])));
            }
        }
        return pairs;
    }

    /** A section and what it translates. */
    record Pair(Section target, Section source) {

        /** Whether both have the same kinds of blocks in the same order, so that what differs was not left behind. */
        boolean sameShape() {
            return kinds(target.blocks()).equals(kinds(source.blocks()));
        }
    }

    /** The sections of the translation that translate nothing. */
    List<Section> added() {
        return java.util.stream.IntStream.range(0, partner.length)
                .filter(i -> partner[i] < 0)
                .mapToObj(targets::get)
                .toList();
    }

    /** The sections of the source page that nothing translates, each with the section before which it would stand. */
    List<Section> missing() {
        List<Section> missing = new ArrayList<>(sources);
        for (int index : partner) {
            if (index >= 0) {
                missing.remove(sources.get(index));
            }
        }
        return missing;
    }

    /** The source text of what stands at a place: of the block where blocks go together, else of the section. */
    List<Prose> sourceProse(Span place) {
        OptionalInt section = sectionAt(place);
        if (section.isEmpty()) {
            return source.prose().stream()
                    .filter(prose -> prose instanceof Prose.OfFrontMatter)
                    .toList();
        }
        if (partner[section.getAsInt()] < 0) {
            return List.of();
        }
        Section target = targets.get(section.getAsInt());
        Section original = sources.get(partner[section.getAsInt()]);
        Span within = original.span();
        if (kinds(target.blocks()).equals(kinds(original.blocks()))) {
            for (int i = 0; i < target.blocks().size(); i++) {
                Block block = target.blocks().get(i);
                if (block.span().contains(place)) {
                    within = narrow(block, original.blocks().get(i), place);
                }
            }
        }
        Span span = within;
        return source.prose().stream()
                .filter(prose -> span.contains(prose.source(0, prose.text().length())))
                .toList();
    }

    /** Goes down into lists as long as both have the same items. */
    private static Span narrow(Block block, Block original, Span place) {
        List<Block> children = block.children();
        List<Block> originals = original.children();
        if (children.size() == originals.size()) {
            for (int i = 0; i < children.size(); i++) {
                if (children.get(i).span().contains(place)) {
                    return narrow(children.get(i), originals.get(i), place);
                }
            }
        }
        return original.span();
    }

    private OptionalInt sectionAt(Span place) {
        MarkdownPage markdown = page.page();
        if (!markdown.body().contains(place)) {
            return OptionalInt.empty();
        }
        return java.util.stream.IntStream.range(0, targets.size())
                .filter(i -> targets.get(i).span().contains(place))
                .findFirst();
    }
}
