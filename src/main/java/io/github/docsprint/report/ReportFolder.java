package io.github.docsprint.report;

import io.github.docsprint.file.WholeFile;
import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that reports go into, each in a folder of its own. A report is written aside and then moved into place, so
 * that there never is half of one.
 *
 * @param folder made when needed
 */
public record ReportFolder(Path folder) {

    private static final String ASIDE = ".docsprint-";

    /**
     * Puts a report in place of one of the same name.
     *
     * @param files by path relative to the report's own folder
     * @return the report's folder
     * @throws Failure (environment) where it cannot be written
     */
    public Path put(String name, Map<String, byte[]> files) {
        Path target = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, ASIDE);
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = fresh.resolve(file.getKey());
                    Path parent = path.getParent();
                    Files.createDirectories(parent == null ? fresh : parent);
                    Files.write(path, file.getValue());
                }
                fresh.toFile().setReadable(true, false);
                fresh.toFile().setExecutable(true, false);
                if (Files.exists(target)) {
                    Path aside = Files.createTempDirectory(folder, ASIDE);
                    Files.move(target, aside.resolve("old"));
                    Files.move(fresh, target);
                    delete(aside);
                } else {
                    Files.move(fresh, target);
                }
            } finally {
                delete(fresh);
            }
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(target, e);
        }
        return target;
    }

    /** Replaces one file of the folder as a whole. */
    public void put(String name, byte[] content) {
        Path target = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            WholeFile.write(target, content);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** The names of the reports in it. */
    public List<String> names() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Failure unwritable(Path path, Exception e) {
        return Failure.environment("report.unwritable", path.toString(), String.valueOf(e.getMessage()))
                .causedBy(e);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
