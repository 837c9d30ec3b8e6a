package io.github.docsprint.cli;

import io.github.docsprint.text.DisplayWidth;
import java.io.PrintStream;
import java.util.List;

/**
 * Numbered lines that say what to do next.
 *
 * @param messages the words
 * @param style the colours
 * @param columns how wide a line may be
 */
record NextSteps(Messages messages, Style style, int columns, PrintStream out) {

    /** What to do, in words. @param number such as {@code "1. "} */
    void words(String number, String text) {
        List<String> lines = Paragraph.wrapped(text, columns - number.length());
        for (int i = 0; i < lines.size(); i++) {
            out.println((i == 0 ? number : " ".repeat(number.length())) + lines.get(i));
        }
    }

    /** What to do and the command for it, which stays in one piece: on a line of its own where there is no room. */
    void command(String number, String key, String command) {
        String words = number + messages.text(key);
        if (DisplayWidth.of(words + " " + command) <= columns) {
            out.println(words + " " + style.cyan(command));
        } else {
            out.println(words);
            out.println(" ".repeat(number.length()) + style.cyan("$ " + command));
        }
    }
}
