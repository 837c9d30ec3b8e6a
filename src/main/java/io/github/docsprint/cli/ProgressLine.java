package io.github.docsprint.cli;

import io.github.docsprint.message.Progress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One line on standard error that is drawn over itself, from the second second on, and gone at the end. */
final class ProgressLine implements Progress, AutoCloseable {

    private static final Duration FIRST_AFTER = Duration.ofSeconds(2);
    private static final long NEXT_AFTER = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Surroundings surroundings;
    private final Messages messages;
    private final boolean shown;
    private long next;
    private boolean drawn;
    private @Nullable String waitedFor;
    private @Nullable Thread alarm;

    ProgressLine(Surroundings surroundings, Messages messages, boolean shown) {
        this(surroundings, messages, shown, FIRST_AFTER);
    }

    ProgressLine(Surroundings surroundings, Messages messages, boolean shown, Duration firstAfter) {
        this.surroundings = surroundings;
        this.messages = messages;
        this.shown = shown;
        this.next = System.nanoTime() + firstAfter.toNanos();
    }

    @Override
    public synchronized void at(String step, long done, long total) {
        waitedFor = null;
        long now = System.nanoTime();
        if (!shown || now - next < 0) {
            return;
        }
        next = now + NEXT_AFTER;
        draw(
                total > 0
                        ? messages.text("cli.progress-of", messages.text(step), done, total)
                        : messages.text("cli.progress", messages.text(step), done));
    }

    /** Nothing else comes until it is over, so an alarm draws it where that takes long. */
    @Override
    public synchronized void waiting(String step) {
        if (!shown) {
            return;
        }
        waitedFor = messages.text("cli.progress-waiting", messages.text(step));
        long left = next - System.nanoTime();
        if (drawn || left <= 0) {
            draw(waitedFor);
        } else if (alarm == null) {
            alarm = new Thread(() -> ring(left), "progress");
            alarm.setDaemon(true);
            alarm.start();
        }
    }

    private void ring(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoseconds);
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            if (waitedFor != null) {
                draw(waitedFor);
            }
        }
    }

    private void draw(String line) {
        drawn = true;
        surroundings.err().print(ERASE_LINE + line);
        surroundings.err().flush();
    }

    /** Makes room for what others print. */
    synchronized void clear() {
        waitedFor = null;
        if (drawn) {
            surroundings.err().print(ERASE_LINE);
            surroundings.err().flush();
            drawn = false;
        }
    }

    @Override
    public synchronized void close() {
        clear();
        if (alarm != null) {
            alarm.interrupt();
        }
    }
}
