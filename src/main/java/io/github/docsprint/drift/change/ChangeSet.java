package io.github.docsprint.drift.change;

import java.util.List;

/** What changed between two revisions of a source page. Immutable. */
public final class ChangeSet {

    private final PageText base;
    private final PageText current;
    private final List<Change> changes;
    private final int[] sources;

    /** @param sources for each unit of the newer page the unit of the older one that it was, or -1 */
    ChangeSet(PageText base, PageText current, List<Change> changes, int[] sources) {
        this.base = base;
        this.current = current;
        this.changes = List.copyOf(changes);
        this.sources = sources.clone();
    }

    /** The older revision. */
    public PageText base() {
        return base;
    }

    /** The newer revision. */
    public PageText current() {
        return current;
    }

    /** In the order of the newer page, what is gone where it was; empty only where the texts are equal. */
    public List<Change> changes() {
        return changes;
    }

    /** Those that give a translator something to do. */
    public List<Change> translatable() {
        return changes.stream().filter(Change::translatable).toList();
    }

    /** Whether the texts differ, but not in what there is to translate. */
    public boolean cosmetic() {
        return !changes.isEmpty() && changes.stream().noneMatch(Change::translatable);
    }

    /** The unit of the base that a unit of the current page was, or -1 for a new one. */
    int source(int currentUnit) {
        return sources.length == 0 ? currentUnit : sources[currentUnit];
    }
}
