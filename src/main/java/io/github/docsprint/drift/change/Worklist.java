package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.git.TextDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to do on a page, and what an edit of its translation has done of it so far.
 *
 * @param items the changes of the source that the translation lacked when the edit began, or lacks now, in the order of
 *     the source page
 * @param present changes that the translation had before the edit and still has
 */
public record Worklist(List<Item> items, List<Change> present) {

    /** Of what an edited block still lacks, this much is told. */
    private static final int MOST_LACKING = 5;

    public Worklist {
        items = List.copyOf(items);
        present = List.copyOf(present);
    }

    /** How far an item is. */
    public enum Mark {
        /** Still to do. */
        OPEN,
        /** Done: code, links, names and numbers say so. */
        DONE,
        /** The block that it concerns was edited, and nothing speaks against its being done; words alone cannot tell. */
        EDITED;

        /** The name in the machine formats. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing to do.
     *
     * @param target the lines of the translation that it concerns, as it is now; for a new block that is still to
     *     come the line after which it belongs, once
     * @param start the same in the translation as it was when the edit began
     * @param lacking code, links and numbers that the edited block still lacks; empty unless it was edited and is open
     */
    public record Item(Change change, Optional<Lines> target, Optional<Lines> start, Mark mark, List<String> lacking) {
        public Item {
            lacking = List.copyOf(lacking);
        }

        /** Whether it is something new that is still to come after {@link #target}. */
        public boolean comesAfter() {
            return change.before().isEmpty() && !done();
        }

        /** Whether nothing is left to do. */
        public boolean done() {
            return mark != Mark.OPEN;
        }
    }

    /** How many items are done. */
    public int done() {
        return (int) items.stream().filter(Item::done).count();
    }

    /**
     * Judges an edit.
     *
     * @param changes of the source page since the translation's base
     * @param start the translation before the edit
     * @param translation the translation as it is now
     */
    public static Worklist of(ChangeSet changes, PageText start, PageText translation) {
        if (changes.translatable().isEmpty()) {
            return new Worklist(List.of(), List.of());
        }
        return new Edit(changes, start, translation).judged();
    }

    private static final class Edit {

        private final ChangeSet changes;
        private final PageText start;
        private final PageText translation;
        private final Presence before;
        private final Presence now;
        private final List<TextDiff.Lines> written;
        private final List<TextDiff.Lines> takenOut;

        Edit(ChangeSet changes, PageText start, PageText translation) {
            this.changes = changes;
            this.start = start;
            this.translation = translation;
            boolean same = start.text().equals(translation.text());
            this.now = new Presence(changes, translation);
            this.before = same ? now : new Presence(changes, start);
            this.written = same ? List.of() : TextDiff.changed(start.text(), translation.text());
            this.takenOut = same ? List.of() : TextDiff.changed(translation.text(), start.text());
        }

        Worklist judged() {
            List<Item> items = new ArrayList<>();
            List<Change> present = new ArrayList<>();
            for (Change change : changes.translatable()) {
                boolean had = before.holds(change);
                boolean has = before == now ? had : now.holds(change);
                if (had && has) {
                    present.add(change);
                } else {
                    items.add(item(change, has));
                }
            }
            return new Worklist(items, present);
        }

        private Item item(Change change, boolean has) {
            Optional<Lines> was = before.place(change);
            Optional<Unit> edited = has || written.isEmpty() && takenOut.isEmpty() ? Optional.empty() : edited(change);
            List<String> lacking = edited.map(unit -> now.lacking(change, unit)).orElse(List.of());
            boolean takenAway = !has && edited.isEmpty() && takenAway(change);
            Mark mark =
                    has ? Mark.DONE : takenAway || edited.isPresent() && lacking.isEmpty() ? Mark.EDITED : Mark.OPEN;
            Optional<Lines> target = mark == Mark.OPEN
                    ? now.place(change)
                    : now.rendering(change).map(unit -> translation.lines(unit.span()));
            return new Item(
                    change,
                    target,
                    was,
                    mark,
                    lacking.stream().limit(MOST_LACKING).toList());
        }

        /** The block of the translation that renders the changed one, if it was edited. */
        private Optional<Unit> edited(Change change) {
            return now.rendering(change)
                    .filter(unit -> meets(written, translation.lines(unit.span())))
                    .filter(unit -> change.after().isPresent());
        }

        /** Whether what rendered a block that is gone was taken out. */
        private boolean takenAway(Change change) {
            return change.after().isEmpty()
                    && before.rendering(change)
                            .filter(unit -> covers(takenOut, start.lines(unit.span())))
                            .isPresent();
        }

        private static boolean meets(List<TextDiff.Lines> edits, Lines lines) {
            return edits.stream().anyMatch(edit -> edit.first() <= lines.last() && edit.last() >= lines.first());
        }

        private static boolean covers(List<TextDiff.Lines> edits, Lines lines) {
            Set<Integer> left = new HashSet<>();
            for (int line = lines.first(); line <= lines.last(); line++) {
                left.add(line);
            }
            edits.forEach(edit -> left.removeIf(line -> line >= edit.first() && line <= edit.last()));
            return left.isEmpty();
        }
    }
}
