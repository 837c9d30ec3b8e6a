package io.github.docsprint.github.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs git, with nobody's configuration. */
final class Git {

    private Git() {}

    /** What a git process did. */
    record Result(int code, String out) {}

    /** Runs git in a folder, and returns what it prints; fails where git does. */
    static String run(Path folder, String... arguments) {
        Result result = tryRun(folder, arguments);
        if (result.code() != 0) {
            throw new IllegalStateException("git " + String.join(" ", arguments) + ": " + result.out());
        }
        return result.out().strip();
    }

    /** Runs git in a folder. */
    static Result tryRun(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        quiet(builder);
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + role + "_NAME", "GitHub");
            builder.environment().put("GIT_" + role + "_EMAIL", "noreply@example.com");
        }
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void quiet(ProcessBuilder builder) {
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
    }
}
