package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.docsprint.github.fake.FakeRepository.Inline;
import io.github.docsprint.github.fake.FakeRepository.Item;
import io.github.docsprint.github.fake.FakeRepository.Reviewed;
import io.github.docsprint.github.fake.FakeRepository.Said;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reviews of pull requests, and comments on their lines. */
final class ReviewEndpoints {

    private final GitHubFake fake;
    private final Shapes shapes;

    ReviewEndpoints(GitHubFake fake, Shapes shapes) {
        this.fake = fake;
        this.shapes = shapes;
    }

    Reply postReview(FakeRepository repository, Item item, String login, JsonNode body) {
        String commit = body.path("commit_id").asText(item.pull.head);
        for (JsonNode each : body.path("comments")) {
            int line = each.path("line").asInt();
            int start = each.has("start_line") ? each.path("start_line").asInt() : line;
            TreeSet<Integer> shown =
                    shownLines(repository, item, each.path("path").asText());
            if (!shown.contains(line) || !shown.contains(start) || start > line) {
                return Reply.error(
                        422, "Unprocessable Entity: pull_request_review_thread.line must be part of the diff");
            }
        }
        String state = switch (body.path("event").asText()) {
            case "APPROVE" -> "APPROVED";
            case "REQUEST_CHANGES" -> "CHANGES_REQUESTED";
            case "COMMENT" -> "COMMENTED";
            default -> "PENDING";
        };
        Reviewed review = new Reviewed(
                fake.nextId(),
                login,
                commit,
                state,
                fake.tick(),
                body.path("body").asText());
        item.pull.reviews.add(review);
        for (JsonNode each : body.path("comments")) {
            int line = each.path("line").asInt();
            item.pull.inline.add(new Inline(
                    new Said(
                            fake.nextId(), login, fake.tick(), each.path("body").asText()),
                    review.id,
                    each.path("path").asText(),
                    each.has("start_line") ? each.path("start_line").asInt() : line,
                    line,
                    commit));
        }
        return Reply.of(200, review(repository, item, review));
    }

    /** A single comment, which GitHub keeps with a review of its own. */
    Reply postInline(FakeRepository repository, Item item, String login, JsonNode body) {
        int line = body.path("line").asInt();
        int start = body.has("start_line") ? body.path("start_line").asInt() : line;
        TreeSet<Integer> shown = shownLines(repository, item, body.path("path").asText());
        if (!shown.contains(line) || !shown.contains(start) || start > line) {
            return Reply.error(422, "Validation Failed: pull_request_review_thread.line must be part of the diff");
        }
        Inline comment = new Inline(
                new Said(fake.nextId(), login, fake.tick(), body.path("body").asText()),
                fake.nextId(),
                body.path("path").asText(),
                start,
                line,
                body.path("commit_id").asText());
        item.pull.inline.add(comment);
        return Reply.of(201, inline(repository, item, comment));
    }

    /** The lines of the new file that the diff shows, three around each change. */
    private TreeSet<Integer> shownLines(FakeRepository repository, Item item, String path) {
        String base = Git.run(repository.bare, "merge-base", "refs/heads/" + item.pull.base, item.pull.head);
        String diff = Git.run(repository.bare, "diff", "-U3", base, item.pull.head, "--", path);
        TreeSet<Integer> lines = new TreeSet<>();
        Matcher hunk = Pattern.compile("(?m)^@@ -\\S+ \\+(\\d+)(?:,(\\d+))? @@").matcher(diff);
        while (hunk.find()) {
            int first = Integer.parseInt(hunk.group(1));
            int count = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
            for (int line = first; line < first + count; line++) {
                lines.add(line);
            }
        }
        return lines;
    }

    Reply editReview(FakeRepository repository, Item item, String login, long id, JsonNode body) {
        Optional<Reviewed> review =
                item.pull.reviews.stream().filter(each -> each.id == id).findFirst();
        if (review.isEmpty()) {
            return Reply.error(404, "Not Found");
        }
        if (!review.get().author.equals(login)) {
            return Reply.error(403, "Must be the author");
        }
        review.get().body = body.path("body").asText();
        return Reply.of(200, review(repository, item, review.get()));
    }

    /** Only who may write can do it, and only to a review that says yes or no. */
    Reply dismissReview(FakeRepository repository, Item item, String login, long id) {
        Optional<Reviewed> review =
                item.pull.reviews.stream().filter(each -> each.id == id).findFirst();
        if (review.isEmpty()) {
            return Reply.error(404, "Not Found");
        }
        if (!repository.writers.contains(login)) {
            return Reply.error(403, "Must have write access");
        }
        if (review.get().state.equals("COMMENTED")) {
            return Reply.error(422, "Can not dismiss a commented pull request review");
        }
        review.get().state = "DISMISSED";
        return Reply.of(200, review(repository, item, review.get()));
    }

    ObjectNode review(FakeRepository repository, Item item, Reviewed review) {
        ObjectNode json = shapes.sample("pull-request-review");
        json.put("id", review.id).put("body", review.body).put("state", review.state);
        json.put("commit_id", review.commit).put("submitted_at", review.at.toString());
        json.put(
                "html_url",
                fake.web() + "/" + repository.fullName() + "/pull/" + item.number + "#pullrequestreview-" + review.id);
        json.put("author_association", "CONTRIBUTOR");
        json.set("user", shapes.user(review.author));
        return json;
    }

    ObjectNode inline(FakeRepository repository, Item item, Inline comment) {
        ObjectNode json = shapes.sample("pull-request-review-comment");
        json.put("id", comment.said.id).put("body", comment.said.body).put("path", comment.path);
        json.put("pull_request_review_id", comment.review);
        json.put("commit_id", comment.commit).put("original_commit_id", comment.commit);
        json.put("created_at", comment.said.createdAt.toString()).put("updated_at", comment.said.updatedAt.toString());
        json.put(
                "html_url",
                fake.web() + "/" + repository.fullName() + "/pull/" + item.number + "#discussion_r" + comment.said.id);
        boolean stillThere = comment.commit.equals(item.pull.head)
                || shownLines(repository, item, comment.path).contains(comment.line);
        if (stillThere) {
            json.put("line", comment.line);
        }
        json.put("original_line", comment.line);
        json.set("user", shapes.user(comment.said.author));
        return json;
    }

    Reply editInline(FakeRepository repository, String method, String login, long id, JsonNode body) {
        Optional<Inline> comment = fake.inline(id);
        if (comment.isEmpty()) {
            return Reply.error(404, "Not Found");
        }
        if (!comment.get().said.author.equals(login)) {
            return Reply.error(403, "Must be the author");
        }
        Item item = repository.items.values().stream()
                .filter(each -> each.pull != null && each.pull.inline.contains(comment.get()))
                .findFirst()
                .orElseThrow();
        if (method.equals("DELETE")) {
            item.pull.inline.remove(comment.get());
            return Reply.of(204, null);
        }
        comment.get().said.body = body.path("body").asText();
        comment.get().said.updatedAt = fake.tick();
        return Reply.of(200, inline(repository, item, comment.get()));
    }
}
