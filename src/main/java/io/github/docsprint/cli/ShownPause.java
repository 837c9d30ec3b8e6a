package io.github.docsprint.cli;

import io.github.docsprint.github.Pause;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Counts the seconds of a pause that GitHub asks for where the user sees it.
 *
 * @param line makes the line to count on
 * @param pause how to wait
 */
record ShownPause(Supplier<ProgressLine> line, Pause pause) implements Pause {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Override
    public void take(Duration duration) {
        pause.take(duration);
    }

    @Override
    public void takeAsked(Duration duration) {
        try (ProgressLine shown = line.get()) {
            Duration left = duration;
            for (long done = 0; left.compareTo(SECOND) > 0; done++) {
                shown.at("github.awaiting-limit", done, duration.toSeconds());
                pause.take(SECOND);
                left = left.minus(SECOND);
            }
            pause.take(left);
        }
    }
}
