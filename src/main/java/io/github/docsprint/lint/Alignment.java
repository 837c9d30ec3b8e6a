package io.github.docsprint.lint;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Inline;
import io.github.docsprint.markdown.MarkdownPage.Section;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    private final Set<String> anchors = new HashSet<>();
    private final boolean sameOutline;

    /** What the sections are compared by: links, code, and Latin words of the heading. */
    private final List<Set<String>> targetTokens;

    private final List<Set<String>> sourceTokens;
    private final int[] partner;
    private final List<Pair> pairs;
    private final BlockPairs blocks;

    /** How alike two sections have to be in what a translation leaves alone to go together for sure. */
    private static final double SURE_OVERLAP = 0.3;

    /** The same for sections whose neighbours go together too. */
    private static final double LIKELY_OVERLAP = 0.1;

    /** From how many blocks on the same kinds in the same order say something. */
    private static final int TELLING_BLOCKS = 3;

    /** From how many headings on it says something how many of them have a partner. */
    private static final int TELLING_OUTLINE = 5;

    private Alignment(PageView page, PageView source) {
        this.page = page;
        this.source = source;
        this.targets = page.sections();
        this.sources = source.sections();
        this.blocks = new BlockPairs(page.text(), source.text());
        this.sameOutline = haveSameLevels(targets, sources);
        this.targetTokens = sameOutline ? List.of() : tokens(page);
        this.sourceTokens = sameOutline ? List.of() : tokens(source);
        sources.forEach(section -> anchors.add(section.anchor()));
        this.partner = sameOutline
                ? IntStream.range(0, targets.size()).toArray()
                : OrderedPairs.of(targets.size(), sources.size(), this::likeness);
        this.pairs = Collections.unmodifiableList(paired());
    }

    private static List<Set<String>> tokens(PageView page) {
        List<Set<String>> all = new ArrayList<>();
        for (Section section : page.sections()) {
            Set<String> tokens = new HashSet<>();
            section.heading().ifPresent(heading -> addWords(heading, page.text(), tokens));
            for (Inline inline : page.inlines(section)) {
                if (inline instanceof Inline.Link link) {
                    tokens.add(Address.neutral(link.destination(), page.dialect()));
                } else if (inline instanceof Inline.Code code) {
                    tokens.add(code.code().strip());
                }
            }
            all.add(tokens);
        }
        return all;
    }

    /** The Latin words of a heading that are not in its attributes. */
    private static void addWords(Block.Heading heading, String text, Set<String> tokens) {
        String attributes = heading.attributes().map(span -> span.of(text)).orElse("");
        int end = heading.span().end();
        for (int i = heading.span().start(); i < end; i++) {
            int start = i;
            while (i < end && (Script.isAsciiWord(text.charAt(i)) || text.charAt(i) == '.')) {
                i++;
            }
            String word = text.substring(start, i);
            if (word.length() > 1 && !attributes.contains(word)) {
                tokens.add(word.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** The share of what either has that both have; 0 where neither has anything. */
    private double overlap(int target, int other) {
        Set<String> left = targetTokens.get(target);
        Set<String> right = sourceTokens.get(other);
        int common = BlockPairs.common(left, right);
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
        } else if (heading.id().isPresent() && anchors.contains(heading.anchor())) {
            return 0;
        }
        if (likeness > 0 && BlockPairs.sameKinds(translated.blocks(), original.blocks())) {
            likeness += 1;
        }
        return likeness + (int) Math.round(15 * overlap(target, other));
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

    private static boolean haveSameLevels(List<Section> sections, List<Section> others) {
        if (sections.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).level() != others.get(i).level()) {
                return false;
            }
        }
        return true;
    }

    /** The sections of the translation that have a partner, each with it. */
    List<Pair> pairs() {
        return pairs;
    }

    private List<Pair> paired() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                boolean sure = isSure(i);
                Section target = targets.get(i);
                Section original = sources.get(partner[i]);
                boolean sameShape = BlockPairs.sameKinds(target.blocks(), original.blocks());
                pairs.add(new Pair(target, original, sure, sure || isLikely(i), sameShape));
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
        List<Block> translated = targets.get(target).blocks();
        return translated.size() >= TELLING_BLOCKS
                && BlockPairs.sameKinds(translated, sources.get(partner[target]).blocks());
    }

    /**
     * A section and what it translates.
     *
     * @param sure whether it could be no other, by what both hold
     * @param likely whether the sections around them speak for it at least
     * @param sameShape whether both have the same kinds of blocks in the same order, so that what differs was not left
     *     behind
     */
    record Pair(Section target, Section source, boolean sure, boolean likely, boolean sameShape) {}

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
        int section = sectionAt(place);
        if (section < 0) {
            return source.frontMatterProse();
        }
        if (partner[section] < 0) {
            return List.of();
        }
        Section target = targets.get(section);
        Section original = sources.get(partner[section]);
        Span span = blocks.counterpart(target.blocks(), original.blocks(), place)
                .map(Block::span)
                .orElse(original.span());
        List<Prose> inside = new ArrayList<>();
        for (Prose prose : source.prose(original)) {
            if (span.contains(prose.source())) {
                inside.add(prose);
            }
        }
        return inside;
    }

    /** The section that a place is in, or -1. */
    private int sectionAt(Span place) {
        if (page.page().body().contains(place)) {
            for (int i = 0; i < targets.size(); i++) {
                if (targets.get(i).span().contains(place)) {
                    return i;
                }
            }
        }
        return -1;
    }
}
