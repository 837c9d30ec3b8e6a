package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.Sequence;
import io.github.docsprint.yaml.YamlValue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueBuilder;

/** The issues of one repository, and what people say under them and under pull requests. */
public final class Issues {

    private static final int MOST_PAGES = 50;

    /** In hundreds. */
    private static final int MOST_LOOKED_THROUGH = 10;

    private final GitHubConnection connection;
    private final RepositoryName repository;

    Issues(GitHubConnection connection, RepositoryName repository) {
        this.connection = connection;
        this.repository = repository;
    }

    /**
     * What is open.
     *
     * @param whole whether these are all
     */
    public record Open(List<Issue> items, boolean whole) {
        public Open {
            items = List.copyOf(items);
        }
    }

    /** One issue or pull request; empty where there is none. */
    public Optional<Issue> find(int number) {
        try {
            return Optional.of(issue(connection.transport().get(path(number))));
        } catch (Refusal e) {
            if (e.status() == 404 || e.status() == 410) {
                return Optional.empty();
            }
            throw e.failure();
        }
    }

    /**
     * The open issues and pull requests, those with the newest activity first.
     *
     * @param labels those that have all of these labels
     * @param pages how many hundreds to read at most
     */
    public Open open(List<String> labels, int pages) {
        String filter = labels.isEmpty()
                ? ""
                : "&labels=" + labels.stream().map(Paths::escaped).collect(Collectors.joining(","));
        try {
            Transport.Listing found = connection
                    .transport()
                    .list("/repos/" + repository + "/issues?state=open&sort=updated&direction=desc" + filter, pages);
            return new Open(found.elements().stream().map(Issues::issue).toList(), found.whole());
        } catch (Refusal e) {
            throw e.status() == 404 ? Failure.environment("github.no-repository", repository.toString()) : e.failure();
        }
    }

    /**
     * The open issues that are about some pages and few others: a list of all pages is about none, and neither is a
     * sprint's board. Of the thousand with the newest activity.
     *
     * @param pages their paths, relative to the repository root
     */
    public List<Issue> about(List<String> pages) {
        return open(List.of(), MOST_LOOKED_THROUGH).items().stream()
                .filter(issue -> !issue.pull() && !issue.body().contains(ClaimBoard.START))
                .filter(issue -> {
                    List<String> named = NamedPaths.in(issue.title() + "\n" + issue.body());
                    return !NamedPaths.areList(named) && named.stream().anyMatch(pages::contains);
                })
                .toList();
    }

    /** Opens an issue. Labels that the person may not set are left out by GitHub without a word. */
    public Issue create(String title, String body, List<String> labels) {
        return GitHubConnection.ask(() -> {
            GHIssueBuilder builder =
                    connection.library(repository).createIssue(title).body(body);
            labels.forEach(builder::label);
            return issue(builder.create());
        });
    }

    /** Puts another body in the place of the one that it has. */
    public void setBody(int number, String body) {
        GitHubConnection.ask(
                () -> connection.transport().send("PATCH", path(number), json -> json.field("body", body)));
    }

    /** Closes an issue. */
    public void close(int number) {
        GitHubConnection.ask(
                () -> connection.transport().send("PATCH", path(number), json -> json.field("state", "closed")));
    }

    /** All comments, oldest first. */
    public List<Comment> comments(int number) {
        return GitHubConnection.ask(() -> connection.transport().all(path(number) + "/comments", MOST_PAGES).stream()
                .map(Issues::comment)
                .toList());
    }

    /** Says something under an issue or a pull request. */
    public Comment comment(int number, String body) {
        return GitHubConnection.ask(() -> comment(
                connection.transport().send("POST", path(number) + "/comments", json -> json.field("body", body))));
    }

    private String path(int number) {
        return "/repos/" + repository + "/issues/" + number;
    }

    private static Issue issue(GHIssue issue) throws IOException {
        return new Issue(
                issue.getNumber(),
                issue.getTitle(),
                Optional.ofNullable(issue.getBody()).orElse(""),
                true,
                issue.getUser().getLogin(),
                issue.getAssignees().stream().map(user -> user.getLogin()).toList(),
                issue.getLabels().stream().map(label -> label.getName()).toList(),
                issue.getHtmlUrl().toString(),
                issue.getCreatedAt().toInstant(),
                issue.getUpdatedAt().toInstant(),
                false,
                false);
    }

    private static Issue issue(Mapping issue) {
        return new Issue(
                number(issue),
                issue.requiredText("title"),
                issue.text("body").orElse(""),
                issue.requiredText("state").equals("open"),
                login(issue),
                issue.mappings("assignees").orElse(List.of()).stream()
                        .map(user -> user.requiredText("login"))
                        .toList(),
                labels(issue),
                issue.requiredText("html_url"),
                Instant.parse(issue.requiredText("created_at")),
                Instant.parse(issue.requiredText("updated_at")),
                issue.mapping("pull_request").isPresent(),
                issue.flag("draft").orElse(false));
    }

    /** Each is its name, or an object with it. */
    static List<String> labels(Mapping issue) {
        Stream<YamlValue> labels = issue.get("labels").stream()
                .flatMap(list -> list instanceof Sequence sequence ? sequence.values().stream() : Stream.empty());
        List<String> names = new ArrayList<>();
        labels.forEach(label -> {
            if (label instanceof Mapping mapping) {
                mapping.text("name").ifPresent(names::add);
            }
        });
        return names;
    }

    static Comment comment(Mapping comment) {
        return new Comment(
                id(comment),
                login(comment),
                comment.text("body").orElse(""),
                Instant.parse(comment.requiredText("created_at")),
                Instant.parse(comment.requiredText("updated_at")),
                comment.requiredText("html_url"));
    }

    static long id(Mapping object) {
        return Long.parseLong(object.requiredText("id"));
    }

    private static int number(Mapping object) {
        return object.integer("number").orElseThrow(() -> object.missing("number"));
    }

    /** The author; those whose account is gone are GitHub's "ghost". */
    static String login(Mapping object) {
        return object.mapping("user").map(user -> user.requiredText("login")).orElse("ghost");
    }
}
