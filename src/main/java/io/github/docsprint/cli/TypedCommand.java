package io.github.docsprint.cli;

import io.github.docsprint.text.TerminalSafe;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as a person types it, its words quoted for a POSIX shell where they have to be. */
final class TypedCommand {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:@%+=,^-][\\p{L}\\p{N}_./:@%+=,^~-]*");

    private TypedCommand() {}

    static String of(List<String> words) {
        return words.stream().map(TypedCommand::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        return PLAIN.matcher(word).matches()
                ? word
                : "'" + TerminalSafe.text(word).replace("'", "'\\''") + "'";
    }
}
