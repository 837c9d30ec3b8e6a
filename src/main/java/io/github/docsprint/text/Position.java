package io.github.docsprint.text;

/**
 * A place in a file as people and editors count.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
public record Position(int line, int column) {}
