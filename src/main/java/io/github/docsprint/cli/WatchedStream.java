package io.github.docsprint.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A print stream in UTF-8 that says how writing failed; others keep that to themselves. */
final class WatchedStream extends PrintStream {

    private final Watched watched;

    WatchedStream(OutputStream out) {
        this(new Watched(out));
    }

    private WatchedStream(Watched watched) {
        super(watched, true, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /** How writing failed; empty where it did not, or where whoever reads has gone away, as {@code head} does. */
    Optional<IOException> failure() {
        flush();
        return Optional.ofNullable(watched.failure).filter(failure -> !isClosedPipe(failure));
    }

    private static boolean isClosedPipe(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("pipe") || message.contains("パイプ");
    }

    private static final class Watched extends FilterOutputStream {

        private volatile @Nullable IOException failure;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
