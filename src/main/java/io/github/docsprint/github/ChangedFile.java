package io.github.docsprint.github;

import java.util.Optional;

/**
 * A file that a pull request changes.
 *
 * @param path relative to the repository root
 * @param status GitHub's word: {@code added}, {@code removed}, {@code modified}, {@code renamed}, …
 * @param previousPath where it was, if it was renamed
 */
public record ChangedFile(String path, String status, Optional<String> previousPath) {}
