package io.github.docsprint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownPauseTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Duration> waits = new ArrayList<>();

    private void pause(Duration duration) {
        PrintStream stream = new PrintStream(err, true, UTF_8);
        Surroundings surroundings = new Surroundings(
                stream,
                stream,
                InputStream.nullInputStream(),
                Map.of(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC());
        new ShownPause(
                        () -> new ProgressLine(surroundings, new Messages(Locale.ENGLISH), true, Duration.ZERO),
                        waits::add)
                .takeAsked(duration);
    }

    @Test
    void itTakesAsLongAsWasAskedFor() {
        pause(Duration.ofMillis(3500));

        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(3500));
    }

    @Test
    void itSaysHowFarItIsAndIsGoneAtTheEnd() {
        pause(Duration.ofSeconds(7));

        assertThat(err.toString(UTF_8))
                .startsWith("\r\u001b[KGitHub asks for a pause (seconds): 0 of 7")
                .endsWith("\u001b[K");
    }

    @Test
    void aShortOneIsNotWorthALine() {
        pause(Duration.ofMillis(400));

        assertThat(err.toString(UTF_8)).isEmpty();
    }
}
