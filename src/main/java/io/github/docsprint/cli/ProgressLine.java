package io.github.docsprint.cli;

import io.github.docsprint.message.Progress;
import java.util.concurrent.TimeUnit;

/** One line on standard error that is drawn over itself, from the second second on, and gone at the end. */
final class ProgressLine implements Progress, AutoCloseable {

    private static final long FIRST_AFTER = TimeUnit.SECONDS.toNanos(2);
    private static final long NEXT_AFTER = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Surroundings surroundings;
    private final Messages messages;
    private final boolean shown;
    private long next = System.nanoTime() + FIRST_AFTER;
    private boolean drawn;

    ProgressLine(Surroundings surroundings, Messages messages, boolean shown) {
        this.surroundings = surroundings;
        this.messages = messages;
        this.shown = shown;
    }

    @Override
    public synchronized void at(String step, long done, long total) {
        long now = System.nanoTime();
        if (!shown || now - next < 0) {
            return;
        }
        next = now + NEXT_AFTER;
        drawn = true;
        String far = total > 0
                ? messages.text("cli.progress-of", messages.text(step), done, total)
                : messages.text("cli.progress", messages.text(step), done);
        surroundings.err().print(ERASE_LINE + far);
        surroundings.err().flush();
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            surroundings.err().print(ERASE_LINE);
            surroundings.err().flush();
            drawn = false;
        }
    }
}
