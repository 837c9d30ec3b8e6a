package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.change.Change.Passage;
import io.github.docsprint.drift.change.Change.WordEdit;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares two revisions of a source page block by block. Equal blocks are matched in order first (heaviest common
 * subsequence); in the gaps between them like blocks are paired by their words; equal blocks left over at other places
 * moved; the rest came or went.
 */
public final class SourceDiff {

    /** Blocks in gaps are compared word by word up to this many pairs. */
    private static final int MOST_PAIRS = 40_000;

    /** Below this likeness two blocks in the same gap are two blocks. */
    private static final double LIKE = 0.3;

    /** The same, where they are the only ones in their gap. */
    private static final double ALONE = 0.15;

    /** Above this likeness a block that is at another place has moved. */
    private static final double MOVED = 0.9;

    private static final int FEWEST_TOKENS_TO_MOVE = 3;

    private final PageText base;
    private final PageText current;
    private final List<Unit> left;
    private final List<Unit> right;
    private final int[] partners;
    private final boolean[] taken;
    private final boolean[] moved;
    private final boolean[] recut;
    private final boolean[] recutRight;

    private SourceDiff(PageText base, PageText current) {
        this.base = base;
        this.current = current;
        this.left = base.units();
        this.right = current.units();
        this.partners = Sequences.common(base.keys(), current.keys(), weights(base));
        this.taken = new boolean[right.size()];
        this.moved = new boolean[left.size()];
        this.recut = new boolean[left.size()];
        this.recutRight = new boolean[right.size()];
        for (int partner : partners) {
            if (partner >= 0) {
                taken[partner] = true;
            }
        }
    }

    /** What changed from one revision to another. */
    public static ChangeSet between(PageText base, PageText current) {
        return base.changesTo(current);
    }

    /** The same, worked out anew. */
    static ChangeSet compare(PageText base, PageText current) {
        if (base.text().equals(current.text())) {
            return new ChangeSet(base, current, List.of(), new int[0]);
        }
        return matched(base, current).changes();
    }

    /** For each unit of the newer revision the unit of the older one that it was, or -1 for a new one. */
    static int[] sources(PageText base, PageText current) {
        return matched(base, current).sources();
    }

    private static SourceDiff matched(PageText base, PageText current) {
        SourceDiff diff = new SourceDiff(base, current.inTermsOf(base));
        diff.gaps();
        diff.moves();
        return diff;
    }

    private static int[] weights(PageText page) {
        int[] weights = new int[page.units().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 4 + Math.min(page.words(i).length, 60);
        }
        return weights;
    }

    private void gaps() {
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && partners[i] == j) {
                i++;
                j++;
                continue;
            }
            int from = i;
            int start = j;
            while (i < left.size() && partners[i] < 0) {
                i++;
            }
            j = i < left.size() ? partners[i] : right.size();
            if (from < i && start < j && !recut(from, i, start, j)) {
                gap(from, i, start, j);
            }
        }
    }

    /** Whether the same words were only cut into paragraphs at other places. */
    private boolean recut(int from, int to, int start, int end) {
        if (to - from == end - start || Math.max(to - from, end - start) > 20) {
            return false;
        }
        String before = running(base, from, to);
        if (before.isEmpty() || !before.equals(running(current, start, end))) {
            return false;
        }
        Arrays.fill(recut, from, to, true);
        Arrays.fill(recutRight, start, end, true);
        Arrays.fill(taken, start, end, true);
        return true;
    }

    private static String running(PageText page, int from, int to) {
        StringBuilder words = new StringBuilder();
        for (int i = from; i < to; i++) {
            Unit unit = page.unplaced(i);
            boolean paragraph = unit.kind() == Unit.Kind.PROSE || (unit.kind() == Unit.Kind.ITEM && words.isEmpty());
            if (!paragraph) {
                return "";
            }
            for (Token token : unit.tokens()) {
                words.append(token.text()).append('\n');
            }
        }
        return words.toString();
    }

    private void gap(int from, int to, int start, int end) {
        int[] pairs = Sequences.best(to - from, end - start, MOST_PAIRS, (i, j) -> worth(from + i, start + j, LIKE));
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] >= 0) {
                pair(from + i, start + pairs[i]);
            }
        }
        if (to - from == 1 && end - start == 1 && partners[from] < 0 && worth(from, start, ALONE) > 0) {
            pair(from, start);
        }
    }

    private void pair(int i, int j) {
        partners[i] = j;
        taken[j] = true;
    }

    private double worth(int i, int j, double least) {
        Unit before = base.unplaced(i);
        Unit after = current.unplaced(j);
        boolean prose = before.kind().prose() && after.kind().prose();
        if (before.kind() != after.kind() && !prose) {
            return 0;
        }
        double likeness = likeness(i, j);
        double bonus = switch (before.kind()) {
            case FRONT_MATTER -> before.name().equals(after.name()) ? 1 : 0;
            case SHORTCODE -> before.name().equals(after.name()) || sameParameters(before, after) ? 1 : 0;
            case HEADING -> heading(before, after);
            default -> 0;
        };
        if (likeness < least && bonus == 0) {
            return 0;
        }
        double size =
                1 + Math.min(40, Math.min(before.tokens().size(), after.tokens().size())) / 10.0;
        return bonus + likeness * size * (before.kind() == after.kind() ? 1 : 0.8);
    }

    private double likeness(int i, int j) {
        return base.bag(i).likeness(current.bag(j));
    }

    private static boolean sameParameters(Unit before, Unit after) {
        return renamed(before.tokens().get(0), after.tokens().get(0));
    }

    private static double heading(Unit before, Unit after) {
        boolean sameId = before.name().length() > 1
                && after.name().length() > 1
                && before.name().substring(1).equals(after.name().substring(1));
        return sameId ? 2 : before.name().charAt(0) == after.name().charAt(0) ? 0.3 : 0;
    }

    /** Pairs what is the same at another place. */
    private void moves() {
        Map<Integer, List<Integer>> free = new HashMap<>();
        List<Integer> rest = new ArrayList<>();
        for (int j = 0; j < right.size(); j++) {
            if (!taken[j] && current.unplaced(j).tokens().size() >= FEWEST_TOKENS_TO_MOVE) {
                free.computeIfAbsent(current.keys()[j], key -> new ArrayList<>())
                        .add(j);
                rest.add(j);
            }
        }
        int budget = MOST_PAIRS;
        for (int i = 0; i < left.size() && !rest.isEmpty(); i++) {
            if (partners[i] >= 0 || recut[i]) {
                continue;
            }
            List<Integer> same = free.getOrDefault(base.keys()[i], List.of());
            int found = same.isEmpty() ? -1 : same.remove(0);
            Unit unit = base.unplaced(i);
            if (found < 0 && unit.tokens().size() > 2 * FEWEST_TOKENS_TO_MOVE) {
                for (int j : rest) {
                    if (budget-- <= 0) {
                        break;
                    }
                    if (!taken[j] && current.unplaced(j).kind() == unit.kind() && isMoved(i, j)) {
                        found = j;
                        break;
                    }
                }
            }
            if (found >= 0 && !taken[found]) {
                pair(i, found);
                moved[i] = true;
            }
        }
    }

    private boolean isMoved(int i, int j) {
        TokenBag before = base.bag(i);
        TokenBag after = current.bag(j);
        return before.mostLikeness(after) >= MOVED && before.likeness(after) >= MOVED;
    }

    private int[] sources() {
        int[] sources = new int[right.size()];
        Arrays.fill(sources, -1);
        for (int i = 0; i < left.size(); i++) {
            if (partners[i] >= 0) {
                sources[partners[i]] = i;
            }
        }
        return sources;
    }

    private ChangeSet changes() {
        int[] sources = sources();
        List<Change> changes = new ArrayList<>();
        Consumer<Change> add = changes::add; // once: most blocks have nothing to add
        int i = 0;
        for (int j = 0; j <= right.size(); j++) {
            int source = j == right.size() ? left.size() : sources[j];
            // What is gone is told where it was: before the first block after it that stayed in place.
            if (source >= i && (source == left.size() || !moved[source])) {
                for (; i < source; i++) {
                    if (partners[i] < 0 && !recut[i]) {
                        changes.add(
                                becameMetadata(base.unplaced(i))
                                        ? gone(i, Cosmetic.METADATA)
                                        : whole(base, i, SectionChange.Change.REMOVED));
                    }
                }
                i = source + 1;
            }
            if (j < right.size()) {
                change(j, source).ifPresent(add);
            }
        }
        if (changes.isEmpty()) {
            changes.add(unseen());
        }
        return new ChangeSet(base, current, changes, sources);
    }

    private Optional<Change> change(int j, int source) {
        if (source >= 0 && !moved[source] && base.shares(source, current, j)) {
            return Optional.empty(); // nearly all, without putting them in their places
        }
        if (recutRight[j]) {
            return Optional.of(cosmetic(Optional.empty(), j, Cosmetic.WRAPPING));
        }
        if (source < 0) {
            return Optional.of(whole(current, j, SectionChange.Change.ADDED));
        }
        boolean same = base.keys()[source] == current.keys()[j];
        if (moved[source]) {
            return Optional.of(edited(left.get(source), right.get(j), SectionChange.Change.MOVED, same));
        }
        if (!same) {
            return Optional.of(edited(left.get(source), right.get(j), SectionChange.Change.CHANGED, false));
        }
        Span was = base.span(source);
        Span is = current.span(j);
        boolean alike = was.length() == is.length()
                && base.text().regionMatches(was.start(), current.text(), is.start(), is.length());
        return alike
                ? Optional.empty()
                : Optional.of(cosmetic(
                        Optional.of(passage(base, source)),
                        j,
                        form(base.unplaced(source), was.of(base.text()), current.unplaced(j), is.of(current.text()))));
    }

    /** Whether the words of a paragraph, such as the names of authors, are in new fields of the front matter now. */
    private boolean becameMetadata(Unit unit) {
        if (unit.kind() != Unit.Kind.PROSE || base.matter().equals(current.matter())) {
            return false;
        }
        int words = 0;
        int left = 0;
        for (Token token : unit.tokens()) {
            if (token.word() || token.kind() == Token.Kind.LINK) {
                words++;
                boolean moved = current.matter().contains(token.text())
                        && !base.matter().contains(token.text());
                // But for a word that says what they are.
                left += moved ? 0 : 1;
                if (left > 1) {
                    return false;
                }
            }
        }
        return words > 1;
    }

    private Change gone(int unit, Cosmetic why) {
        PageText.Section section = base.section(unit);
        return new Change(
                SectionChange.Change.REMOVED,
                kind(base.unplaced(unit)),
                section.heading(),
                section.anchor(),
                Optional.of(passage(base, unit)),
                Optional.empty(),
                Optional.of(why),
                List.of(),
                0,
                0,
                0);
    }

    private static Change whole(PageText page, int unit, SectionChange.Change what) {
        boolean added = what == SectionChange.Change.ADDED;
        Optional<Passage> passage = Optional.of(passage(page, unit));
        int words = page.unplaced(unit).words();
        PageText.Section section = page.section(unit);
        return new Change(
                what,
                kind(page.unplaced(unit)),
                section.heading(),
                section.anchor(),
                added ? Optional.empty() : passage,
                added ? passage : Optional.empty(),
                Optional.empty(),
                List.of(),
                added ? words : 0,
                added ? 0 : words,
                0);
    }

    private Change cosmetic(Optional<Passage> before, int after, Cosmetic why) {
        PageText.Section section = current.section(after);
        return new Change(
                SectionChange.Change.CHANGED,
                kind(current.unplaced(after)),
                section.heading(),
                section.anchor(),
                before,
                Optional.of(passage(current, after)),
                Optional.of(why),
                List.of(),
                0,
                0,
                0);
    }

    private Change edited(Unit before, Unit after, SectionChange.Change what, boolean same) {
        List<WordEdit> edits = same ? List.of() : WordDiff.between(before.tokens(), after.tokens());
        int added = 0;
        int removed = 0;
        int changed = 0;
        for (WordEdit edit : edits) {
            int gone = Unit.words(edit.removed());
            int come = Unit.words(edit.added());
            changed += Math.min(gone, come);
            added += Math.max(0, come - gone);
            removed += Math.max(0, gone - come);
        }
        PageText.Section section = current.section(after);
        Optional<Cosmetic> why = what == SectionChange.Change.MOVED ? Optional.empty() : told(before, after, edits);
        return new Change(
                what,
                what == SectionChange.Change.MOVED ? Kind.STRUCTURE : kind(after, edits),
                section.heading(),
                section.anchor(),
                Optional.of(passage(base, before.index())),
                Optional.of(passage(current, after.index())),
                why,
                edits,
                added,
                removed,
                changed);
    }

    private static Passage passage(PageText page, int unit) {
        return new Passage(unit, page.span(unit), page);
    }

    /** Why the edits of a block give nothing to translate, if they do not. */
    private Optional<Cosmetic> told(Unit before, Unit after, List<WordEdit> edits) {
        boolean sameRole = after.kind() != Unit.Kind.HEADING || before.name().equals(after.name());
        if (after.kind() == Unit.Kind.CODE || edits.isEmpty() || !sameRole) {
            return edits.isEmpty() && sameRole && after.kind() != Unit.Kind.CODE
                    ? Optional.of(Cosmetic.TYPO)
                    : Optional.empty();
        }
        Cosmetic why = Cosmetic.SHORTCODE;
        if (edits.size() == 2 && TypoRule.isPossessive(edits.get(0), edits.get(1))) {
            return Optional.of(Cosmetic.TYPO);
        }
        for (WordEdit edit : edits) {
            if (!renamed(edit)) {
                why = Cosmetic.TYPO;
                if (!TypoRule.holds(edit, base)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(why);
    }

    /** Whether shortcodes got other names and kept their parameters. */
    private static boolean renamed(WordEdit edit) {
        if (edit.removed().size() != edit.added().size()) {
            return false;
        }
        for (int i = 0; i < edit.removed().size(); i++) {
            if (!renamed(edit.removed().get(i), edit.added().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean renamed(Token before, Token after) {
        if (before.kind() != Token.Kind.SHORTCODE || after.kind() != Token.Kind.SHORTCODE) {
            return false;
        }
        String was = before.text().substring(before.text().indexOf(' ') + 1);
        String is = after.text().substring(after.text().indexOf(' ') + 1);
        return was.equals(is)
                && was.length() < before.text().length()
                && is.length() < after.text().length();
    }

    private static Kind kind(Unit unit) {
        return switch (unit.kind()) {
            case CODE -> Kind.CODE;
            case HEADING, SHORTCODE -> Kind.STRUCTURE;
            case FRONT_MATTER, PROSE, ITEM, ROW, HTML -> Kind.PROSE;
        };
    }

    private static Kind kind(Unit unit, List<WordEdit> edits) {
        Kind kind = kind(unit);
        if (kind != Kind.PROSE || edits.isEmpty()) {
            return kind;
        }
        boolean links = true;
        boolean code = true;
        for (WordEdit edit : edits) {
            for (List<Token> side : List.of(edit.removed(), edit.added())) {
                for (Token token : side) {
                    links &= token.kind() == Token.Kind.LINK;
                    code &= token.kind() == Token.Kind.CODE;
                }
            }
        }
        return links ? Kind.LINK : code ? Kind.CODE : Kind.PROSE;
    }

    /** What differs in the form of two blocks that say the same. */
    private static Cosmetic form(Unit before, String was, Unit after, String is) {
        if (TokenReader.collapsed(was).equals(TokenReader.collapsed(is))) {
            boolean wrapped = after.kind() != Unit.Kind.CODE && !lines(was).equals(lines(is));
            return wrapped ? Cosmetic.WRAPPING : Cosmetic.WHITESPACE;
        }
        if (without(was, "*_").equals(without(is, "*_"))) {
            return Cosmetic.EMPHASIS;
        }
        if (!tooltips(before).equals(tooltips(after))) {
            return Cosmetic.TOOLTIP;
        }
        if (was.contains("<!--") != is.contains("<!--")) {
            return Cosmetic.COMMENT;
        }
        if (is.contains("{{") && outsideTags(was).equals(outsideTags(is))) {
            return Cosmetic.SHORTCODE;
        }
        boolean links = before.tokens().stream().anyMatch(token -> token.kind() == Token.Kind.LINK);
        return links ? Cosmetic.LINK_FORM : Cosmetic.MARKUP;
    }

    private static List<String> tooltips(Unit unit) {
        return unit.tokens().stream()
                .filter(token -> token.kind() == Token.Kind.TOOLTIP)
                .map(Token::text)
                .toList();
    }

    private static List<String> lines(String text) {
        return text.lines().map(TokenReader::collapsed).toList();
    }

    private static String without(String text, String characters) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && characters.indexOf(c) < 0) {
                rest.append(c);
            }
        }
        return rest.toString();
    }

    private static String outsideTags(String text) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
            rest.append(text, at, open);
            int close = text.indexOf("}}", open);
            at = close < 0 ? text.length() : close + 2;
        }
        return without(rest.append(text, at, text.length()).toString(), "");
    }

    /** A change that is in no block. */
    private Change unseen() {
        Cosmetic why = !base.matter().equals(current.matter())
                ? Cosmetic.METADATA
                : base.comments().equals(current.comments()) ? Cosmetic.WHITESPACE : Cosmetic.COMMENT;
        return new Change(
                SectionChange.Change.CHANGED,
                Kind.STRUCTURE,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(why),
                List.of(),
                0,
                0,
                0);
    }
}
