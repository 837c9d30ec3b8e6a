package io.github.docsprint.github;

import java.util.Optional;

/**
 * A comment on a line of a pull request.
 *
 * @param review the review that it came with
 * @param line the last line that it is on, in the newest commit; empty where that line is gone
 * @param commit the commit that it was written on, in hex
 */
public record ReviewComment(
        long id,
        Optional<Long> review,
        String login,
        String path,
        Optional<Integer> line,
        String body,
        String commit,
        String url) {}
