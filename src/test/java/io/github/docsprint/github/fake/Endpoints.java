package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.docsprint.github.fake.FakeRepository.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which part of the fake does an operation of the API. */
final class Endpoints {

    private final GitHubFake fake;
    private final Shapes shapes;
    private final RepositoryEndpoints repositories;
    private final PullEndpoints pulls;
    private final ReviewEndpoints reviews;
    private final IssueEndpoints issues;

    Endpoints(GitHubFake fake, OpenApi openApi) {
        this.fake = fake;
        this.shapes = new Shapes(fake, openApi);
        this.repositories = new RepositoryEndpoints(fake, shapes);
        this.pulls = new PullEndpoints(fake, shapes);
        this.reviews = new ReviewEndpoints(fake, shapes);
        this.issues = new IssueEndpoints(fake, shapes);
    }

    FakeRepository fork(FakeRepository upstream, String login, int asks) {
        return repositories.fork(upstream, login, asks);
    }

    /** The right of a fine-grained token that an operation needs. */
    static Optional<String> right(String operation) {
        return switch (operation) {
            case "POST /repos/{owner}/{repo}/forks" -> Optional.of("administration=write");
            case "POST /repos/{owner}/{repo}/pulls",
                    "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
                    "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
                    "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
                    "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals",
                    "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments",
                    "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}",
                    "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}" -> Optional.of("pull_requests=write");
            case "POST /repos/{owner}/{repo}/issues",
                    "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
                    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments" -> Optional.of("issues=write");
            default -> Optional.empty();
        };
    }

    Reply answer(OpenApi.Match match, String login, Map<String, String> query, Optional<JsonNode> given) {
        Map<String, String> at = match.parameters();
        JsonNode body = given.orElse(JsonNodeFactory.instance.objectNode());
        if (match.id().equals("GET /user")) {
            return login.isEmpty()
                    ? Reply.error(401, "Requires authentication")
                    : Reply.of(200, shapes.user(shapes.sample("private-user"), login));
        }
        if (match.id().equals("GET /users/{username}")) {
            return fake.knows(at.get("username"))
                    ? Reply.of(200, shapes.user(shapes.sample("public-user"), at.get("username")))
                    : Reply.error(404, "Not Found");
        }
        if (match.id().equals("GET /rate_limit")) {
            return Reply.of(200, shapes.sample("rate-limit-overview"));
        }
        FakeRepository repository = fake.repositories.get(at.get("owner") + "/" + at.get("repo"));
        if (repository == null) {
            return Reply.error(404, "Not Found");
        }
        Optional<Item> item = Stream.of("pull_number", "issue_number")
                .filter(at::containsKey)
                .map(name -> repository.items.get(Integer.parseInt(at.get(name))))
                .filter(found -> found != null)
                .findFirst();
        boolean needsPull = at.containsKey("pull_number");
        if ((needsPull || at.containsKey("issue_number")) && (item.isEmpty() || needsPull && item.get().pull == null)) {
            return Reply.error(404, "Not Found");
        }
        fake.sync(repository);
        String path = match.operation().template().replaceFirst("^/repos/\\{owner}/\\{repo}", "");
        return switch (match.operation().method() + " " + path) {
            case "GET " -> Reply.of(200, repositories.fullRepository(repository));
            case "POST /forks" ->
                Reply.of(202, repositories.fullRepository(repositories.fork(repository, login, fake.forkAsks)));
            case "GET /branches/{branch}" -> repositories.branch(repository, at.get("branch"));
            case "GET /pulls" -> page(pulls.pullList(repository, query), query);
            case "POST /pulls" -> pulls.openPull(repository, login, body);
            case "GET /pulls/{pull_number}" -> Reply.of(200, pulls.pull(repository, item.orElseThrow()));
            case "PATCH /pulls/{pull_number}" ->
                issues.editItem(repository, item.orElseThrow(), login, body, () -> pulls.pull(repository, item.get()));
            case "GET /pulls/{pull_number}/files" -> page(pulls.files(repository, item.orElseThrow()), query);
            case "GET /pulls/{pull_number}/reviews" ->
                page(
                        item.orElseThrow().pull.reviews.stream()
                                .map(review -> reviews.review(repository, item.get(), review))
                                .toList(),
                        query);
            case "POST /pulls/{pull_number}/reviews" -> reviews.postReview(repository, item.orElseThrow(), login, body);
            case "PUT /pulls/{pull_number}/reviews/{review_id}" ->
                reviews.editReview(repository, item.orElseThrow(), login, Long.parseLong(at.get("review_id")), body);
            case "PUT /pulls/{pull_number}/reviews/{review_id}/dismissals" ->
                reviews.dismissReview(repository, item.orElseThrow(), login, Long.parseLong(at.get("review_id")));
            case "GET /pulls/{pull_number}/comments" ->
                page(
                        item.orElseThrow().pull.inline.stream()
                                .map(comment -> reviews.inline(repository, item.get(), comment))
                                .toList(),
                        query);
            case "POST /pulls/{pull_number}/comments" ->
                reviews.postInline(repository, item.orElseThrow(), login, body);
            case "PATCH /pulls/comments/{comment_id}", "DELETE /pulls/comments/{comment_id}" ->
                reviews.editInline(
                        repository, match.operation().method(), login, Long.parseLong(at.get("comment_id")), body);
            case "GET /issues" -> page(issues.issueList(repository, query), query);
            case "POST /issues" -> issues.openIssue(repository, login, body);
            case "GET /issues/{issue_number}" -> Reply.of(200, issues.issue(repository, item.orElseThrow()));
            case "PATCH /issues/{issue_number}" ->
                issues.editItem(
                        repository, item.orElseThrow(), login, body, () -> issues.issue(repository, item.get()));
            case "GET /issues/{issue_number}/comments" ->
                page(
                        item.orElseThrow().comments.stream()
                                .map(said -> shapes.comment(repository, item.get(), said))
                                .toList(),
                        query);
            case "POST /issues/{issue_number}/comments" ->
                issues.postComment(repository, item.orElseThrow(), login, body);
            default -> throw new IllegalStateException("the fake does not play " + match.id());
        };
    }

    private static Reply page(List<? extends JsonNode> all, Map<String, String> query) {
        int size = Math.min(100, Integer.parseInt(query.getOrDefault("per_page", "30")));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        all.stream().skip((long) (page - 1) * size).limit(size).forEach(items::add);
        Reply reply = Reply.of(200, items);
        if ((long) page * size < all.size()) {
            reply.headers().put("X-Fake-Next", Integer.toString(page + 1));
        }
        return reply;
    }
}
