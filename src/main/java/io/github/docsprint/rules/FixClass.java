package io.github.docsprint.rules;

/** What becomes of a rule's fixes. */
public enum FixClass {
    /** Applied whenever fixes are. */
    SAFE,
    /** Shown; applied only where suggestions are asked for. */
    SUGGESTION,
    /** The rule has none. */
    NONE
}
