package io.github.docsprint.demo;

import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.HistoryWriter;
import io.github.docsprint.message.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small clone of the documentation of an invented platform, in English and Japanese, with a history in which every
 * state of a translation and every trap for a date rule occurs. Built from the pages and the script in the resource
 * folder {@code demo}; always the same, commit ids included.
 *
 * @param folder the clone's root
 * @param head the commit that is checked out, on the branch main
 * @param commits all commits by their name in the script, in its order
 * @param expectations what is true of each page, in the order of the table
 */
public record SampleSite(Path folder, CommitId head, Map<String, CommitId> commits, List<Expectation> expectations) {

    /**
     * Writes the clone.
     *
     * @param folder a folder that is empty or not there yet
     * @throws Failure where there is something in it, or it cannot be written
     */
    public static SampleSite build(Path folder) {
        claim(folder);
        try (HistoryWriter writer = HistoryWriter.create(folder)) {
            Replay replay = new Replay(writer, name -> resource("files/" + name));
            HistoryScript.parse(resource("history.txt")).forEach(replay::add);
            CommitId head = replay.tip("main");
            writer.checkOut(head);
            return new SampleSite(
                    folder, head, replay.commits(), ExpectationTable.parse(resource("expectations.txt"), replay));
        }
    }

    private static void claim(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                if (entries.iterator().hasNext()) {
                    throw Failure.usage("demo.folder-not-empty", folder);
                }
            }
        } catch (IOException e) {
            throw Failure.environment("demo.folder-not-writable", folder, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /**
     * The commit of that name in the script.
     *
     * @throws IllegalArgumentException where there is none
     */
    public CommitId commit(String label) {
        return Optional.ofNullable(commits.get(label))
                .orElseThrow(() -> new IllegalArgumentException("no commit " + label));
    }

    /**
     * What is true of a page.
     *
     * @throws IllegalArgumentException where the table does not say
     */
    public Expectation expectation(String path) {
        return expectations.stream()
                .filter(expectation -> expectation.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing expected of " + path));
    }

    private static String resource(String name) {
        try (InputStream stream = SampleSite.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
