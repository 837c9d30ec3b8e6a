package io.github.docsprint.review;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.GitProgram;
import io.github.docsprint.github.RemoteAddress;
import io.github.docsprint.github.Repository;
import io.github.docsprint.github.Settings;
import java.util.Optional;

/**
 * Where git finds a repository of GitHub: by a remote of the clone with an SSH address, with the person's own key; else
 * over HTTPS, with the token.
 *
 * @param access empty where the token has no part in it
 */
record GitAddress(String url, Optional<GitProgram.Access> access) {

    static GitAddress of(Repository repository, Clone clone, Settings settings) {
        return clone.remotes().values().stream()
                .filter(url -> RemoteAddress.parse(url)
                        .filter(remote -> remote.ssh()
                                && remote.repository().isSameAs(repository.name())
                                && remote.host().equals(settings.host()))
                        .isPresent())
                .findFirst()
                .map(url -> new GitAddress(url, Optional.empty()))
                .orElseGet(() -> https(repository.cloneAddress(), settings));
    }

    private static GitAddress https(String url, Settings settings) {
        String server = url.substring(0, url.indexOf('/', url.indexOf("://") + 3));
        return new GitAddress(url, settings.token().map(token -> new GitProgram.Access(server, token.value())));
    }
}
