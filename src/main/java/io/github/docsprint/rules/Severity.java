package io.github.docsprint.rules;

import java.util.Locale;

/** How sure a rule is that what it finds is wrong, as measured on real pages; from the least to the most. */
public enum Severity {
    /** Worth a look. */
    INFO,
    /** Wrong in most cases: at least 85 % of the sampled findings. */
    WARNING,
    /** Certainly wrong: at least 97 % of the sampled findings. */
    ERROR;

    /** The name in rule files and formats. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
