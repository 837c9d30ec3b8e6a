package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A clone of the sample site in which somebody works on a branch, as a pull request would bring it. */
record Branch(Path folder) {

    /** The sample site with the branch {@code work} checked out. */
    static Branch of(Path folder) {
        SampleCopy.to(folder);
        Branch branch = new Branch(folder);
        branch.git("checkout", "-q", "-b", "work");
        return branch;
    }

    /** Writes a file. */
    Branch write(String path, String text) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), text);
            return this;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Replaces text that is in a file. */
    Branch edit(String path, String old, String text) {
        String before = read(path);
        assertThat(before).contains(old);
        return write(path, before.replace(old, text));
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Commits everything; the commit's id. */
    String commit() {
        git("add", "-A");
        git("commit", "-q", "-m", "work");
        return git("rev-parse", "HEAD").strip();
    }

    /** Runs git; its output. */
    String git(String... command) {
        List<String> words = new ArrayList<>(List.of(
                "git", "-c", "user.name=Yuki", "-c", "user.email=yuki@example.com", "-c", "commit.gpgsign=false"));
        words.addAll(List.of(command));
        try {
            Process git = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(git.waitFor()).as(out).isZero();
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
