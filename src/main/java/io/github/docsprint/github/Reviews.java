package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHPullRequestReviewBuilder;
import org.kohsuke.github.GHPullRequestReviewEvent;

/** The reviews of one repository's pull requests. */
public final class Reviews {

    private static final int MOST_PAGES = 30;

    /** The REST API has no threads. A hundred at a time is the most that GraphQL gives. */
    private static final String THREADS = "query($owner: String!, $name: String!, $number: Int!, $after: String) {"
            + " repository(owner: $owner, name: $name) { pullRequest(number: $number) {"
            + " reviewThreads(first: 100, after: $after) { pageInfo { hasNextPage endCursor }"
            + " nodes { id isResolved comments(first: 1) { nodes { fullDatabaseId } } } } } } }";

    private static final String RESOLVE =
            "mutation($thread: ID!) { resolveReviewThread(input: {threadId: $thread}) { thread { isResolved } } }";

    private final GitHubConnection connection;
    private final RepositoryName repository;

    Reviews(GitHubConnection connection, RepositoryName repository) {
        this.connection = connection;
        this.repository = repository;
    }

    /** What a review does to its pull request. */
    public enum Event {
        COMMENT,
        APPROVE,
        REQUEST_CHANGES
    }

    /** All reviews, oldest first. */
    public List<Review> list(int pull) {
        return GitHubConnection.ask(() -> connection.transport().all(path(pull) + "/reviews", MOST_PAGES).stream()
                .map(Reviews::review)
                .toList());
    }

    /**
     * Posts one review with all its comments, as a whole or not at all.
     *
     * @param commit the commit that was looked at, in hex
     */
    public long create(int pull, String commit, String body, List<InlineComment> comments, Event event) {
        return GitHubConnection.ask(() -> {
            GHPullRequestReviewBuilder review = connection
                    .library(repository)
                    .getPullRequest(pull)
                    .createReview()
                    .commitId(commit)
                    .body(body)
                    .event(GHPullRequestReviewEvent.valueOf(event.name()));
            for (InlineComment comment : comments) {
                if (comment.startLine() < comment.line()) {
                    review.multiLineComment(comment.body(), comment.path(), comment.startLine(), comment.line());
                } else {
                    review.singleLineComment(comment.body(), comment.path(), comment.line());
                }
            }
            GHPullRequestReview created = review.create();
            return created.getId();
        });
    }

    /** Puts another summary in the place of the one that a review has. */
    public void setBody(int pull, long review, String body) {
        GitHubConnection.ask(() -> connection
                .transport()
                .send("PUT", path(pull) + "/reviews/" + review, json -> json.field("body", body)));
    }

    /** Takes back that a review asks for changes. */
    public void dismiss(int pull, long review, String why) {
        GitHubConnection.ask(() -> connection
                .transport()
                .send("PUT", path(pull) + "/reviews/" + review + "/dismissals", json -> json.field("message", why)));
    }

    /** The comments on lines of all reviews, oldest first. */
    public List<ReviewComment> comments(int pull) {
        return GitHubConnection.ask(() -> connection.transport().all(path(pull) + "/comments", MOST_PAGES).stream()
                .map(Reviews::comment)
                .toList());
    }

    /**
     * Adds one comment on lines to those that are there; GitHub has no way to add it to a review that was posted.
     *
     * @param commit the commit that was looked at, in hex
     */
    public void addComment(int pull, String commit, InlineComment comment) {
        GitHubConnection.ask(() -> connection.transport().send("POST", path(pull) + "/comments", json -> {
            json.field("commit_id", commit);
            json.field("path", comment.path());
            if (comment.startLine() < comment.line()) {
                json.field("start_line", comment.startLine());
                json.field("start_side", "RIGHT");
            }
            json.field("line", comment.line());
            json.field("side", "RIGHT");
            json.field("body", comment.body());
        }));
    }

    /** Puts another text in the place of the one that a comment on a line has. */
    public void editComment(long comment, String body) {
        GitHubConnection.ask(
                () -> connection.transport().send("PATCH", commentPath(comment), json -> json.field("body", body)));
    }

    /** Takes a comment on a line away, and its thread where it is the only one. */
    public void deleteComment(long comment) {
        GitHubConnection.ask(() -> {
            connection.transport().delete(commentPath(comment));
            return comment;
        });
    }

    /**
     * Marks the threads that begin with these comments as resolved.
     *
     * @return the comments whose threads are resolved now; a token of a workflow may not have the right, which is told
     *     by what is missing here
     */
    public List<Long> resolve(int pull, Set<Long> comments) {
        List<Long> resolved = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Optional<String> cursor = after;
            Mapping answer = GitHubConnection.ask(() -> connection.transport().graphql(THREADS, json -> {
                json.field("owner", repository.owner());
                json.field("name", repository.name());
                json.field("number", pull);
                json.field("after", cursor);
            }));
            Mapping threads = answer.at("data.repository.pullRequest.reviewThreads")
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .orElseThrow(() -> Failure.environment("github.not-json", "GitHub"));
            for (Mapping thread : threads.mappings("nodes").orElse(List.of())) {
                long first = thread.mapping("comments")
                        .flatMap(list -> list.mappings("nodes"))
                        .filter(list -> !list.isEmpty())
                        .flatMap(list -> list.get(0).text("fullDatabaseId"))
                        .map(Long::parseLong)
                        .orElse(0L);
                if (comments.contains(first)
                        && (thread.flag("isResolved").orElse(false) || isResolvedNow(thread.requiredText("id")))) {
                    resolved.add(first);
                }
            }
            after = threads.mapping("pageInfo")
                    .filter(page -> page.flag("hasNextPage").orElse(false))
                    .flatMap(page -> page.text("endCursor"));
        } while (after.isPresent());
        return resolved;
    }

    private boolean isResolvedNow(String thread) {
        try {
            return connection
                    .transport()
                    .graphql(RESOLVE, json -> json.field("thread", thread))
                    .at("data.resolveReviewThread.thread.isResolved")
                    .isPresent();
        } catch (Refusal notAllowed) {
            return false;
        }
    }

    private String path(int pull) {
        return "/repos/" + repository + "/pulls/" + pull;
    }

    private String commentPath(long comment) {
        return "/repos/" + repository + "/pulls/comments/" + comment;
    }

    private static Review review(Mapping review) {
        return new Review(
                Issues.id(review),
                Issues.login(review),
                review.text("body").orElse(""),
                review.requiredText("state"),
                review.text("commit_id").orElse(""),
                review.requiredText("html_url"),
                review.text("submitted_at").map(Instant::parse));
    }

    private static ReviewComment comment(Mapping comment) {
        return new ReviewComment(
                Issues.id(comment),
                comment.text("pull_request_review_id").map(Long::parseLong),
                Issues.login(comment),
                comment.requiredText("path"),
                comment.integer("line"),
                comment.text("body").orElse(""),
                comment.requiredText("commit_id"),
                comment.requiredText("html_url"));
    }
}
