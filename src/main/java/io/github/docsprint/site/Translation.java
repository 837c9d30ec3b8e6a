package io.github.docsprint.site;

import java.util.Optional;

/**
 * A file of the translation's language.
 *
 * @param path relative to the repository root
 * @param sourcePath the file that it translates, in whichever of the forms {@code x.md}, {@code x/index.md},
 *     {@code x/_index.md} and {@code .html} it is there; empty where there is none
 * @param expectedSourcePath {@code sourcePath}, or where the source file would be
 * @param visible whether it is a page of its own
 * @param section its first one or two folders below the language's, like {@code docs/concepts}; empty at the top
 */
public record Translation(
        String path,
        Optional<String> sourcePath,
        String expectedSourcePath,
        boolean visible,
        Kind kind,
        String section) {}
