package io.github.docsprint.github;

/**
 * What a review says about lines of a file, which have to be among those that the pull request shows.
 *
 * @param startLine the first line, from 1
 * @param line the last line, from 1
 * @param body Markdown; a {@code suggestion} block offers other lines in place of these
 */
public record InlineComment(String path, int startLine, int line, String body) {}
