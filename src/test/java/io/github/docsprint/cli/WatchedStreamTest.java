package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {

    private static WatchedStream failing(String message) {
        return new WatchedStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        });
    }

    @Test
    void aFullDiskIsAFailure() {
        try (WatchedStream stream = failing("No space left on device")) {
            stream.println("text");
            assertThat(stream.failure())
                    .get()
                    .extracting(IOException::getMessage)
                    .isEqualTo("No space left on device");
        }
    }

    @Test
    void aReaderWhoHasGoneAwayIsNone() {
        try (WatchedStream stream = failing("Broken pipe")) {
            stream.println("text");
            assertThat(stream.failure()).isEmpty();
        }
    }

    @Test
    void whatIsWrittenIsUtf8() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WatchedStream stream = new WatchedStream(out)) {
            stream.print("ノード");
            assertThat(stream.failure()).isEmpty();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ノード");
    }
}
