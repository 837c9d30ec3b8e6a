package io.github.docsprint.message;

import java.util.List;

/**
 * One thing to tell a person, before it is put into their language.
 *
 * @param key the key of a {@link java.text.MessageFormat} pattern in the message bundles
 * @param arguments the values for the pattern's {@code {0}}, {@code {1}}, …; repository text among them is untrusted
 *     and is made safe for the terminal where it is printed
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A message from its key and the values for its pattern. */
    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
