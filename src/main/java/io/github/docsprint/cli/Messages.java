package io.github.docsprint.cli;

import io.github.docsprint.message.Message;
import io.github.docsprint.text.TerminalSafe;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts messages into words, in one language. A key's part before its first dot names its bundle, {@code
 * messages/PART.properties}.
 */
final class Messages {

    private final Locale locale;
    private final Map<String, ResourceBundle> bundles = new ConcurrentHashMap<>();

    Messages(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The message in words; strings among its arguments are made safe for a terminal. */
    String text(Message message) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message inner
                        ? text(inner)
                        : argument instanceof Number ? argument : TerminalSafe.text(argument.toString()))
                .toArray();
        return new MessageFormat(pattern(message.key()), locale).format(arguments);
    }

    /** The message in words, its strings as they are: for files, whose writers escape. */
    String plain(Message message) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message inner
                        ? plain(inner)
                        : argument instanceof Number ? argument : argument.toString())
                .toArray();
        return new MessageFormat(pattern(message.key()), locale).format(arguments);
    }

    /** {@link #text(Message)} for a key and its arguments. */
    String text(String key, Object... arguments) {
        return text(Message.of(key, arguments));
    }

    /** The bundle of this name in this language, English where it has none. */
    ResourceBundle bundle(String name) {
        // The JVM's own locale must not step in between: English is the root bundle.
        return bundles.computeIfAbsent(
                name,
                key -> ResourceBundle.getBundle(
                        "messages." + key,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    private String pattern(String key) {
        return bundle(key.substring(0, key.indexOf('.'))).getString(key);
    }
}
