package io.github.docsprint.drift;

import java.util.Locale;

/** How much an outdated page can hurt its reader; in ascending order. */
public enum Severity {
    /** Something is missing or worded otherwise. */
    MINOR,
    /** A good part of the page is missing or says something else. */
    MAJOR,
    /** A command, API version, flag or warning would mislead the reader. */
    CRITICAL;

    /** The name in the machine formats. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
