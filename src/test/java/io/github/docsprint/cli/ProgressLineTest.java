package io.github.docsprint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final String ERASED = "\r\u001b[K";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgressLine line(Duration first) {
        PrintStream stream = new PrintStream(err, true, UTF_8);
        Surroundings surroundings = new Surroundings(
                stream,
                stream,
                InputStream.nullInputStream(),
                Map.of(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC());
        return new ProgressLine(surroundings, new Messages(Locale.ENGLISH), true, first);
    }

    private String shown() {
        return err.toString(UTF_8);
    }

    @Test
    void whatIsWaitedForIsNamedOnceItTakesLong() throws InterruptedException {
        try (ProgressLine line = line(Duration.ofMillis(20))) {
            line.waiting("github.progress-asking");
            for (int i = 0; i < 500 && shown().isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(shown()).isEqualTo(ERASED + "Asking GitHub…");
        }
        assertThat(shown()).endsWith("…" + ERASED);
    }

    @Test
    void whatIsOverBeforeIsNotNamed() throws InterruptedException {
        try (ProgressLine line = line(Duration.ofMillis(20))) {
            line.waiting("github.progress-asking");
            line.clear();
            Thread.sleep(60);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatOthersPrintBeginsOnAnEmptyLine() {
        try (ProgressLine line = line(Duration.ZERO)) {
            line.at("status.progress-pages", 3, 9);
            line.clear();
            assertThat(shown()).isEqualTo(ERASED + "Comparing pages: 3 of 9" + ERASED);
        }
    }
}
