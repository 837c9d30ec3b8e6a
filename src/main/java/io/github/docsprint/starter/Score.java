package io.github.docsprint.starter;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a task stands where it stands in the ranking.
 *
 * @param parts what was added up, in order
 */
public record Score(List<Part> parts) {

    public Score {
        parts = List.copyOf(parts);
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

    /** The sum; the higher, the earlier. */
    public double points() {
        return parts.stream().mapToDouble(Part::points).sum();
    }

    Score and(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Score(more);
    }
}
