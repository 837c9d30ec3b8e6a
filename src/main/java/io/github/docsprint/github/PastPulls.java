package io.github.docsprint.github;

import io.github.docsprint.github.Activity.Recent;
import io.github.docsprint.github.Activity.RecentPull;
import io.github.docsprint.message.Progress;
import io.github.docsprint.yaml.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what became of a language's pull requests: those with its label that somebody has done something to since a
 * moment, and all that are open; the reviews and comments of the newest {@value #MOST_PULLS}.
 */
public record PastPulls(GitHubConnection connection, RepositoryName repository, String language, Progress progress) {

    private static final int MOST_HUNDREDS = 10;
    private static final int MOST_PULLS = 300;

    /** A line of a comment by which Prow takes a review (<a href="https://prow.k8s.io/command-help">its commands</a>). */
    private static final Pattern VERDICT = Pattern.compile("(?im)^/(?:lgtm|approve)(?: no-issue)?[ \\t\\r]*$");

    /** Reads. */
    public Recent read(Instant since) {
        Map<Integer, Mapping> pulls = new LinkedHashMap<>();
        for (String which : List.of("state=all&since=" + since, "state=open")) {
            List<Mapping> items = GitHubConnection.ask(() -> connection
                    .transport()
                    .list(
                            "/repos/" + repository + "/issues?" + which + "&labels="
                                    + Paths.escaped("language/" + language),
                            MOST_HUNDREDS)
                    .elements());
            for (Mapping item : items) {
                if (item.mapping("pull_request").isPresent()) {
                    pulls.putIfAbsent(item.integer("number").orElseThrow(() -> item.missing("number")), item);
                }
            }
        }
        List<Integer> newestFirst = new ArrayList<>(pulls.keySet());
        newestFirst.sort((one, other) -> other - one);
        List<RecentPull> read = new ArrayList<>();
        for (int number : newestFirst.subList(0, Math.min(MOST_PULLS, newestFirst.size()))) {
            progress.at("claim.progress-pulls", read.size(), newestFirst.size());
            read.add(pull(number, Optional.ofNullable(pulls.get(number)).orElseThrow()));
        }
        return new Recent(since, read);
    }

    private RecentPull pull(int number, Mapping item) {
        String author = Issues.login(item);
        return new RecentPull(
                number,
                item.requiredText("title"),
                author,
                Issues.labels(item),
                Instant.parse(item.requiredText("created_at")),
                item.text("closed_at").map(Instant::parse),
                item.mapping("pull_request")
                        .flatMap(pull -> pull.text("merged_at"))
                        .isPresent(),
                item.flag("draft").orElse(false),
                firstReview(number, author));
    }

    /** When somebody else than the author, and no bot, first sent a review, or said one in a comment. */
    private Optional<Instant> firstReview(int number, String author) {
        Stream<Instant> reviews = connection.reviews(repository).list(number).stream()
                .filter(review -> isReviewer(review.login(), author))
                .flatMap(review -> review.submittedAt().stream());
        Stream<Instant> verdicts = connection.issues(repository).comments(number).stream()
                .filter(comment -> isReviewer(comment.login(), author)
                        && VERDICT.matcher(comment.body()).find())
                .map(Comment::createdAt);
        return Stream.concat(reviews, verdicts).min(Instant::compareTo);
    }

    private static boolean isReviewer(String login, String author) {
        return !login.equals(author) && !isBot(login);
    }

    private static boolean isBot(String login) {
        String name = login.toLowerCase(Locale.ROOT);
        return name.endsWith("[bot]") || name.endsWith("-bot") || name.endsWith("robot");
    }
}
