package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.GhProgram;
import io.github.docsprint.github.Pause;
import io.github.docsprint.github.Proxy;
import io.github.docsprint.github.RemoteAddress;
import io.github.docsprint.github.RepositoryName;
import io.github.docsprint.github.Settings;
import io.github.docsprint.github.ShownPause;
import io.github.docsprint.github.Token;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which GitHub a command speaks to, and about which repository: by its options, else as a workflow's environment says,
 * else as the clone's remote {@code upstream} or {@code origin} does.
 *
 * @param folder where git looks for its configuration
 */
record GitHubAccess(URI api, RepositoryName repository, Surroundings surroundings, Path folder) {

    static GitHubAccess of(Docsprint root, Clone clone, @Nullable String apiUrl, @Nullable String repository) {
        Surroundings surroundings = root.surroundings();
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
        return new GitHubAccess(api, name, surroundings, clone.workTree().orElse(root.start()));
    }

    /**
     * How to reach a GitHub: with the token of the environment, else that of GitHub's own program, else that of git's
     * credential helpers; through the proxy of the environment. Looks anew each time.
     *
     * @param progress shows the pauses that GitHub asks for
     */
    Settings settings(Progress progress) {
        Settings nobody = Settings.of(api, Optional.empty(), Optional.empty())
                .through(Proxy.of(surroundings::variable))
                .pausing(new ShownPause(progress, Pause::sleep));
        Optional<Token> token = Stream.<Supplier<Optional<Token>>>of(
                        () -> variable("GITHUB_TOKEN"),
                        () -> variable("GH_TOKEN"),
                        () -> surroundings.program("gh").flatMap(gh -> new GhProgram(gh).token(nobody.host())),
                        () -> credential(api.getScheme() + "://" + nobody.host()))
                .flatMap(place -> place.get().stream())
                .findFirst();
        return nobody.as(token);
    }

    private Optional<Token> variable(String name) {
        return surroundings.variable(name).map(value -> new Token(value, name));
    }

    private Optional<Token> credential(String server) {
        return new GitProgram(folder).credential(server).map(secret -> new Token(secret, "git credential"));
    }
}
