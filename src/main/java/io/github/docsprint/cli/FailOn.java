package io.github.docsprint.cli;

import io.github.docsprint.rules.Severity;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/** From which severity on findings make a command fail. */
enum FailOn {
    error,
    warning,
    info,
    none;

    /** @param count how many findings have a severity */
    boolean fails(ToLongFunction<Severity> count) {
        return switch (this) {
            case none -> false;
            case info -> Arrays.stream(Severity.values()).mapToLong(count).sum() > 0;
            case warning -> count.applyAsLong(Severity.ERROR) + count.applyAsLong(Severity.WARNING) > 0;
            case error -> count.applyAsLong(Severity.ERROR) > 0;
        };
    }
}
