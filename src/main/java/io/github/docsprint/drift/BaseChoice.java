package io.github.docsprint.drift;

/** How {@code --base} lets a base be found. The constants' names are the option's values. */
public enum BaseChoice {
    /** Only what pages declare. */
    declared,
    /** From the text, with history as the prior, whatever pages declare. */
    inferred,
    /** By the last commit that changed the translation by much. */
    history,
    /** Declared, else inferred, else by history. */
    auto
}
