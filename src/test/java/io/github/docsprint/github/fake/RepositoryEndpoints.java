package io.github.docsprint.github.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;

/** Repositories, their forks and branches. */
final class RepositoryEndpoints {

    private final GitHubFake fake;
    private final Shapes shapes;

    RepositoryEndpoints(GitHubFake fake, Shapes shapes) {
        this.fake = fake;
        this.shapes = shapes;
    }

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

    ObjectNode fullRepository(FakeRepository repository) {
        ObjectNode json = shapes.repository(shapes.sample("full-repository"), repository);
        if (repository.parent != null) {
            json.set("parent", shapes.repository(shapes.sample("repository"), repository.parent));
            json.set("source", shapes.repository(shapes.sample("repository"), repository.parent));
        }
        return json;
    }

    Reply branch(FakeRepository repository, String name) {
        if (repository.asksUntilReady > 0) {
            repository.asksUntilReady--;
            return Reply.error(404, "Branch not found");
        }
        Optional<String> tip = repository.tip(name);
        if (tip.isEmpty()) {
            return Reply.error(404, "Branch not found");
        }
        ObjectNode json = shapes.sample("branch-with-protection");
        json.put("name", name);
        ((ObjectNode) json.get("commit")).put("sha", tip.get());
        return Reply.of(200, json);
    }
}
