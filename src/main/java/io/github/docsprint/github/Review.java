package io.github.docsprint.github;

import java.time.Instant;
import java.util.Optional;

/**
 * A review of a pull request.
 *
 * @param commit the commit that was looked at, in hex; empty where it is gone
 * @param state GitHub's word: {@code COMMENTED}, {@code APPROVED}, {@code CHANGES_REQUESTED}, {@code DISMISSED}, {@code
 *     PENDING}
 * @param submittedAt empty where it is pending
 */
public record Review(
        long id, String login, String body, String state, String commit, String url, Optional<Instant> submittedAt) {}
