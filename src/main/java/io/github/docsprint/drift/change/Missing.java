package io.github.docsprint.drift.change;

import io.github.docsprint.drift.Behind;
import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changes of a source page that its translation lacks.
 *
 * @param items those that it lacks, in the order of the source page
 * @param present those that give something to translate and are in the translation already
 */
public record Missing(List<Item> items, List<Change> present) {

    public Missing {
        items = List.copyOf(items);
        present = List.copyOf(present);
    }

    /**
     * A change that is missing, and where it belongs.
     *
     * @param target the lines of the translation that render the changed block; for a new block the line after which it
     *     belongs, once
     */
    public record Item(Change change, Optional<Lines> target) {}

    /** Nothing is missing. */
    public static final Missing NOTHING = new Missing(List.of(), List.of());

    /**
     * The changes that give something to translate, without those that the translation has.
     *
     * <p>A change is taken as present only if everything that a translation leaves alone says so: what came is in the
     * block that renders it, what went is not. Where nothing can tell, the change stays.
     */
    public static Missing from(ChangeSet changes, PageText translation) {
        if (changes.changes().stream().noneMatch(Change::translatable)) {
            return NOTHING;
        }
        Presence presence = new Presence(changes, translation);
        List<Item> items = new ArrayList<>();
        List<Change> present = new ArrayList<>();
        for (Change change : changes.changes()) {
            if (change.translatable()) {
                if (presence.holds(change)) {
                    present.add(change);
                } else {
                    items.add(new Item(change, presence.place(change)));
                }
            }
        }
        return new Missing(items, present);
    }

    /** Words of the source that are new, gone, or stand in for others, as part of what a page is behind. */
    public Behind behind(int commits, int translatableCommits, int days) {
        return new Behind(
                commits,
                translatableCommits,
                days,
                items.stream().mapToInt(item -> item.change().addedWords()).sum(),
                items.stream().mapToInt(item -> item.change().removedWords()).sum(),
                items.stream().mapToInt(item -> item.change().changedWords()).sum());
    }

    /** The changes as the views show them: neighbours of the same section and sort together. */
    public List<SectionChange> sections() {
        List<SectionChange> sections = new ArrayList<>();
        for (Item item : items) {
            SectionChange next = section(item);
            SectionChange last = sections.isEmpty() ? next : sections.get(sections.size() - 1);
            boolean together = !sections.isEmpty()
                    && last.change() == next.change()
                    && last.anchor().equals(next.anchor())
                    && last.heading().equals(next.heading())
                    && (last.kind() == next.kind() || next.change() != SectionChange.Change.CHANGED);
            if (together) {
                sections.set(sections.size() - 1, joined(last, next));
            } else {
                sections.add(next);
            }
        }
        return List.copyOf(sections);
    }

    private static SectionChange section(Item item) {
        Change change = item.change();
        Lines lines =
                change.after().or(change::before).map(Change.Passage::lines).orElse(new Lines(1, 1));
        return new SectionChange(change.heading(), change.anchor(), change.what(), change.kind(), lines, item.target());
    }

    private static SectionChange joined(SectionChange first, SectionChange second) {
        Optional<Lines> target = first.targetLines().isEmpty()
                ? second.targetLines()
                : second.targetLines().isEmpty()
                        ? first.targetLines()
                        : Optional.of(joined(
                                first.targetLines().get(), second.targetLines().get()));
        return new SectionChange(
                first.heading(),
                first.anchor(),
                first.change(),
                first.kind(),
                joined(first.sourceLines(), second.sourceLines()),
                target);
    }

    private static Lines joined(Lines first, Lines second) {
        return new Lines(Math.min(first.first(), second.first()), Math.max(first.last(), second.last()));
    }
}
