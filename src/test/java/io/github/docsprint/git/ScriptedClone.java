package io.github.docsprint.git;

import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small repository that a test writes line by line with git itself; every commit is a minute later than the last. */
final class ScriptedClone {

    private final Path folder;
    private long now = 1_700_000_000L;

    ScriptedClone(Path folder) {
        this.folder = folder;
        run(folder.resolveSibling("."), "init", "-q", "-b", "main", folder.toString());
    }

    Path folder() {
        return folder;
    }

    /** Runs git in the clone and returns what it prints. */
    String git(String... arguments) {
        return run(folder, arguments);
    }

    ScriptedClone write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits everything and returns the commit. */
    CommitId commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return head();
    }

    CommitId merge(String branch, String message) {
        git("merge", "-q", "--no-ff", "-m", message, branch);
        return head();
    }

    CommitId head() {
        return new CommitId(git("rev-parse", "HEAD").strip());
    }

    /** Its history below content/, without a cache. */
    History history() {
        return history(folder, Optional.empty());
    }

    static History history(Path clone, Optional<Path> cache) {
        return history(clone, List.of("content"), cache);
    }

    static History history(Path clone, List<String> folders, Optional<Path> cache) {
        try (Clone opened = Clone.open(clone)) {
            return opened.history(opened.resolve("HEAD"), folders, cache, Progress.NONE);
        }
    }

    /** What {@code git log -- path} lists. */
    List<String> log(String path) {
        return git("log", "--format=%H", "--", ":(literal)" + path).lines().toList();
    }

    private String run(Path where, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        now += 60;
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + role + "_NAME", "Aoi");
            builder.environment().put("GIT_" + role + "_EMAIL", "aoi@example.com");
            builder.environment().put("GIT_" + role + "_DATE", now + " +0900");
        }
        return output(builder);
    }

    /** Runs a command and returns what it prints. */
    static String output(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(builder.command() + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
