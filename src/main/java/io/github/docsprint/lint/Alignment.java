package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownPage.Section;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which section of the source page each section of a translation translates. Sections are matched in order, by
 * the same heading id, what a translation leaves alone (links, code, Latin words of the heading), the same kinds of
 * blocks, and the same level.
 */
final class Alignment {

    private final PageView page;
    private final PageView source;
    private final List<Section> targets;
    private final List<Section> sources;
    private final boolean sameOutline;
    private final List<Traits> targetTraits;
    private final List<Traits> sourceTraits;
    private final int[] partner;

    /** How alike two sections have to be in what a translation leaves alone to go together for sure. */
    private static final double SURE_OVERLAP = 0.3;

    /** The same for sections whose neighbours go together too. */
    private static final double LIKELY_OVERLAP = 0.1;

    /** From how many blocks on the same kinds in the same order say something. */
    private static final int TELLING_BLOCKS = 3;

    /** From how many headings on it says something how many of them have a partner. */
    private static final int TELLING_OUTLINE = 5;

    /** What sections are compared by. */
    private record Traits(List<String> kinds, Set<String> tokens) {}

    private Alignment(PageView page, PageView source) {
        this.page = page;
        this.source = source;
        this.targets = page.page().sections();
        this.sources = source.page().sections();
        this.sameOutline = levels(targets).equals(levels(sources));
        this.targetTraits = sameOutline
                ? List.of()
                : targets.stream().map(section -> traits(page, section)).toList();
        this.sourceTraits = sameOutline
                ? List.of()
                : sources.stream().map(section -> traits(source, section)).toList();
        this.partner = sameOutline
                ? IntStream.range(0, targets.size()).toArray()
                : OrderedPairs.of(targets.size(), sources.size(), this::likeness);
    }

    private static Traits traits(PageView page, Section section) {
        Set<String> tokens = new HashSet<>();
        section.heading().ifPresent(heading -> {
            for (String word : heading.span().of(page.text()).split("[^A-Za-z0-9.]+")) {
                if (word.length() > 1
                        && heading.attributes()
                                .filter(span -> span.of(page.text()).contains(word))
                                .isEmpty()) {
                    tokens.add(word.toLowerCase(Locale.ROOT));
                }
            }
        });
        page.inlines(section).forEach(inline -> {
            if (inline instanceof Inline.Link link) {
                tokens.add(Address.neutral(link.destination(), page.dialect()));
            } else if (inline instanceof Inline.Code code) {
                tokens.add(code.code().strip());
            }
        });
        return new Traits(BlockPairs.kinds(section.blocks()), tokens);
    }

    /** The share of what either has that both have; 0 where neither has anything. */
    private double overlap(int target, int other) {
        Set<String> left = targetTraits.get(target).tokens();
        Set<String> right = sourceTraits.get(other).tokens();
        long common = left.stream().filter(right::contains).count();
        return common == 0 ? 0 : (double) common / (left.size() + right.size() - common);
    }

    static Alignment of(PageView page, PageView source) {
        return new Alignment(page, source);
    }

    private int likeness(int target, int other) {
        Section translated = targets.get(target);
        Section original = sources.get(other);
        if (translated.heading().isEmpty() || original.heading().isEmpty()) {
            return translated.heading().isEmpty() && original.heading().isEmpty() ? 100 : 0;
        }
        Block.Heading heading = translated.heading().get();
        Block.Heading english = original.heading().get();
        boolean template = heading.anchor().isEmpty() || english.anchor().isEmpty();
        if (template && translated.level() != original.level()) {
            return 0;
        }
        int likeness = translated.level() == original.level() ? 2 : 0;
        if (!heading.anchor().isEmpty() && heading.anchor().equals(english.anchor())) {
            likeness += 20;
        } else if (heading.id().isPresent() && hasAnchor(heading.anchor())) {
            return 0;
        }
        if (likeness > 0
                && targetTraits
                        .get(target)
                        .kinds()
                        .equals(sourceTraits.get(other).kinds())) {
            likeness += 1;
        }
        return likeness + (int) Math.round(15 * overlap(target, other));
    }

    private boolean hasAnchor(String anchor) {
        return sources.stream().anyMatch(section -> section.anchor().equals(anchor));
    }

    /** Whether both pages have the same headings, level by level. */
    boolean sameOutline() {
        return sameOutline;
    }

    /** Whether less than half of the headings have a partner that speaks for itself: the page is of its own making. */
    boolean isAnotherOutline() {
        long paired = pairs().stream()
                .filter(pair -> pair.likely() && pair.target().heading().isPresent())
                .count();
        int headings = Math.max(targets.size(), sources.size()) - 1;
        return headings >= TELLING_OUTLINE && 2 * paired < headings;
    }

    private static List<Integer> levels(List<Section> sections) {
        return sections.stream().map(Section::level).toList();
    }

    /** The sections of the translation that have a partner, each with it. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                pairs.add(new Pair(targets.get(i), sources.get(partner[i]), isSure(i), isSure(i) || isLikely(i)));
            }
        }
        return pairs;
    }

    /** Whether a pair could be no other: the outlines are the same, or the two have much in common. */
    private boolean isSure(int target) {
        return sameOutline || overlap(target, partner[target]) >= SURE_OVERLAP;
    }

    /** Whether a pair has something in common and stands among pairs. */
    private boolean isLikely(int target) {
        return isAmongItsOwn(target) && (overlap(target, partner[target]) >= LIKELY_OVERLAP || haveSameBlocks(target));
    }

    /** Whether the sections before and after a pair are pairs too, all three of the same level. */
    private boolean isAmongItsOwn(int target) {
        return IntStream.rangeClosed(target - 1, target + 1).allMatch(i -> {
            int other = partner[target] + i - target;
            boolean outside = i < 0 || i >= targets.size();
            boolean otherOutside = other < 0 || other >= sources.size();
            return outside || otherOutside
                    ? outside && otherOutside
                    : partner[i] == other
                            && targets.get(i).level() == sources.get(other).level();
        });
    }

    private boolean haveSameBlocks(int target) {
        List<String> kinds = targetTraits.get(target).kinds();
        return kinds.size() >= TELLING_BLOCKS
                && kinds.equals(sourceTraits.get(partner[target]).kinds());
    }

    /**
     * A section and what it translates.
     *
     * @param sure whether it could be no other, by what both hold
     * @param likely whether the sections around them speak for it at least
     */
    record Pair(Section target, Section source, boolean sure, boolean likely) {

        /** Whether both have the same kinds of blocks in the same order, so that what differs was not left behind. */
        boolean sameShape() {
            return BlockPairs.kinds(target.blocks()).equals(BlockPairs.kinds(source.blocks()));
        }
    }

    /** The sections of the translation that translate nothing. */
    List<Section> added() {
        return IntStream.range(0, partner.length)
                .filter(i -> partner[i] < 0)
                .mapToObj(targets::get)
                .toList();
    }

    /** The sections of the source page that nothing translates. */
    List<Section> missing() {
        BitSet paired = new BitSet();
        for (int index : partner) {
            if (index >= 0) {
                paired.set(index);
            }
        }
        return IntStream.range(0, sources.size())
                .filter(index -> !paired.get(index))
                .mapToObj(sources::get)
                .toList();
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
        Span span = new BlockPairs(page.text(), source.text())
                .counterpart(target.blocks(), original.blocks(), place)
                .map(Block::span)
                .orElse(original.span());
        return source.prose().stream()
                .filter(prose -> span.contains(prose.source(0, prose.text().length())))
                .toList();
    }

    private OptionalInt sectionAt(Span place) {
        MarkdownPage markdown = page.page();
        if (!markdown.body().contains(place)) {
            return OptionalInt.empty();
        }
        return IntStream.range(0, targets.size())
                .filter(i -> targets.get(i).span().contains(place))
                .findFirst();
    }
}
