package io.github.docsprint.drift.change;

import io.github.docsprint.text.Span;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The units of a page made of parts. Each is put in its place when it is asked for: of most revisions only the changes
 * are. By one thread.
 */
final class PlacedUnits extends AbstractList<Unit> implements RandomAccess {

    private final List<Stretch> parts;
    private final List<Stretch.Place> places;

    /** For each part the index of its first unit. */
    private final int[] firsts;

    /** The units where they were read. */
    private final Unit[] read;

    private final @Nullable Unit[] placed;

    /** @param places for each part where it begins */
    PlacedUnits(List<Stretch> parts, List<Stretch.Place> places, int size) {
        this.parts = parts;
        this.places = places;
        this.firsts = new int[parts.size()];
        this.read = new Unit[size];
        this.placed = new Unit[size];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = places.get(i).unit();
            int at = firsts[i];
            List<Unit> units = parts.get(i).units();
            for (int j = 0; j < units.size(); j++) { // by index, as the iterators of such lists are slow
                read[at + j] = units.get(j);
            }
        }
    }

    /** A unit where it was read. */
    Unit read(int index) {
        return read[index];
    }

    /** Whether two pages have a unit from the same part that both are made of. */
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(int index, PlacedUnits other, int otherIndex) {
        return read[index] == other.read[otherIndex];
    }

    /** Where a unit is, without putting what is in it in its place. */
    Span span(int index) {
        int part = part(index);
        return parts.get(part).moved(read[index].span(), places.get(part));
    }

    /** The section that a unit is in, likewise. */
    int section(int index) {
        int part = part(index);
        return parts.get(part).section(read[index], places.get(part));
    }

    @Override
    public Unit get(int index) {
        Unit known = placed[index];
        if (known == null) {
            int part = part(index);
            known = parts.get(part).placed(read[index], places.get(part));
            placed[index] = known;
        }
        return known;
    }

    /** The last part that begins there or before: parts without units begin where the next one does. */
    private int part(int unit) {
        int part = Arrays.binarySearch(firsts, unit);
        if (part < 0) {
            return -part - 2;
        }
        while (part + 1 < firsts.length && firsts[part + 1] == unit) {
            part++;
        }
        return part;
    }

    @Override
    public int size() {
        return placed.length;
    }
}
