package io.github.docsprint.cli;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a run takes from the process around it, so that a test can be that process.
 *
 * @param out where results go, in UTF-8
 * @param err where everything else goes, in UTF-8
 * @param in standard input
 * @param environment the environment variables
 * @param workingFolder the folder that relative paths start from, absolute
 * @param clock the time, in the system's time zone
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        InputStream in,
        Map<String, String> environment,
        Path workingFolder,
        Clock clock) {

    /** The columns of a terminal that does not say how wide it is, and of output that is no terminal. */
    private static final int USUAL_COLUMNS = 100;

    /** Those of this process. Output is UTF-8 whatever the locale says. */
    static Surroundings ofProcess() {
        return new Surroundings(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.in,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemDefaultZone());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new WatchedStream(new FileOutputStream(descriptor));
    }

    /** How writing results failed; empty where it did not, as far as is known. */
    Optional<IOException> outputFailure() {
        return out instanceof WatchedStream watched ? watched.failure() : Optional.empty();
    }

    /** An environment variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The first program of a name on the search path; one that a relative path leads to is not taken. */
    Optional<Path> program(String name) {
        return variable("PATH").stream()
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Whether a stream is a terminal. Java 17 cannot ask for one stream alone, so the launcher says which are, in
     * {@code DOCSPRINT_TERMINAL}; without the launcher nothing is.
     *
     * @param descriptor 1 for standard output, 2 for standard error
     */
    boolean isTerminal(int descriptor) {
        return variable("DOCSPRINT_TERMINAL")
                .filter(list -> list.contains(Integer.toString(descriptor)))
                .isPresent();
    }

    /** How many columns a line of output may take. */
    int columns() {
        return variable("DOCSPRINT_COLUMNS")
                .or(() -> variable("COLUMNS"))
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(value -> value >= 20)
                .orElse(USUAL_COLUMNS);
    }

    /** The language of messages where no option says it: Japanese in a Japanese locale, else English (POSIX order). */
    Locale uiLocale() {
        String locale = variable("DOCSPRINT_LOCALE")
                .or(() -> variable("LC_ALL"))
                .or(() -> variable("LC_MESSAGES"))
                .or(() -> variable("LANG"))
                .orElse("");
        return locale.startsWith("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    }

    /** Where caches go: XDG Base Directory Specification, else the platform's own place. */
    Optional<Path> cacheFolder() {
        return variable("DOCSPRINT_CACHE")
                .or(() -> variable("XDG_CACHE_HOME").map(folder -> folder + "/docsprint"))
                .or(() -> variable("LOCALAPPDATA").map(folder -> folder + "/docsprint"))
                .or(() -> variable("HOME").map(folder -> folder + "/.cache/docsprint"))
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
