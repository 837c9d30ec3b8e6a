package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.docsprint.github.fake.FakeRepository.Item;
import io.github.docsprint.github.fake.FakeRepository.Said;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Issues, and what people say under them and under pull requests. */
final class IssueEndpoints {

    private final GitHubFake fake;
    private final Shapes shapes;

    IssueEndpoints(GitHubFake fake, Shapes shapes) {
        this.fake = fake;
        this.shapes = shapes;
    }

    List<ObjectNode> issueList(FakeRepository repository, Map<String, String> query) {
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

    ObjectNode issue(FakeRepository repository, Item item) {
        ObjectNode json = shapes.sample("issue");
        shapes.common(json, repository, item, item.pull == null ? "issues" : "pull");
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

    Reply openIssue(FakeRepository repository, String login, JsonNode body) {
        Item item = fake.newItem(repository, login);
        item.title = body.path("title").asText();
        item.body = body.path("body").asText();
        if (repository.writers.contains(login)) {
            body.path("labels").forEach(label -> item.labels.add(label.asText()));
        }
        return Reply.of(201, issue(repository, item));
    }

    Reply editItem(FakeRepository repository, Item item, String login, JsonNode body, Supplier<ObjectNode> shown) {
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
        return Reply.of(200, shown.get());
    }

    Reply postComment(FakeRepository repository, Item item, String login, JsonNode body) {
        Said said =
                new Said(fake.nextId(), login, fake.tick(), body.path("body").asText());
        item.comments.add(said);
        item.updatedAt = said.createdAt;
        return Reply.of(201, shapes.comment(repository, item, said));
    }
}
