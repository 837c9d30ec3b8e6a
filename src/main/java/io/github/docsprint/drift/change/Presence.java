package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Lines;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a translation has a change of its source already, and if not, where it belongs. */
final class Presence {

    /** Of the tokens that a new block brings, at least this share has to be in the block that would render it. */
    private static final double ENOUGH = 0.8;

    private static final int FEWEST_TOKENS = 2;

    private final ChangeSet changes;
    private final PageText base;
    private final PageText current;
    private final PageText translation;

    Presence(ChangeSet changes, PageText translation) {
        this.changes = changes;
        this.base = changes.base();
        this.current = changes.current();
        this.translation = translation;
    }

    private Alignment before() {
        return translation.alignedWith(base);
    }

    private Alignment after() {
        return translation.alignedWith(current);
    }

    boolean holds(Change change) {
        return switch (change.what()) {
            case CHANGED -> changed(unit(change.before()), unit(change.after()));
            case ADDED -> added(unit(change.after()));
            case REMOVED -> removed(unit(change.before()));
            case MOVED -> moved(unit(change.before()), unit(change.after()));
        };
    }

    /** The block of the translation that renders what changed; empty where there is none, or none yet. */
    Optional<Unit> rendering(Change change) {
        int rendering = -1;
        if (change.after().isPresent()) {
            rendering = after().translated(change.after().get().unit());
            if (change.before().isEmpty() && rendering >= 0 && before().rendered(rendering) >= 0) {
                return Optional.empty(); // it renders what was there before
            }
        }
        if (rendering < 0 && change.before().isPresent()) {
            rendering = before().translated(change.before().get().unit());
        }
        return rendering < 0
                ? Optional.empty()
                : Optional.of(translation.units().get(rendering));
    }

    /** Of the code, links and numbers that came with a change, those that a block of the translation lacks. */
    List<String> lacking(Change change, Unit rendered) {
        Map<String, Integer> old =
                change.before().isPresent() ? checkable(base.unplaced(unit(change.before()))) : Map.of();
        Map<String, Integer> now =
                change.after().isPresent() ? checkable(current.unplaced(unit(change.after()))) : Map.of();
        Map<String, Integer> here = checkable(rendered);
        return now.entrySet().stream()
                .filter(token -> token.getValue() > old.getOrDefault(token.getKey(), 0))
                .filter(token -> here.getOrDefault(token.getKey(), 0) < token.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** What every translation of a block has. */
    private static Map<String, Integer> checkable(Unit unit) {
        Map<String, Integer> tokens = tokens(unit);
        if (unit.kind() != Unit.Kind.CODE) {
            Set<String> kept = new HashSet<>();
            for (Token token : unit.tokens()) {
                if (token.kind() == Token.Kind.CODE
                        || token.kind() == Token.Kind.LINK
                        || token.kind() == Token.Kind.NUMBER) {
                    kept.add(token.text());
                }
            }
            tokens.keySet().retainAll(kept);
        }
        return tokens;
    }

    /**
     * Whether the translation has a change beyond doubt: not by words alone, which languages share by chance, and with
     * something to show for it that the whole page has as often as the source has it now, and not as it had it.
     */
    boolean shows(Change change) {
        Side was = change.before()
                .map(passage -> Side.of(base.unplaced(passage.unit())))
                .orElse(Side.NONE);
        Side is = change.after()
                .map(passage -> Side.of(current.unplaced(passage.unit())))
                .orElse(Side.NONE);
        boolean added = change.what() == SectionChange.Change.ADDED;
        if (added && is.count() < FEWEST_TOKENS) {
            return false;
        }
        return (tells(was, is) || tells(is, was)) && holds(change);
    }

    /** One side of a change: a block, or nothing. */
    private static final class Side {

        static final Side NONE = new Side(false, List.of(), Map.of());

        private final boolean code;
        private final List<Token> words;

        /** The tokens that a translation leaves alone, and how often the block has them; of code its lines. */
        private final Map<String, Integer> left;

        /** Made when asked for: most changes tell by none of their tokens. */
        private @Nullable Set<String> all;

        private Side(boolean code, List<Token> words, Map<String, Integer> left) {
            this.code = code;
            this.words = words;
            this.left = left;
        }

        static Side of(Unit unit) {
            return new Side(unit.kind() == Unit.Kind.CODE, unit.tokens(), tokens(unit));
        }

        int count() {
            int count = 0;
            for (int times : left.values()) {
                count += times;
            }
            return count;
        }

        boolean has(String token) {
            Set<String> known = all;
            if (known == null) {
                known = new HashSet<>(left.keySet());
                for (Token word : words) {
                    known.add(word.text());
                }
                all = known;
            }
            return known.contains(token);
        }

        boolean isName(String token) {
            for (Token word : words) {
                if (word.kind() == Token.Kind.NAME && word.text().equals(token)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether a token is not in the other block, and the page has it as often as the source has it now. */
    private boolean tells(Side side, Side other) {
        for (String token : side.left.keySet()) {
            // Lines of code are looked at in their block alone: pages are not counted by lines.
            boolean telling = (side.code || (base.count(token) != current.count(token) && page(token)))
                    && !other.has(token)
                    && (!side.isName(token) || !isPartOfAny(token, other.words));
            if (telling) {
                return true;
            }
        }
        return false;
    }

    /** The parts of a name may have been names before: "a b" that became "a-b" is the same. */
    private static boolean isPartOfAny(String name, List<Token> words) {
        Set<String> mine = parts(name);
        return words.stream()
                .map(word -> parts(word.text()))
                .anyMatch(theirs -> theirs.containsAll(mine) || mine.containsAll(theirs));
    }

    private static Set<String> parts(String token) {
        return new HashSet<>(List.of(token.toLowerCase(Locale.ROOT).split("-", -1)));
    }

    private static int unit(Optional<Change.Passage> passage) {
        return passage.orElseThrow().unit();
    }

    /** What came has to be in the block that renders it, what went must not; both of the page as a whole too. */
    private boolean changed(int wasAt, int isAt) {
        Unit was = base.unplaced(wasAt);
        Unit is = current.unplaced(isAt);
        if (was.kind() == Unit.Kind.HEADING
                && is.kind() == Unit.Kind.HEADING
                && !was.name().equals(is.name())) {
            int rendering = rendering(wasAt, isAt);
            return rendering >= 0
                    && translation.unplaced(rendering).name().equals(is.name())
                    && WordDiff.between(was.tokens(), is.tokens()).isEmpty();
        }
        Map<String, Integer> old = tokens(was);
        Map<String, Integer> now = tokens(is);
        // First, as it takes no alignment.
        if (!page(now, old) || !page(old, now)) {
            return false;
        }
        int rendering = rendering(wasAt, isAt);
        if (rendering < 0) {
            return false;
        }
        Unit rendered = translation.unplaced(rendering);
        Map<String, Integer> here = tokens(rendered);
        Set<String> strong = strong(was, rendered);
        int told = 0;
        for (Map.Entry<String, Integer> token : now.entrySet()) {
            int difference = token.getValue() - old.getOrDefault(token.getKey(), 0);
            if (difference > 0) {
                if (here.getOrDefault(token.getKey(), 0) < token.getValue()) {
                    return false;
                }
                told++;
            }
        }
        for (Map.Entry<String, Integer> token : old.entrySet()) {
            int left = now.getOrDefault(token.getKey(), 0);
            if (token.getValue() > left) {
                if (here.getOrDefault(token.getKey(), 0) > left) {
                    return false;
                }
                told += translation.count(token.getKey()) > 0 || strong.contains(token.getKey()) ? 1 : 0;
            }
        }
        return told > 0;
    }

    /** The block of the translation that renders what a block was and is, or -1. */
    private int rendering(int was, int is) {
        int rendering = after().translated(is);
        return rendering >= 0 ? rendering : before().translated(was);
    }

    /** Whether the page as a whole has what one side of a block has more of than the other, as it has it now. */
    private boolean page(Map<String, Integer> more, Map<String, Integer> less) {
        for (Map.Entry<String, Integer> token : more.entrySet()) {
            if (token.getValue() > less.getOrDefault(token.getKey(), 0) && !page(token.getKey())) {
                return false;
            }
        }
        return true;
    }

    /**
     * The tokens of a block whose absence tells that they went: not figures and names, which translations write
     * otherwise, nor links and code where the translation has others of their kind.
     */
    private static Set<String> strong(Unit was, Unit rendered) {
        Set<String> strong = new HashSet<>();
        if (was.kind() == Unit.Kind.CODE) {
            was.code().forEach(line -> strong.add(line.code().strip()));
            return strong;
        }
        Set<String> known = new HashSet<>();
        was.tokens().forEach(token -> known.add(token.text()));
        Set<Token.Kind> unsure = EnumSet.of(Token.Kind.NUMBER, Token.Kind.NAME);
        for (Token token : rendered.tokens()) {
            if (!known.contains(token.text())) {
                unsure.add(token.kind());
            }
        }
        for (Token token : was.tokens()) {
            if (token.neutral() && !unsure.contains(token.kind())) {
                strong.add(token.text());
            }
        }
        return strong;
    }

    /** Whether the translation has a token about as often as the page has it now, and not as it had it. */
    private boolean page(String token) {
        int was = base.count(token);
        int is = current.count(token);
        int here = translation.count(token);
        return was == is || Math.abs(here - is) < Math.abs(here - was);
    }

    private boolean added(int isAt) {
        Unit is = current.unplaced(isAt);
        if (is.kind() == Unit.Kind.FRONT_MATTER) {
            return hasKey(is);
        }
        int rendering = after().translated(isAt);
        if (rendering < 0 || before().rendered(rendering) >= 0) {
            return false;
        }
        Unit rendered = translation.unplaced(rendering);
        if (is.kind() != rendered.kind()
                && !(is.kind().prose() && rendered.kind().prose())) {
            return false;
        }
        Map<String, Integer> now = carried(is);
        Map<String, Integer> here = carried(rendered);
        int all = 0;
        int shared = 0;
        for (Map.Entry<String, Integer> token : now.entrySet()) {
            all += token.getValue();
            shared += Math.min(token.getValue(), here.getOrDefault(token.getKey(), 0));
        }
        return all >= FEWEST_TOKENS && shared >= ENOUGH * all;
    }

    /** Whether the translation's front matter has the key: its value is words, which say nothing. */
    private boolean hasKey(Unit value) {
        return translation.units().stream()
                .anyMatch(unit ->
                        unit.kind() == Unit.Kind.FRONT_MATTER && unit.name().equals(value.name()));
    }

    /** A block that is gone: its neighbours are rendered one after the other. */
    private boolean removed(int wasAt) {
        Unit was = base.unplaced(wasAt);
        if (was.kind() == Unit.Kind.FRONT_MATTER) {
            return !hasKey(was);
        }
        boolean telling = switch (was.kind()) {
            case PROSE, HTML -> tokens(was).size() >= FEWEST_TOKENS;
            case FRONT_MATTER, HEADING, ITEM, ROW, CODE, SHORTCODE -> true;
        };
        if (!telling
                || !tokens(was).keySet().stream().allMatch(this::page) // first, as it takes no alignment
                || before().translated(wasAt) >= 0) {
            return false;
        }
        int previous = wasAt - 1;
        while (previous >= 0 && before().translated(previous) < 0) {
            previous--;
        }
        int next = wasAt + 1;
        while (next < base.units().size() && before().translated(next) < 0) {
            next++;
        }
        int from = previous < 0 ? -1 : before().translated(previous);
        int to = next == base.units().size() ? translation.units().size() : before().translated(next);
        return to == from + 1 && next - previous <= 4;
    }

    private boolean moved(int was, int is) {
        int rendering = after().translated(is);
        if (before().translated(was) >= 0 || rendering < 0) {
            return false;
        }
        Set<String> now = tokens(current.unplaced(is)).keySet();
        return now.size() >= FEWEST_TOKENS
                && tokens(translation.unplaced(rendering)).keySet().containsAll(now);
    }

    /** The tokens that a translation leaves alone; of code its lines without comments. */
    private static Map<String, Integer> tokens(Unit unit) {
        Map<String, Integer> tokens = new HashMap<>();
        if (unit.kind() == Unit.Kind.CODE) {
            unit.code().forEach(line -> {
                if (!line.code().isBlank()) {
                    tokens.merge(line.code().strip(), 1, Integer::sum);
                }
            });
        } else {
            for (Token token : unit.tokens()) {
                if (token.neutral()) {
                    tokens.merge(token.text(), 1, Integer::sum);
                }
            }
        }
        return tokens;
    }

    /** The same with the words that the translation uses as they are. */
    private Map<String, Integer> carried(Unit unit) {
        Map<String, Integer> tokens = tokens(unit);
        if (unit.kind() != Unit.Kind.CODE) {
            for (Token token : unit.tokens()) {
                if (token.kind() == Token.Kind.WORD && current.has(token) && translation.has(token)) {
                    tokens.merge(token.text(), 1, Integer::sum);
                }
            }
        }
        return tokens;
    }

    /** The lines of the translation that a change concerns. */
    Optional<Lines> place(Change change) {
        if (change.before().isPresent()) {
            int was = change.before().get().unit();
            int rendering = before().translated(was);
            if (rendering < 0 && change.after().isPresent()) {
                rendering = after().translated(change.after().get().unit());
            }
            return rendering >= 0 ? Optional.of(lines(rendering)) : last(previous(was, before()));
        }
        if (change.what() == SectionChange.Change.ADDED) {
            for (int i = change.after().orElseThrow().unit() - 1; i >= 0; i--) {
                int was = changes.source(i);
                int rendering =
                        was >= 0 && before().translated(was) >= 0 ? before().translated(was) : after().translated(i);
                if (rendering >= 0) {
                    return last(rendering);
                }
            }
        }
        return Optional.empty();
    }

    private int previous(int sourceUnit, Alignment alignment) {
        for (int i = sourceUnit - 1; i >= 0; i--) {
            if (alignment.translated(i) >= 0) {
                return alignment.translated(i);
            }
        }
        return -1;
    }

    private Optional<Lines> last(int unit) {
        if (unit < 0) {
            return Optional.empty();
        }
        int line = lines(unit).last();
        return Optional.of(new Lines(line, line));
    }

    private Lines lines(int unit) {
        return translation.lines(translation.span(unit));
    }
}
