package io.github.docsprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The real history that some tests run on, where it is at hand: one clone for all of them, made at the first use. */
public final class Corpus {

    private static final Path BUNDLE = Path.of("..", "shared", "corpus", "website-en-ja.bundle");

    private Corpus() {}

    /** A clone of it, to read only. Skips the calling test, saying so, where there is no corpus. */
    public static synchronized Path folder() {
        assumeTrue(Files.isReadable(BUNDLE), () -> "skipped: there is no corpus at " + BUNDLE);
        try {
            Path clone = Path.of(System.getProperty("java.io.tmpdir"), "docsprint-corpus-" + Files.size(BUNDLE));
            if (!Files.isDirectory(clone)) {
                Path fresh = Files.createTempDirectory("docsprint-corpus");
                Process git = new ProcessBuilder("git", "clone", "-q", BUNDLE.toString(), fresh.toString())
                        .inheritIO()
                        .start();
                assertThat(git.waitFor()).isZero();
                moveOrDiscard(fresh, clone);
            }
            return clone;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Another build may have been quicker. */
    private static void moveOrDiscard(Path fresh, Path clone) throws IOException {
        try {
            Files.move(fresh, clone, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(clone)) {
                throw e;
            }
            try (Stream<Path> files = Files.walk(fresh)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
