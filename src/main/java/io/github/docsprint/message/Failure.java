package io.github.docsprint.message;

/**
 * The command cannot go on. Carries the one message that the user sees, and what kind of failure it is, which is its
 * exit code.
 */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose turn it is to mend it. */
    public enum Kind {
        /** Wrong usage, configuration or rule file: exit code 2. */
        USAGE,
        /** The environment failed (not a clone, history missing, network, GitHub): exit code 3. */
        ENVIRONMENT
    }

    private final Kind kind;
    private final transient Message message;

    private Failure(Kind kind, Message message, Throwable cause) {
        super(message.key() + " " + message.arguments(), cause);
        this.kind = kind;
        this.message = message;
    }

    private Failure(Kind kind, Message message) {
        super(message.key() + " " + message.arguments());
        this.kind = kind;
        this.message = message;
    }

    /** A failure that the user can mend by another command line, configuration or rule file. */
    public static Failure usage(String key, Object... arguments) {
        return new Failure(Kind.USAGE, Message.of(key, arguments));
    }

    /** A failure of what docsprint stands on. */
    public static Failure environment(String key, Object... arguments) {
        return new Failure(Kind.ENVIRONMENT, Message.of(key, arguments));
    }

    /** The same failure, with the exception that led to it, for {@code -v}. */
    public Failure causedBy(Throwable cause) {
        return new Failure(kind, message, cause);
    }

    /** Whose turn it is. */
    public Kind kind() {
        return kind;
    }

    /** What to tell the user. */
    public Message userMessage() {
        return message;
    }
}
