package io.github.docsprint.github;

import java.util.Optional;

/**
 * A repository at GitHub.
 *
 * @param cloneAddress where git finds it over HTTPS
 * @param parent what it is a fork of
 * @param archived whether nothing can be sent to it any more
 */
public record Repository(
        RepositoryName name,
        String defaultBranch,
        String cloneAddress,
        Optional<RepositoryName> parent,
        boolean archived) {}
