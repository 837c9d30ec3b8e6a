package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.github.RemoteAddress;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.Settings;
import io.github.docsprint.github.Token;
import io.github.docsprint.message.Failure;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which GitHub a command speaks to, for whom, and about which repository: by its options, else as a workflow's
 * environment says, else as the clone's remote {@code upstream} or {@code origin} does.
 */
record GitHubAccess(Settings settings, RepositoryName repository) {

    /** With the token of the environment, where there is one. */
    static GitHubAccess of(Docsprint root, Clone clone, @Nullable String apiUrl, @Nullable String repository) {
        Surroundings surroundings = root.surroundings();
        Optional<Token> token = Stream.of("GITHUB_TOKEN", "GH_TOKEN")
                .flatMap(name -> surroundings.variable(name).map(value -> new Token(value, name)).stream())
                .findFirst();
        Optional<RemoteAddress> remote = Optional.ofNullable(clone.remotes().get("upstream"))
                .or(() -> Optional.ofNullable(clone.remotes().get("origin")))
                .flatMap(RemoteAddress::parse);
        URI api = Optional.ofNullable(apiUrl)
                .or(() -> surroundings.variable("GITHUB_API_URL"))
                .map(Settings::api)
                .or(() -> remote.map(RemoteAddress::host).map(Settings::apiOf))
                .orElseGet(() -> Settings.api(Settings.GITHUB_COM));
        RepositoryName name = Optional.ofNullable(repository)
                .or(() -> surroundings.variable("GITHUB_REPOSITORY"))
                .map(RepositoryName::parse)
                .or(() -> remote.map(RemoteAddress::repository))
                .orElseThrow(() -> Failure.usage("github.which-repository"));
        return new GitHubAccess(Settings.of(api, token, Optional.empty()), name);
    }
}
