package io.github.docsprint.starter;

import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.text.Span;

/** Counts the words of a source page that there are to translate, roughly and fast: no front matter, no fenced code. */
final class SourceWords {

    private SourceWords() {}

    /** How many runs of characters between blanks have a letter in them. */
    static int in(String text) {
        int count = 0;
        boolean fenced = false;
        int start = FrontMatter.of(text).map(FrontMatter::span).map(Span::end).orElse(0);
        for (String line : (Iterable<String>) text.substring(start).lines()::iterator) {
            String trimmed = line.strip();
            if (trimmed.startsWith("```") || trimmed.startsWith("~~~")) {
                fenced = !fenced;
            } else if (!fenced) {
                count += words(trimmed);
            }
        }
        return count;
    }

    private static int words(String line) {
        int count = 0;
        boolean letter = false;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || Character.isWhitespace(line.charAt(i))) {
                count += letter ? 1 : 0;
                letter = false;
            } else {
                letter |= Character.isLetter(line.charAt(i));
            }
        }
        return count;
    }
}
