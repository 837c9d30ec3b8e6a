package io.github.docsprint.yaml;

/**
 * Where a value is written, as {@code file:line:column}.
 *
 * @param file the file's name as the user knows it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
