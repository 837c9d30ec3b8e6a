package io.github.docsprint.review;

import io.github.docsprint.github.GitHubConnection;
import io.github.docsprint.github.InlineComment;
import io.github.docsprint.github.PullRequest;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.ReviewComment;
import io.github.docsprint.github.Reviews;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.Review.Remark;
import io.github.docsprint.rules.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Posts a review, and puts a later one in its place. Its own review and comments are those of the same login with a
 * mark in them; what others wrote is never touched, mark or not. It never approves.
 *
 * @param connection GitHub
 * @param repository where the pull request is
 * @param markdown how to write it
 */
public record ReviewPoster(GitHubConnection connection, RepositoryName repository, ReviewMarkdown markdown) {

    private static final String MARK = "<!-- docsprint-review -->\n";
    private static final String COMMENT_MARK = "<!-- docsprint-comment ";
    private static final String DONE_MARK = "<!-- docsprint-done -->\n";
    private static final int KEY_DIGITS = 16;

    /** The token of a workflow may not ask who it is; this is who it is. */
    private static final String WORKFLOW_LOGIN = "github-actions[bot]";

    /**
     * What was done.
     *
     * @param url the pull request
     * @param updated whether an earlier review was brought up to date
     * @param added comments that are new
     * @param fixed comments of which nothing is left to do
     * @param blocking whether it still asks for changes though nothing is left to do, as the token may not take that back
     */
    public record Posted(String url, boolean updated, int added, int fixed, boolean blocking) {}

    /** What the posted reviews say of whether changes are asked for. */
    private static final String ASKS = "CHANGES_REQUESTED";

    private static final String TAKEN_BACK = "DISMISSED";

    /**
     * Posts.
     *
     * @param number the pull request
     * @param requestChanges whether to ask for changes where it has errors
     * @throws Failure where there is no such pull request, it has moved on since, or GitHub refuses
     */
    public Posted post(Review review, int number, boolean requestChanges) {
        PullRequest pull = connection
                .pulls(repository)
                .find(number)
                .orElseThrow(() -> Failure.usage("review.no-pull", repository.toString(), number));
        if (!pull.head().equals(review.head().hex())) {
            throw Failure.environment("review.moved-on", number, review.head().abbreviated());
        }
        Reviews reviews = connection.reviews(repository);
        String me = login();
        List<io.github.docsprint.github.Review> all = reviews.list(number).stream()
                .filter(posted -> posted.login().equals(me)
                        && posted.body().replace("\r", "").startsWith(MARK))
                .toList();
        Optional<io.github.docsprint.github.Review> own = all.stream().reduce((first, second) -> second);
        String summary = MARK + markdown.summary(review);
        List<ReviewComment> open = new ArrayList<>(reviews.comments(number).stream()
                .filter(comment -> comment.login().equals(me)
                        && comment.body().startsWith(COMMENT_MARK)
                        && !comment.body().contains(DONE_MARK.strip()))
                .toList());
        List<InlineComment> fresh = new ArrayList<>();
        for (Remark remark : review.inline()) {
            InlineComment wanted = inline(remark);
            String mark = wanted.body().substring(0, wanted.body().indexOf('\n'));
            Optional<ReviewComment> there = open.stream()
                    .filter(comment ->
                            comment.line().isPresent() && comment.body().startsWith(mark))
                    .findFirst();
            there.ifPresentOrElse(open::remove, () -> fresh.add(wanted));
        }
        boolean errors = review.count(Severity.ERROR) > 0;
        boolean asks = requestChanges
                && errors
                && own.map(before -> mayAsk(before, review)).orElse(true);
        boolean blocking = own.filter(before -> before.state().equals(ASKS)).isPresent() && !errors;
        if (own.isEmpty() || asks) {
            create(
                    reviews,
                    review,
                    number,
                    summary,
                    fresh,
                    asks ? Reviews.Event.REQUEST_CHANGES : Reviews.Event.COMMENT);
            // A review that was posted cannot begin to ask for changes; of the two one is to be read.
            all.forEach(before -> reviews.setBody(number, before.id(), say("review.replaced")));
        } else {
            reviews.setBody(number, own.get().id(), summary);
            fresh.forEach(comment -> reviews.addComment(number, review.head().hex(), comment));
            blocking = blocking && !takenBack(reviews, number, own.get().id(), review);
        }
        finish(reviews, number, review, open);
        return new Posted(pull.url(), own.isPresent(), fresh.size(), open.size(), blocking);
    }

    /** Not where it asks already, nor where somebody took back that it asked for changes of this very commit. */
    private static boolean mayAsk(io.github.docsprint.github.Review before, Review review) {
        return !before.state().equals(ASKS)
                && !(before.state().equals(TAKEN_BACK)
                        && before.commit().equals(review.head().hex()));
    }

    /** Takes back that the review asks for changes; the token may lack the right to. */
    private boolean takenBack(Reviews reviews, int number, long own, Review review) {
        try {
            reviews.dismiss(number, own, say("review.fixed", review.head().abbreviated()));
            return true;
        } catch (Failure notAllowed) {
            return false;
        }
    }

    private String login() {
        try {
            return connection.login();
        } catch (Failure notAllowed) {
            return WORKFLOW_LOGIN;
        }
    }

    private void create(
            Reviews reviews,
            Review review,
            int number,
            String summary,
            List<InlineComment> comments,
            Reviews.Event event) {
        try {
            reviews.create(number, review.head().hex(), summary, comments, event);
        } catch (Failure refused) {
            boolean misplaced = refused.userMessage().arguments().stream()
                    .anyMatch(argument -> argument.toString().contains("must be part of the diff"));
            if (!misplaced || comments.isEmpty()) {
                throw refused;
            }
            // GitHub cut its diff otherwise; then all is told in the summary.
            reviews.create(
                    number, review.head().hex(), MARK + markdown.summary(review.withoutComments()), List.of(), event);
        }
    }

    /** Resolves the threads of comments of which nothing is left to do, where the token may, and says so in them. */
    private void finish(Reviews reviews, int number, Review review, List<ReviewComment> fixed) {
        if (fixed.isEmpty()) {
            return;
        }
        // First, as a run that is cut off here is gone on with by what is not marked yet.
        reviews.resolve(number, fixed.stream().map(ReviewComment::id).collect(Collectors.toSet()));
        String word = say("review.fixed", review.head().abbreviated());
        for (ReviewComment comment : fixed) {
            String mark = comment.body().substring(0, comment.body().indexOf('\n') + 1);
            reviews.editComment(comment.id(), mark + DONE_MARK + word);
        }
    }

    private String say(String key, Object... arguments) {
        return markdown.words().apply(Message.of(key, arguments));
    }

    private InlineComment inline(Remark remark) {
        return new InlineComment(
                remark.path(),
                remark.lines().first(),
                remark.lines().last(),
                COMMENT_MARK + key(remark) + " -->\n" + markdown.comment(remark));
    }

    /** What a remark says, wherever its lines have moved. */
    private static String key(Remark remark) {
        try {
            String said = remark.path() + "\n" + remark.objections() + "\n" + remark.suggestion();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
