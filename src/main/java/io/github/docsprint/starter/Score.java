package io.github.docsprint.starter;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a task stands where it stands in the ranking.
 *
 * @param parts what was added up, in order
 * @param place which of its kind it is, from 1; 0 as long as nothing is ranked
 * @param share what part of a list is of its kind, 0 to 1
 */
public record Score(List<Part> parts, int place, double share) {

    public Score {
        parts = List.copyOf(parts);
    }

    /** A score of a task that stands nowhere yet. */
    static Score of(List<Part> parts) {
        return new Score(parts, 0, 0);
    }

    /**
     * One reason.
     *
     * @param factor what was looked at
     * @param value how much of it there is, 0 to 1; for {@link Weights.Factor#SPREAD} below 0
     * @param weight how much it counts
     */
    public record Part(Weights.Factor factor, double value, double weight) {

        /** What it adds to the score. */
        public double points() {
            return value * weight;
        }
    }

    /** The sum; the higher, the earlier among those of its kind. */
    public double points() {
        return parts.stream().mapToDouble(Part::points).sum();
    }

    Score and(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Score(more, place, share);
    }

    Score at(int number, double part) {
        return new Score(parts, number, part);
    }
}
