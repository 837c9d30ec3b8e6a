package io.github.docsprint.site;

/**
 * A file of the source language.
 *
 * @param path relative to the repository root
 * @param translationPath where its translation would be, in the same form
 * @param visible whether it is a page of its own
 * @param section its first one or two folders below the language's, like {@code docs/concepts}; empty at the top
 */
public record SourcePage(String path, String translationPath, boolean visible, Kind kind, String section) {}
