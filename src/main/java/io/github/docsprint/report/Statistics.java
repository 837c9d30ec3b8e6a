package io.github.docsprint.report;

import java.util.List;
import java.util.OptionalDouble;

/** Quantiles. */
final class Statistics {

    private Statistics() {}

    /** The value below which a share lies, by the nearest rank; empty for no values. */
    static OptionalDouble quantile(List<? extends Number> values, double share) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] sorted =
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        int rank = (int) Math.ceil(share * sorted.length);
        return OptionalDouble.of(sorted[Math.max(0, Math.min(sorted.length, rank) - 1)]);
    }

    /** {@link #quantile} as a value, in other units. */
    static Value quantile(List<? extends Number> values, double share, double perUnit) {
        OptionalDouble found = quantile(values, share);
        return found.isPresent() ? Value.rounded(found.getAsDouble() / perUnit) : Value.NONE;
    }
}
