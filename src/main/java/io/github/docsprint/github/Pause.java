package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import java.time.Duration;

/** How to let time pass before GitHub is asked again. */
@FunctionalInterface
public interface Pause {

    /** Waits. */
    void take(Duration duration);

    /** Waits as long as GitHub has asked for, which may be a minute. */
    default void takeAsked(Duration duration) {
        take(duration);
    }

    /** Waits in fact. */
    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("github.interrupted").causedBy(e);
        }
    }
}
