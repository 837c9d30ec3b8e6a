package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.docsprint.github.fake.FakeRepository.Item;
import io.github.docsprint.github.fake.FakeRepository.Said;
import java.time.Instant;

/** The fake's state as the JSON objects that more than one operation answers with. */
final class Shapes {

    private final GitHubFake fake;
    private final OpenApi openApi;

    Shapes(GitHubFake fake, OpenApi openApi) {
        this.fake = fake;
        this.openApi = openApi;
    }

    /** The smallest object that a schema of the description allows, to be filled in. */
    ObjectNode sample(String schema) {
        return openApi.sample(schema);
    }

    ObjectNode user(String login) {
        return user(sample("simple-user"), login);
    }

    ObjectNode user(ObjectNode json, String login) {
        return json.put("login", login)
                .put("id", Math.abs(login.hashCode()))
                .put("url", fake.api() + "/users/" + login)
                .put("html_url", fake.web() + "/" + login)
                .put("type", login.endsWith("[bot]") ? "Bot" : "User");
    }

    ObjectNode repository(ObjectNode json, FakeRepository repository) {
        String web = fake.web() + "/" + repository.fullName();
        json.put("id", repository.id).put("archived", repository.archived);
        json.put("name", repository.name).put("full_name", repository.fullName());
        json.put("url", fake.api() + "/repos/" + repository.fullName()).put("html_url", web);
        json.put("clone_url", web + ".git").put("git_url", web + ".git");
        json.put("ssh_url", "git@127.0.0.1:" + repository.fullName() + ".git");
        json.put("default_branch", repository.defaultBranch).put("fork", repository.parent != null);
        json.set("owner", user(repository.owner));
        return json;
    }

    void common(ObjectNode json, FakeRepository repository, Item item, String kind) {
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

    ObjectNode comment(FakeRepository repository, Item item, Said said) {
        ObjectNode json = sample("issue-comment");
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
}
