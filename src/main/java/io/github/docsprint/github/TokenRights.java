package io.github.docsprint.github;

import java.util.List;
import java.util.Optional;

/**
 * What a token is good for.
 *
 * @param login who it stands for
 * @param scopes what a classic token may do, in GitHub's words; empty for a token of another kind, of which GitHub tells
 *     nothing in advance
 */
public record TokenRights(String login, Optional<List<String>> scopes) {

    private static final List<String> PUBLIC_WORK = List.of("repo", "public_repo");

    /** Whether it may open issues and pull requests at public repositories; empty where that cannot be told. */
    public Optional<Boolean> mayContribute() {
        return scopes.map(all -> all.stream().anyMatch(PUBLIC_WORK::contains));
    }
}
