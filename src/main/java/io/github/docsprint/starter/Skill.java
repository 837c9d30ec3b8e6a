package io.github.docsprint.starter;

import java.util.Locale;

/** What a task asks of whoever takes it, besides both languages. */
public enum Skill {
    NONE,
    /** To know what the text talks about. */
    KUBERNETES;

    /** The name in the machine formats. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
