package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.text.Ascii;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Looks at headings, shortcodes, blocks that have no counterpart, the order of items, and blocks that are too short or too long. */
final class BlockSigns {

    /** Marks a tag that is known by its parameters. */
    private static final String PARAMETERS = " …";

    private static final int LONGEST_EVIDENCE = 60;

    /** A paragraph that renders as fewer letters may be a part of another; an item of a list hardly is. */
    private static final int SHORT = 12;

    /** What it tells that a block is too short which has all the words of its source. */
    private static final double CONCISE = 0.4;

    private static final Set<String> GRAVE_ALERTS = Set.of("warning", "caution", "danger", "important");

    private final Signs signs;
    private final Lengths lengths;
    private final BiPredicate<Unit, Unit> whole;

    /** @param whole whether all that a block says is known to be in its rendering */
    BlockSigns(Signs signs, BiPredicate<Unit, Unit> whole) {
        this.signs = signs;
        this.whole = whole;
        this.lengths = signs.lengths();
    }

    void find() {
        shortcodes();
        headings();
        missing();
        extra();
        order();
        lengths();
    }

    private void shortcodes() {
        Map<String, List<Unit>> here = shortcodes(signs.source());
        Map<String, List<Unit>> there = shortcodes(signs.translation());
        here.forEach((tag, units) -> {
            int lacking = units.size() - there.getOrDefault(tag, List.of()).size();
            List<Unit> without =
                    units.stream().filter(unit -> lacksTag(unit, tag)).toList();
            // Where every block has its own, one of them has it more often.
            List<Unit> told = without.isEmpty() ? units : without;
            told.stream()
                    .limit(Math.max(0, without.isEmpty() ? Math.min(1, lacking) : lacking))
                    .forEach(unit -> signs.missing(unit, Kind.STRUCTURE, tag, weight(tag)));
        });
        there.forEach((tag, units) -> {
            if (units.size() > here.getOrDefault(tag, List.of()).size()) {
                double weight = tag.equals("note") || tag.equals("tip") ? 0 : weight(tag);
                signs.extra(units.get(units.size() - 1), Kind.STRUCTURE, tag, weight);
            }
        });
    }

    private boolean lacksTag(Unit unit, String tag) {
        return signs.rendering(unit)
                .filter(rendering -> tags(rendering).contains(tag))
                .isEmpty();
    }

    private static double weight(String tag) {
        return tag.endsWith(PARAMETERS) || GRAVE_ALERTS.contains(tag) ? 1 : 0.5;
    }

    private static Map<String, List<Unit>> shortcodes(PageText page) {
        Map<String, List<Unit>> tags = new LinkedHashMap<>();
        for (Unit unit : page.units()) {
            for (String tag : tags(unit)) {
                tags.computeIfAbsent(tag, key -> new ArrayList<>()).add(unit);
            }
        }
        return tags;
    }

    /** The tags of a block; those with parameters by the parameters, as names get changed for whole sites. */
    private static List<String> tags(Unit unit) {
        List<String> tags = new ArrayList<>();
        for (Token token : unit.tokens()) {
            if (token.kind() == Token.Kind.SHORTCODE) {
                int end = token.text().indexOf(' ');
                tags.add(end < 0 ? token.text() : token.text().substring(end + 1) + PARAMETERS);
            }
        }
        return tags;
    }

    private void headings() {
        for (PageText.Section section : signs.source().sections()) {
            if (section.unit() < 0) {
                continue;
            }
            Unit unit = signs.source().units().get(section.unit());
            Optional<PageText.Section> rendering = signs.rendering(unit).map(signs.translation()::section);
            if (rendering.isEmpty()) {
                signs.missing(unit, Kind.STRUCTURE, section.heading(), 1);
                continue;
            }
            PageText.Section other = rendering.get();
            if (other.level() != section.level()) {
                signs.missing(unit, Kind.STRUCTURE, "h" + section.level(), 1);
            }
            boolean renamed = other.written()
                    && Ascii.only(other.anchor())
                    && !other.anchor().equals(section.anchor());
            if (renamed && section.written()) {
                signs.missing(unit, Kind.STRUCTURE, "#" + section.anchor(), 1);
            } else if (renamed) {
                signs.missing(unit, Kind.STRUCTURE, "#" + section.anchor(), 0.7);
            } else if (section.written() && !other.written()) {
                signs.missing(unit, Kind.STRUCTURE, "#" + section.anchor(), 0.4);
            }
        }
        for (PageText.Section section : signs.translation().sections()) {
            if (section.unit() >= 0) {
                Unit unit = signs.translation().units().get(section.unit());
                if (signs.rendered(unit).isEmpty()) {
                    signs.extra(unit, Kind.STRUCTURE, section.heading(), 1);
                }
            }
        }
    }

    private void missing() {
        for (Unit unit : signs.source().units()) {
            if (signs.rendering(unit).isPresent()) {
                continue;
            }
            switch (unit.kind()) {
                case ROW, CODE -> signs.missing(unit, kind(unit), start(unit, signs.source()), 1);
                case PROSE, ITEM, HTML -> {
                    double weight = lengths.merged(unit.index())
                            ? 0
                            : lengths.expected(unit.index()) > SHORT ? 1 : unit.kind() == Unit.Kind.ITEM ? 0.75 : 0.5;
                    signs.missing(unit, kind(unit), start(unit, signs.source()), weight);
                }
                case FRONT_MATTER -> signs.missing(unit, Kind.PROSE, unit.name(), 1);
                case HEADING, SHORTCODE -> {}
            }
        }
    }

    private void extra() {
        for (Unit unit : signs.translation().units()) {
            if (signs.rendered(unit).isPresent()) {
                continue;
            }
            String evidence = start(unit, signs.translation());
            switch (unit.kind()) {
                case ROW, CODE -> signs.extra(unit, kind(unit), evidence, isTranslated(unit) ? 0.4 : 1);
                case PROSE, ITEM, HTML -> {
                    double weight = lengths.joined(unit.index()) ? 0 : signs.mayBeRemark(unit) ? 0.1 : 1;
                    signs.extra(unit, kind(unit), evidence, weight);
                }
                case FRONT_MATTER, HEADING, SHORTCODE -> {}
            }
        }
    }

    /**
     * Items in another order than those of the source. Translators put paragraphs in an order of their own, but not the
     * items of lists: no page in sync of those that were measured has any so.
     */
    private void order() {
        Optional<Unit> last = Optional.empty();
        for (Unit unit : signs.source().units()) {
            if (unit.kind() == Unit.Kind.ITEM && signs.rendering(unit).isPresent()) {
                last.filter(before -> exchanged(before, unit))
                        .ifPresent(before -> signs.missing(
                                unit, SectionChange.Change.MOVED, Kind.PROSE, start(unit, signs.source()), 1));
                last = Optional.of(unit);
            }
        }
    }

    /** Whether two items are rendered the other way round, and at least one of them by what the other has not. */
    private boolean exchanged(Unit first, Unit second) {
        Unit one = signs.rendering(first).orElseThrow();
        Unit other = signs.rendering(second).orElseThrow();
        return first.section() == second.section()
                && one.index() > other.index()
                && (shares(first, one, other) || shares(second, other, one));
    }

    /** Whether a block and its rendering have a token that another rendering has not. */
    private static boolean shares(Unit unit, Unit rendering, Unit other) {
        Set<String> shared = asciiTokens(unit);
        shared.retainAll(asciiTokens(rendering));
        shared.removeAll(asciiTokens(other));
        return !shared.isEmpty();
    }

    private static Set<String> asciiTokens(Unit unit) {
        Set<String> tokens = new HashSet<>();
        for (Token token : unit.tokens()) {
            if (token.kind() != Token.Kind.MARK && Ascii.only(token.text())) {
                tokens.add(PageText.folded(token.text()));
            }
        }
        return tokens;
    }

    private void lengths() {
        for (Lengths.Deviation deviation : lengths.deviations()) {
            Unit unit = signs.source().units().get(deviation.unit());
            boolean isShort = deviation.share() < 1;
            boolean concise = isShort
                    && signs.rendering(unit)
                            .filter(rendering -> whole.test(unit, rendering))
                            .isPresent();
            signs.missing(
                    unit,
                    SectionChange.Change.CHANGED,
                    Kind.PROSE,
                    Math.round(100 * deviation.share()) + " %",
                    concise ? Math.min(CONCISE, deviation.weight()) : deviation.weight());
        }
    }

    private static Kind kind(Unit unit) {
        return unit.kind() == Unit.Kind.CODE ? Kind.CODE : Kind.PROSE;
    }

    /** Whether most lines of a code block hold translated words: the source may have them in another form. */
    private static boolean isTranslated(Unit unit) {
        return 2 * unit.code().stream().filter(line -> !Ascii.only(line.code())).count()
                > unit.code().size();
    }

    private static String start(Unit unit, PageText page) {
        String text = TokenReader.collapsed(unit.span().of(page.text()));
        return text.length() <= LONGEST_EVIDENCE ? text : text.substring(0, LONGEST_EVIDENCE);
    }
}
