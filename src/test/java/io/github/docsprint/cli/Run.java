package io.github.docsprint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * What one command line did, in a process of the test's own making.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Run(int code, String out, String err) {

    /** Runs a command line in a folder, in English, with no cache. */
    static Run in(Path folder, String... arguments) {
        return with(Map.of(), folder, arguments);
    }

    /** Runs a command line with environment variables. */
    static Run with(Map<String, String> environment, Path folder, String... arguments) {
        return with(environment, InputStream.nullInputStream(), folder, arguments);
    }

    /** Runs a command line with something on standard input. */
    static Run reading(String input, Path folder, String... arguments) {
        return with(Map.of(), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), folder, arguments);
    }

    private static Run with(Map<String, String> environment, InputStream input, Path folder, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                input,
                new HashMap<>(environment),
                folder.toAbsolutePath(),
                Clock.fixed(Instant.parse("2025-06-15T03:00:00Z"), ZoneId.of("Asia/Tokyo")));
        int code = Docsprint.run(surroundings, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
