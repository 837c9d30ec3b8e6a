package io.github.docsprint.drift.change;

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

    private final @Nullable Unit[] placed;

    /** @param places for each part where it begins */
    PlacedUnits(List<Stretch> parts, List<Stretch.Place> places, int size) {
        this.parts = List.copyOf(parts);
        this.places = List.copyOf(places);
        this.firsts = places.stream().mapToInt(Stretch.Place::unit).toArray();
        this.placed = new Unit[size];
    }

    @Override
    public Unit get(int index) {
        Unit known = placed[index];
        if (known == null) {
            int part = part(index);
            known = parts.get(part).unit(index - firsts[part], places.get(part));
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
