package io.github.docsprint.github;

import java.time.Instant;

/**
 * A comment on an issue, written by a stranger.
 *
 * @param id grows from comment to comment
 * @param updatedAt when it got the text that it has; its author may have rewritten it
 */
public record Comment(long id, String login, String body, Instant createdAt, Instant updatedAt, String url) {}
