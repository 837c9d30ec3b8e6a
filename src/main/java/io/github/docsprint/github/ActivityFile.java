package io.github.docsprint.github;

import io.github.docsprint.github.Activity.Claim;
import io.github.docsprint.github.Activity.OpenIssue;
import io.github.docsprint.github.Activity.OpenPull;
import io.github.docsprint.github.Activity.Recent;
import io.github.docsprint.github.Activity.RecentPull;
import io.github.docsprint.github.Activity.TableRow;
import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** Keeps an {@link Activity} as JSON, as docs/schema/activity.schema.json describes it. */
public final class ActivityFile {

    private static final int VERSION = 1;

    /** Enough for a thousand pull requests of a hundred files each; GitHub lists 3,000 files of one at most. */
    private static final Limits LIMITS = new Limits(1 << 24, 6, 500_000);

    private ActivityFile() {}

    /**
     * Reads a file.
     *
     * @throws Failure with file and line where it is something else
     */
    public static Activity read(Path file) {
        String name = file.toString();
        try {
            if (Files.size(file) > 4L * LIMITS.characters()) {
                throw Failure.usage("yaml.size", name, String.valueOf(LIMITS.characters()));
            }
            return read(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw Failure.usage("github.activity-unreadable", name, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param file its name for the user
     * @throws Failure with file and line where they are something else
     */
    public static Activity read(String file, byte[] utf8) {
        Mapping root = YamlReader.readJson(file, utf8, LIMITS);
        root.allowOnly(
                List.of("schemaVersion", "takenAt", "repository", "pulls", "issues", "claims", "rows", "recent"));
        int version = root.integer("schemaVersion").orElseThrow(() -> root.missing("schemaVersion"));
        if (version != VERSION) {
            throw root.failure("github.activity-version", version, VERSION);
        }
        return new Activity(
                instant(root, "takenAt"),
                root.requiredText("repository"),
                list(root, "pulls").stream().map(ActivityFile::pull).toList(),
                list(root, "issues").stream().map(ActivityFile::issue).toList(),
                list(root, "claims").stream().map(ActivityFile::claim).toList(),
                root.mappings("rows").orElse(List.of()).stream()
                        .map(ActivityFile::row)
                        .toList(),
                root.mapping("recent").map(ActivityFile::recent));
    }

    private static OpenPull pull(Mapping pull) {
        pull.allowOnly(List.of("number", "title", "author", "draft", "url", "updatedAt", "paths"));
        return new OpenPull(
                number(pull),
                pull.requiredText("title"),
                pull.requiredText("author"),
                pull.flag("draft").orElseThrow(() -> pull.missing("draft")),
                address(pull),
                instant(pull, "updatedAt"),
                texts(pull, "paths"));
    }

    private static Recent recent(Mapping recent) {
        recent.allowOnly(List.of("since", "pulls"));
        return new Recent(
                instant(recent, "since"),
                list(recent, "pulls").stream().map(ActivityFile::recentPull).toList());
    }

    private static RecentPull recentPull(Mapping pull) {
        pull.allowOnly(List.of(
                "number", "title", "author", "labels", "openedAt", "closedAt", "merged", "draft", "firstReviewAt"));
        return new RecentPull(
                number(pull),
                pull.requiredText("title"),
                pull.requiredText("author"),
                texts(pull, "labels"),
                instant(pull, "openedAt"),
                pull.text("closedAt").map(none -> instant(pull, "closedAt")),
                pull.flag("merged").orElseThrow(() -> pull.missing("merged")),
                pull.flag("draft").orElseThrow(() -> pull.missing("draft")),
                pull.text("firstReviewAt").map(none -> instant(pull, "firstReviewAt")));
    }

    private static OpenIssue issue(Mapping issue) {
        issue.allowOnly(List.of("number", "title", "author", "assignees", "labels", "url", "updatedAt", "paths"));
        return new OpenIssue(
                number(issue),
                issue.requiredText("title"),
                issue.requiredText("author"),
                texts(issue, "assignees"),
                texts(issue, "labels"),
                address(issue),
                instant(issue, "updatedAt"),
                texts(issue, "paths"));
    }

    private static Claim claim(Mapping claim) {
        claim.allowOnly(List.of("path", "login", "claimedAt", "expiresAt", "url", "note"));
        return new Claim(
                claim.requiredText("path"),
                claim.requiredText("login"),
                instant(claim, "claimedAt"),
                instant(claim, "expiresAt"),
                address(claim),
                claim.requiredText("note"));
    }

    private static TableRow row(Mapping row) {
        row.allowOnly(List.of("path", "name", "url", "updatedAt"));
        return new TableRow(
                row.requiredText("path"), row.requiredText("name"), address(row), instant(row, "updatedAt"));
    }

    private static List<Mapping> list(Mapping mapping, String key) {
        return mapping.mappings(key).orElseThrow(() -> mapping.missing(key));
    }

    private static List<String> texts(Mapping mapping, String key) {
        return mapping.texts(key).orElseThrow(() -> mapping.missing(key));
    }

    private static int number(Mapping mapping) {
        return mapping.integer("number").orElseThrow(() -> mapping.missing("number"));
    }

    private static Instant instant(Mapping mapping, String key) {
        String text = mapping.requiredText(key);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw mapping.failure("github.activity-time", key, text).causedBy(e);
        }
    }

    /** Reports make links of these, which must not run anything. */
    private static String address(Mapping mapping) {
        String url = mapping.requiredText("url");
        if (Set.of("https://", "http://").stream().noneMatch(url::startsWith)) {
            throw mapping.failure("github.activity-url", url);
        }
        return url;
    }

    /** Writes it as UTF-8, and leaves the stream open. */
    public static void write(Activity activity, OutputStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", VERSION);
                json.field("takenAt", activity.takenAt().toString());
                json.field("repository", activity.repository());
                json.array(
                        "pulls",
                        activity.pulls(),
                        pull -> json.object(() -> {
                            json.field("number", pull.number());
                            json.field("title", pull.title());
                            json.field("author", pull.author());
                            json.field("draft", pull.draft());
                            json.field("url", pull.url());
                            json.field("updatedAt", pull.updatedAt().toString());
                            json.array("paths", pull.paths(), json::value);
                        }));
                json.array(
                        "issues",
                        activity.issues(),
                        issue -> json.object(() -> {
                            json.field("number", issue.number());
                            json.field("title", issue.title());
                            json.field("author", issue.author());
                            json.array("assignees", issue.assignees(), json::value);
                            json.array("labels", issue.labels(), json::value);
                            json.field("url", issue.url());
                            json.field("updatedAt", issue.updatedAt().toString());
                            json.array("paths", issue.paths(), json::value);
                        }));
                json.array(
                        "claims",
                        activity.claims(),
                        claim -> json.object(() -> {
                            json.field("path", claim.path());
                            json.field("login", claim.login());
                            json.field("claimedAt", claim.claimedAt().toString());
                            json.field("expiresAt", claim.expiresAt().toString());
                            json.field("url", claim.url());
                            json.field("note", claim.note());
                        }));
                json.array(
                        "rows",
                        activity.rows(),
                        row -> json.object(() -> {
                            json.field("path", row.path());
                            json.field("name", row.name());
                            json.field("url", row.url());
                            json.field("updatedAt", row.updatedAt().toString());
                        }));
                activity.recent().ifPresent(recent -> json.object("recent", () -> write(json, recent)));
            });
        }
    }

    private static void write(JsonWriter json, Recent recent) {
        json.field("since", recent.since().toString());
        json.array(
                "pulls",
                recent.pulls(),
                pull -> json.object(() -> {
                    json.field("number", pull.number());
                    json.field("title", pull.title());
                    json.field("author", pull.author());
                    json.array("labels", pull.labels(), json::value);
                    json.field("openedAt", pull.openedAt().toString());
                    json.field("closedAt", pull.closedAt().map(Instant::toString));
                    json.field("merged", pull.merged());
                    json.field("draft", pull.draft());
                    json.field("firstReviewAt", pull.firstReviewAt().map(Instant::toString));
                }));
    }
}
