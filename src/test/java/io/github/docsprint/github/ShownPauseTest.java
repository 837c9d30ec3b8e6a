package io.github.docsprint.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.message.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownPauseTest {

    private final List<String> happened = new ArrayList<>();

    private final Progress progress = new Progress() {
        @Override
        public void at(String step, long done, long total) {
            happened.add(step + " " + done + "/" + total);
        }

        @Override
        public void waiting(String step) {
            happened.add(step);
        }
    };

    private final Pause pause = new ShownPause(progress, duration -> happened.add(duration.toMillis() + " ms"));

    @Test
    void whatGitHubAsksForIsCountedBySeconds() {
        pause.takeAsked(Duration.ofMillis(2500));

        assertThat(happened)
                .containsExactly(
                        "github.awaiting-limit 0/2",
                        "1000 ms",
                        "github.awaiting-limit 1/2",
                        "1000 ms",
                        "500 ms",
                        "github.progress-asking");
    }

    @Test
    void anotherPauseIsOneOfAnotherStep() {
        pause.take(Duration.ofMillis(2500));

        assertThat(happened).containsExactly("2500 ms");
    }
}
