package io.github.docsprint.github.fake;

import io.github.docsprint.demo.SampleCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** One repository of the fake. All access is under the fake's lock. */
final class FakeRepository {

    private static final AtomicInteger IDS = new AtomicInteger(1000);

    final int id = IDS.incrementAndGet();
    String owner;
    String name;
    boolean archived;
    final Path bare;
    final FakeRepository parent;
    final String defaultBranch;
    final Set<String> writers = new TreeSet<>();
    final Map<Integer, Item> items = new TreeMap<>();

    /** How many times a branch is still asked for in vain, as long as GitHub copies a fork. */
    int asksUntilReady;

    FakeRepository(String owner, String name, Path bare, FakeRepository parent, String defaultBranch) {
        this.owner = owner;
        this.name = name;
        this.bare = bare;
        this.parent = parent;
        this.defaultBranch = defaultBranch;
        writers.add(owner);
    }

    /** Makes a bare repository of another's branches: a copy of its files, as git itself would take many times longer. */
    static void bare(Path git, Path bare) {
        for (String part : List.of("objects", "refs/heads")) {
            SampleCopy.copy(git.resolve(part), bare.resolve(part));
        }
        try {
            for (String file : List.of("HEAD", "packed-refs")) {
                if (Files.exists(git.resolve(file))) {
                    Files.copy(git.resolve(file), bare.resolve(file));
                }
            }
            Files.writeString(
                    bare.resolve("config"),
                    "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The branch that a repository's HEAD names. */
    static String checkedOut(Path bare) {
        return read(bare.resolve("HEAD")).orElseThrow().strip().replaceFirst("^ref: refs/heads/", "");
    }

    /** The last commit of a branch, read where git keeps it (gitrepository-layout(5)). */
    Optional<String> tip(String branch) {
        String ref = "refs/heads/" + branch;
        return read(bare.resolve(ref))
                .map(String::strip)
                .or(() -> read(bare.resolve("packed-refs")).stream()
                        .flatMap(String::lines)
                        .filter(line -> line.endsWith(" " + ref))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .findFirst());
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fullName() {
        return owner + "/" + name;
    }

    /** An issue, or a pull request. */
    static final class Item {
        final int number;
        final String author;
        final Instant createdAt;
        String title = "";
        String body = "";
        boolean open = true;
        Instant updatedAt;
        final Set<String> labels = new TreeSet<>();
        final Set<String> assignees = new TreeSet<>();
        final List<Said> comments = new ArrayList<>();
        Pull pull;

        Item(int number, String author, Instant createdAt) {
            this.number = number;
            this.author = author;
            this.createdAt = createdAt;
            this.updatedAt = createdAt;
        }
    }

    /** What makes an item a pull request. */
    static final class Pull {
        FakeRepository headRepository;
        String headBranch = "";
        String base = "";
        String head = "";
        boolean draft;
        boolean merged;
        boolean mergeable = true;
        /** Between two commits; git is asked once. */
        final Map<String, List<String>> changes = new TreeMap<>();

        final List<Reviewed> reviews = new ArrayList<>();
        final List<Inline> inline = new ArrayList<>();
    }

    /** A comment. */
    static final class Said {
        final long id;
        final String author;
        final Instant createdAt;
        Instant updatedAt;
        String body;

        Said(long id, String author, Instant createdAt, String body) {
            this.id = id;
            this.author = author;
            this.createdAt = createdAt;
            this.updatedAt = createdAt;
            this.body = body;
        }
    }

    /** A review. */
    static final class Reviewed {
        final long id;
        final String author;
        final String commit;
        String state;
        final Instant at;
        String body;

        Reviewed(long id, String author, String commit, String state, Instant at, String body) {
            this.id = id;
            this.author = author;
            this.commit = commit;
            this.state = state;
            this.at = at;
            this.body = body;
        }
    }

    /** A comment on lines. */
    static final class Inline {
        final Said said;
        final long review;
        final String path;
        final int startLine;
        final int line;
        final String commit;
        boolean resolved;

        Inline(Said said, long review, String path, int startLine, int line, String commit) {
            this.said = said;
            this.review = review;
            this.path = path;
            this.startLine = startLine;
            this.line = line;
            this.commit = commit;
        }
    }
}
