package io.github.docsprint.glossary;

import java.util.List;

/**
 * A word of everyday English and what renders it.
 *
 * @param english its forms in lower case, the one that a dictionary has first, without those that follow a rule
 * @param target beginnings or parts of words of the translation's language: any of them renders it
 * @param share how often one of them does, where a block is in sync; between 0 and 1
 */
public record EverydayWord(List<String> english, List<String> target, double share) {
    public EverydayWord {
        english = List.copyOf(english);
        target = List.copyOf(target);
    }
}
