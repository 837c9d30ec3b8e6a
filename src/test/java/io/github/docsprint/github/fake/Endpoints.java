package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.docsprint.github.fake.FakeRepository.Inline;
import io.github.docsprint.github.fake.FakeRepository.Item;
import io.github.docsprint.github.fake.FakeRepository.Pull;
import io.github.docsprint.github.fake.FakeRepository.Reviewed;
import io.github.docsprint.github.fake.FakeRepository.Said;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the operations of the API do to the fake's state. */
final class Endpoints {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final int MOST_FILES = 3000;

    private final GitHubFake fake;
    private final OpenApi openApi;

    Endpoints(GitHubFake fake, OpenApi openApi) {
        this.fake = fake;
        this.openApi = openApi;
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
        JsonNode body = given.orElse(MAKE.objectNode());
        if (match.id().equals("GET /user")) {
            return login.isEmpty()
                    ? Reply.error(401, "Requires authentication")
                    : Reply.of(200, user(openApi.sample("private-user"), login));
        }
        if (match.id().equals("GET /rate_limit")) {
            return Reply.of(200, openApi.sample("rate-limit-overview"));
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
            case "GET " -> Reply.of(200, fullRepository(repository));
            case "POST /forks" -> Reply.of(202, fullRepository(fork(repository, login, fake.forkAsks)));
            case "GET /branches/{branch}" -> branch(repository, at.get("branch"));
            case "GET /pulls" -> page(pullList(repository, query), query);
            case "POST /pulls" -> openPull(repository, login, body);
            case "GET /pulls/{pull_number}" -> Reply.of(200, pull(repository, item.orElseThrow()));
            case "PATCH /pulls/{pull_number}" -> editItem(repository, item.orElseThrow(), login, body, true);
            case "GET /pulls/{pull_number}/files" -> page(files(repository, item.orElseThrow()), query);
            case "GET /pulls/{pull_number}/reviews" ->
                page(
                        item.orElseThrow().pull.reviews.stream()
                                .map(review -> review(repository, item.get(), review))
                                .toList(),
                        query);
            case "POST /pulls/{pull_number}/reviews" -> postReview(repository, item.orElseThrow(), login, body);
            case "PUT /pulls/{pull_number}/reviews/{review_id}" ->
                editReview(repository, item.orElseThrow(), login, Long.parseLong(at.get("review_id")), body);
            case "PUT /pulls/{pull_number}/reviews/{review_id}/dismissals" ->
                dismissReview(repository, item.orElseThrow(), login, Long.parseLong(at.get("review_id")));
            case "GET /pulls/{pull_number}/comments" ->
                page(
                        item.orElseThrow().pull.inline.stream()
                                .map(comment -> inline(repository, item.get(), comment))
                                .toList(),
                        query);
            case "POST /pulls/{pull_number}/comments" -> postInline(repository, item.orElseThrow(), login, body);
            case "PATCH /pulls/comments/{comment_id}", "DELETE /pulls/comments/{comment_id}" ->
                editInline(repository, match.operation().method(), login, Long.parseLong(at.get("comment_id")), body);
            case "GET /issues" -> page(issueList(repository, query), query);
            case "POST /issues" -> openIssue(repository, login, body);
            case "GET /issues/{issue_number}" -> Reply.of(200, issue(repository, item.orElseThrow()));
            case "PATCH /issues/{issue_number}" -> editItem(repository, item.orElseThrow(), login, body, false);
            case "GET /issues/{issue_number}/comments" ->
                page(
                        item.orElseThrow().comments.stream()
                                .map(said -> comment(repository, item.get(), said))
                                .toList(),
                        query);
            case "POST /issues/{issue_number}/comments" -> {
                Said said = new Said(
                        fake.nextId(), login, fake.tick(), body.path("body").asText());
                item.orElseThrow().comments.add(said);
                item.get().updatedAt = said.createdAt;
                yield Reply.of(201, comment(repository, item.get(), said));
            }
            default -> throw new IllegalStateException("the fake does not play " + match.id());
        };
    }

    // Repositories

    FakeRepository fork(FakeRepository upstream, String login, int asks) {
        Optional<FakeRepository> there = fake.repositories.values().stream()
                .filter(repository -> repository.parent == upstream && repository.owner.equals(login))
                .findFirst();
        return there.orElseGet(() -> {
            String name = upstream.name;
            while (fake.repositories.containsKey(login + "/" + name)) {
                name += "-1";
            }
            Path bare = fake.folder().resolve(login).resolve(name + ".git");
            FakeRepository.bare(upstream.bare, bare);
            FakeRepository fork = new FakeRepository(login, name, bare, upstream, upstream.defaultBranch);
            fork.asksUntilReady = asks;
            fake.repositories.put(fork.fullName(), fork);
            return fork;
        });
    }

    private ObjectNode fullRepository(FakeRepository repository) {
        ObjectNode json = repository(openApi.sample("full-repository"), repository);
        if (repository.parent != null) {
            json.set("parent", repository(openApi.sample("repository"), repository.parent));
            json.set("source", repository(openApi.sample("repository"), repository.parent));
        }
        return json;
    }

    private ObjectNode repository(ObjectNode json, FakeRepository repository) {
        String web = fake.web() + "/" + repository.fullName();
        json.put("id", Math.abs(repository.fullName().hashCode()));
        json.put("name", repository.name).put("full_name", repository.fullName());
        json.put("url", fake.api() + "/repos/" + repository.fullName()).put("html_url", web);
        json.put("clone_url", web + ".git").put("git_url", web + ".git");
        json.put("ssh_url", "git@127.0.0.1:" + repository.fullName() + ".git");
        json.put("default_branch", repository.defaultBranch).put("fork", repository.parent != null);
        json.set("owner", user(repository.owner));
        return json;
    }

    private Reply branch(FakeRepository repository, String name) {
        if (repository.asksUntilReady > 0) {
            repository.asksUntilReady--;
            return Reply.error(404, "Branch not found");
        }
        Optional<String> tip = repository.tip(name);
        if (tip.isEmpty()) {
            return Reply.error(404, "Branch not found");
        }
        ObjectNode json = openApi.sample("branch-with-protection");
        json.put("name", name);
        ((ObjectNode) json.get("commit")).put("sha", tip.get());
        return Reply.of(200, json);
    }

    private ObjectNode user(String login) {
        return user(openApi.sample("simple-user"), login);
    }

    private ObjectNode user(ObjectNode json, String login) {
        return json.put("login", login)
                .put("id", Math.abs(login.hashCode()))
                .put("url", fake.api() + "/users/" + login)
                .put("html_url", fake.web() + "/" + login)
                .put("type", login.endsWith("[bot]") ? "Bot" : "User");
    }

    // Pages

    private Reply page(List<? extends JsonNode> all, Map<String, String> query) {
        int size = Math.min(100, Integer.parseInt(query.getOrDefault("per_page", "30")));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        ArrayNode items = MAKE.arrayNode();
        all.stream().skip((long) (page - 1) * size).limit(size).forEach(items::add);
        Reply reply = Reply.of(200, items);
        if ((long) page * size < all.size()) {
            reply.headers().put("X-Fake-Next", Integer.toString(page + 1));
        }
        return reply;
    }

    // Pull requests

    private List<ObjectNode> pullList(FakeRepository repository, Map<String, String> query) {
        String state = query.getOrDefault("state", "open");
        return repository.items.values().stream()
                .filter(item -> item.pull != null)
                .filter(item -> state.equals("all") || item.open == state.equals("open"))
                .filter(item -> !query.containsKey("head")
                        || query.get("head").equals(item.pull.headRepository.owner + ":" + item.pull.headBranch))
                .filter(item -> !query.containsKey("base") || query.get("base").equals(item.pull.base))
                .sorted(Comparator.comparing((Item item) -> item.number).reversed())
                .map(item -> pull(openApi.sample("pull-request-simple"), repository, item))
                .toList();
    }

    private ObjectNode pull(FakeRepository repository, Item item) {
        ObjectNode json = pull(openApi.sample("pull-request"), repository, item);
        return json.put("mergeable", item.pull.mergeable)
                .put("mergeable_state", item.pull.mergeable ? "clean" : "dirty")
                .put("merged", item.pull.merged)
                .put("changed_files", changes(repository, item).size());
    }

    private ObjectNode pull(ObjectNode json, FakeRepository repository, Item item) {
        common(json, repository, item, "pull");
        json.put("draft", item.pull.draft);
        json.put("url", fake.api() + "/repos/" + repository.fullName() + "/pulls/" + item.number);
        if (item.pull.merged) {
            json.put("merged_at", item.updatedAt.toString());
        }
        pointer(json.withObject("/head"), item.pull.headRepository, item.pull.headBranch, item.pull.head);
        pointer(
                json.withObject("/base"),
                repository,
                item.pull.base,
                repository.tip(item.pull.base).orElseThrow());
        return json;
    }

    private void pointer(ObjectNode json, FakeRepository repository, String branch, String commit) {
        json.put("ref", branch).put("sha", commit).put("label", repository.owner + ":" + branch);
        json.set("repo", repository(openApi.sample("repository"), repository));
        json.set("user", user(repository.owner));
    }

    private Reply openPull(FakeRepository repository, String login, JsonNode body) {
        String[] head = body.path("head").asText().split(":", 2);
        String owner = head.length == 2 ? head[0] : repository.owner;
        String branch = head[head.length - 1];
        String base = body.path("base").asText();
        Optional<FakeRepository> from = fake.repositories.values().stream()
                .filter(each -> each.owner.equals(owner) && (each == repository || each.parent == repository))
                .filter(each -> each.tip(branch).isPresent())
                .findFirst();
        if (from.isEmpty()) {
            return invalid("PullRequest", "head", "invalid", "");
        }
        boolean exists = repository.items.values().stream()
                .anyMatch(item -> item.pull != null
                        && item.open
                        && item.pull.headRepository == from.get()
                        && item.pull.headBranch.equals(branch));
        if (exists) {
            return invalid(
                    "PullRequest", "", "custom", "A pull request already exists for " + owner + ":" + branch + ".");
        }
        if (body.path("draft").asBoolean() && !fake.takesDrafts) {
            return Reply.error(422, "Draft pull requests are not supported in this repository.");
        }
        String tip = from.get().tip(branch).orElseThrow();
        Git.run(repository.bare, "fetch", "-q", from.get().bare.toString(), tip);
        if (Git.run(repository.bare, "rev-list", "--count", "refs/heads/" + base + ".." + tip)
                .equals("0")) {
            return invalid("PullRequest", "", "custom", "No commits between " + base + " and " + owner + ":" + branch);
        }
        Item item = fake.newItem(repository, login);
        item.title = body.path("title").asText();
        item.body = body.path("body").asText();
        item.pull = new Pull();
        item.pull.headRepository = from.get();
        item.pull.headBranch = branch;
        item.pull.base = base;
        item.pull.draft = body.path("draft").asBoolean();
        fake.sync(repository);
        return Reply.of(201, pull(repository, item));
    }

    private static Reply invalid(String resource, String field, String code, String message) {
        ObjectNode json = MAKE.objectNode()
                .put("message", "Validation Failed")
                .put("documentation_url", "https://docs.github.com/rest");
        ObjectNode error = json.putArray("errors").addObject();
        error.put("resource", resource).put("code", code);
        if (!field.isEmpty()) {
            error.put("field", field);
        }
        if (!message.isEmpty()) {
            error.put("message", message);
        }
        return Reply.of(422, json);
    }

    /** {@code status TAB path [TAB new path]} for each file. */
    private List<String> changes(FakeRepository repository, Item item) {
        String between = repository.tip(item.pull.base).orElseThrow() + ".." + item.pull.head;
        return item.pull.changes.computeIfAbsent(between, none -> changesNow(repository, item));
    }

    private static List<String> changesNow(FakeRepository repository, Item item) {
        String base = Git.run(repository.bare, "merge-base", "refs/heads/" + item.pull.base, item.pull.head);
        String out = Git.run(
                repository.bare, "-c", "core.quotePath=false", "diff", "--name-status", "-M", base, item.pull.head);
        return out.lines().filter(line -> !line.isBlank()).limit(MOST_FILES).toList();
    }

    private List<ObjectNode> files(FakeRepository repository, Item item) {
        List<ObjectNode> files = new ArrayList<>();
        for (String change : changes(repository, item)) {
            String[] parts = change.split("\t");
            ObjectNode file = openApi.sample("diff-entry");
            file.put("sha", "0".repeat(40)).put("filename", parts[parts.length - 1]);
            file.put(
                    "status",
                    switch (parts[0].charAt(0)) {
                        case 'A' -> "added";
                        case 'D' -> "removed";
                        case 'R' -> "renamed";
                        default -> "modified";
                    });
            if (parts.length > 2) {
                file.put("previous_filename", parts[1]);
            }
            files.add(file);
        }
        return files;
    }

    // Reviews

    private Reply postReview(FakeRepository repository, Item item, String login, JsonNode body) {
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
    private Reply postInline(FakeRepository repository, Item item, String login, JsonNode body) {
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

    private Reply editReview(FakeRepository repository, Item item, String login, long id, JsonNode body) {
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
    private Reply dismissReview(FakeRepository repository, Item item, String login, long id) {
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

    private ObjectNode review(FakeRepository repository, Item item, Reviewed review) {
        ObjectNode json = openApi.sample("pull-request-review");
        json.put("id", review.id).put("body", review.body).put("state", review.state);
        json.put("commit_id", review.commit).put("submitted_at", review.at.toString());
        json.put(
                "html_url",
                fake.web() + "/" + repository.fullName() + "/pull/" + item.number + "#pullrequestreview-" + review.id);
        json.put("author_association", "CONTRIBUTOR");
        json.set("user", user(review.author));
        return json;
    }

    private ObjectNode inline(FakeRepository repository, Item item, Inline comment) {
        ObjectNode json = openApi.sample("pull-request-review-comment");
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
        json.set("user", user(comment.said.author));
        return json;
    }

    private Reply editInline(FakeRepository repository, String method, String login, long id, JsonNode body) {
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

    // Issues

    private List<ObjectNode> issueList(FakeRepository repository, Map<String, String> query) {
        String state = query.getOrDefault("state", "open");
        List<String> labels =
                query.containsKey("labels") ? List.of(query.get("labels").split(",")) : List.of();
        return repository.items.values().stream()
                .filter(item -> state.equals("all") || item.open == state.equals("open"))
                .filter(item -> item.labels.containsAll(labels))
                .filter(item ->
                        !query.containsKey("since") || !item.updatedAt.isBefore(Instant.parse(query.get("since"))))
                .sorted(Comparator.comparing((Item item) -> item.updatedAt).reversed())
                .map(item -> issue(repository, item))
                .toList();
    }

    private ObjectNode issue(FakeRepository repository, Item item) {
        ObjectNode json = openApi.sample("issue");
        common(json, repository, item, item.pull == null ? "issues" : "pull");
        json.put("url", fake.api() + "/repos/" + repository.fullName() + "/issues/" + item.number);
        json.put("comments", item.comments.size());
        if (item.pull != null) {
            json.put("draft", item.pull.draft);
            ObjectNode pull = json.putObject("pull_request");
            Stream.of("url", "html_url", "diff_url", "patch_url")
                    .forEach(name -> pull.put(name, fake.web() + "/" + repository.fullName() + "/pull/" + item.number));
            pull.put("merged_at", item.pull.merged ? item.updatedAt.toString() : null);
        }
        return json;
    }

    private void common(ObjectNode json, FakeRepository repository, Item item, String kind) {
        json.put("id", (long) item.number + 1_000_000);
        json.put("number", item.number).put("title", item.title).put("body", item.body);
        json.put("state", item.open ? "open" : "closed");
        json.put("html_url", fake.web() + "/" + repository.fullName() + "/" + kind + "/" + item.number);
        json.put("created_at", item.createdAt.toString()).put("updated_at", item.updatedAt.toString());
        json.put("author_association", "CONTRIBUTOR");
        json.set("user", user(item.author));
        ArrayNode labels = json.putArray("labels");
        item.labels.forEach(name -> labels.addObject()
                .put("id", 1)
                .put("node_id", "x")
                .put("url", "https://example.com/")
                .put("name", name)
                .put("description", "")
                .put("color", "ffffff")
                .put("default", false));
        ArrayNode assignees = json.putArray("assignees");
        item.assignees.forEach(login -> assignees.add(user(login)));
    }

    private Reply openIssue(FakeRepository repository, String login, JsonNode body) {
        Item item = fake.newItem(repository, login);
        item.title = body.path("title").asText();
        item.body = body.path("body").asText();
        if (repository.writers.contains(login)) {
            body.path("labels").forEach(label -> item.labels.add(label.asText()));
        }
        return Reply.of(201, issue(repository, item));
    }

    private Reply editItem(FakeRepository repository, Item item, String login, JsonNode body, boolean pull) {
        if (!item.author.equals(login) && !repository.writers.contains(login)) {
            return Reply.error(403, "Must have write access, or be the author");
        }
        if (body.has("title")) {
            item.title = body.get("title").asText();
        }
        if (body.has("body")) {
            item.body = body.get("body").asText();
        }
        if (body.has("state")) {
            item.open = body.get("state").asText().equals("open");
        }
        item.updatedAt = fake.tick();
        return Reply.of(200, pull ? pull(repository, item) : issue(repository, item));
    }

    private ObjectNode comment(FakeRepository repository, Item item, Said said) {
        ObjectNode json = openApi.sample("issue-comment");
        Instant updated = said.updatedAt;
        json.put("id", said.id).put("body", said.body);
        json.put("created_at", said.createdAt.toString()).put("updated_at", updated.toString());
        json.put("author_association", "CONTRIBUTOR");
        json.put(
                "html_url",
                fake.web() + "/" + repository.fullName() + "/issues/" + item.number + "#issuecomment-" + said.id);
        json.set("user", user(said.author));
        return json;
    }

    // GraphQL: the two things that docsprint asks

    Reply graphql(String login, JsonNode body) {
        JsonNode variables = body.path("variables");
        ObjectNode data = MAKE.objectNode();
        if (body.path("query").asText().contains("resolveReviewThread")) {
            Optional<Inline> comment =
                    fake.inline(Long.parseLong(variables.path("thread").asText().replace("thread-", "")));
            comment.ifPresent(found -> found.resolved = true);
            data.withObject("/data/resolveReviewThread/thread").put("isResolved", comment.isPresent());
            return Reply.of(200, data);
        }
        FakeRepository repository = fake.require(
                variables.path("owner").asText() + "/" + variables.path("name").asText());
        List<Inline> all = repository.items.get(variables.path("number").asInt()).pull.inline;
        int from = variables.path("after").isTextual()
                ? Integer.parseInt(variables.path("after").asText())
                : 0;
        ObjectNode threads = data.withObject("/data/repository/pullRequest/reviewThreads");
        threads.putObject("pageInfo")
                .put("hasNextPage", all.size() > from + 100)
                .put("endCursor", Integer.toString(from + 100));
        ArrayNode nodes = threads.putArray("nodes");
        all.stream().skip(from).limit(100).forEach(comment -> {
            ObjectNode node = nodes.addObject();
            node.put("id", "thread-" + comment.said.id).put("isResolved", comment.resolved);
            node.putObject("comments").putArray("nodes").addObject().put("databaseId", comment.said.id);
        });
        return Reply.of(200, data);
    }
}
