package io.github.docsprint.rules;

/** What a rule needs to decide. */
public enum Certainty {
    /** The text alone. */
    MECHANICAL,
    /** The source page beside it. */
    BILINGUAL,
    /** Judgement, so it is never an error by default. */
    HEURISTIC
}
