package io.github.docsprint.github;

import io.github.docsprint.message.Progress;
import java.time.Duration;

/**
 * Counts the seconds of a pause that GitHub asks for where the user sees it.
 *
 * @param progress where that is
 * @param pause how to wait
 */
public record ShownPause(Progress progress, Pause pause) implements Pause {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Override
    public void take(Duration duration) {
        pause.take(duration);
    }

    @Override
    public void takeAsked(Duration duration) {
        Duration left = duration;
        for (long done = 0; left.compareTo(SECOND) > 0; done++) {
            progress.at("github.awaiting-limit", done, duration.toSeconds());
            pause.take(SECOND);
            left = left.minus(SECOND);
        }
        pause.take(left);
        progress.waiting("github.progress-asking");
    }
}
