package io.github.docsprint.cli;

/** The exit codes that README.md promises. */
final class ExitCode {

    /** All is well. */
    static final int FINE = 0;

    /** Findings at or above {@code --fail-on}, or pages behind with {@code --check}. */
    static final int FOUND = 1;

    /** Wrong usage, configuration or rule file. */
    static final int USAGE = 2;

    /** The environment failed: not a clone, history missing, network, GitHub. */
    static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
