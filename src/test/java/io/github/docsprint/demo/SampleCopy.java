package io.github.docsprint.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The sample site, built once for all tests of a run and copied: writing its history takes most of a short test. */
public final class SampleCopy {

    private static final Path ORIGINAL = build();

    private SampleCopy() {}

    /** Puts a clone of the sample site, with a work tree, into a folder that is empty or not there yet. */
    public static Path to(Path folder) {
        copy(ORIGINAL, folder);
        return folder;
    }

    /** Copies a folder with all that is in it. */
    public static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            Files.createDirectories(to.toAbsolutePath().getParent());
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path build() {
        try {
            Path folder = Files.createTempDirectory("docsprint-sample");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Path site = folder.resolve("site");
            SampleSite.build(site);
            pack(site);
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One pack in the place of a thousand small files. */
    private static void pack(Path site) throws IOException {
        Process gc = new ProcessBuilder(List.of("git", "gc", "--quiet"))
                .directory(site.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(gc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (gc.waitFor() != 0) {
                throw new IllegalStateException(out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A temporary folder that stays behind does no harm.
        }
    }
}
