package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.docsprint.github.fake.FakeRepository.Item;
import io.github.docsprint.github.fake.FakeRepository.Pull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pull requests and the files that they change. */
final class PullEndpoints {

    private static final int MOST_FILES = 3000;

    private final GitHubFake fake;
    private final Shapes shapes;

    PullEndpoints(GitHubFake fake, Shapes shapes) {
        this.fake = fake;
        this.shapes = shapes;
    }

    List<ObjectNode> pullList(FakeRepository repository, Map<String, String> query) {
        String state = query.getOrDefault("state", "open");
        return repository.items.values().stream()
                .filter(item -> item.pull != null)
                .filter(item -> state.equals("all") || item.open == state.equals("open"))
                .filter(item -> !query.containsKey("head")
                        || query.get("head").equals(item.pull.headRepository.owner + ":" + item.pull.headBranch))
                .filter(item -> !query.containsKey("base") || query.get("base").equals(item.pull.base))
                .sorted(Comparator.comparing((Item item) -> item.number).reversed())
                .map(item -> pull(shapes.sample("pull-request-simple"), repository, item))
                .toList();
    }

    ObjectNode pull(FakeRepository repository, Item item) {
        ObjectNode json = pull(shapes.sample("pull-request"), repository, item);
        return json.put("mergeable", item.pull.mergeable)
                .put("mergeable_state", item.pull.mergeable ? "clean" : "dirty")
                .put("merged", item.pull.merged)
                .put("changed_files", changes(repository, item).size());
    }

    private ObjectNode pull(ObjectNode json, FakeRepository repository, Item item) {
        shapes.common(json, repository, item, "pull");
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

    void pointer(ObjectNode json, FakeRepository repository, String branch, String commit) {
        json.put("ref", branch).put("sha", commit).put("label", repository.owner + ":" + branch);
        json.set("repo", shapes.repository(shapes.sample("repository"), repository));
        json.set("user", shapes.user(repository.owner));
    }

    Reply openPull(FakeRepository repository, String login, JsonNode body) {
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
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
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

    List<ObjectNode> files(FakeRepository repository, Item item) {
        List<ObjectNode> files = new ArrayList<>();
        for (String change : changes(repository, item)) {
            String[] parts = change.split("\t");
            ObjectNode file = shapes.sample("diff-entry");
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
}
