package io.github.docsprint.github.fake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One repository of the fake. All access is under the fake's lock. */
final class FakeRepository {

    final String owner;
    final String name;
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
        final String state;
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
