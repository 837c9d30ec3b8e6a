package io.github.docsprint.glossary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everyday words, found by any of their forms. Immutable, for any thread. */
public final class EverydayWords {

    /** Shorter ones are in words that have nothing to do with them. */
    private static final int SHORTEST = 2;

    private final Map<String, EverydayWord> forms = new HashMap<>();

    EverydayWords(Collection<EverydayWord> words) {
        words.forEach(word -> word.english().forEach(form -> forms.putIfAbsent(form, word)));
    }

    /** Whether none is known. */
    public boolean isEmpty() {
        return forms.isEmpty();
    }

    /** The word that an English one is a form of, such as <i>create</i> for <i>Creating</i>. */
    public Optional<EverydayWord> find(String english) {
        for (String form : candidates(english.toLowerCase(Locale.ROOT))) {
            EverydayWord word = forms.get(form);
            if (word != null) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /**
     * How many letters of a text belong to renderings of words, whichever.
     *
     * @param text what is left of a text, with anything but letters between its parts
     */
    public int lettersOfRenderings(String text) {
        Set<String> there = new HashSet<>();
        for (EverydayWord word : forms.values()) {
            for (String target : word.target()) {
                if (target.length() >= SHORTEST && text.contains(target)) {
                    there.add(target);
                }
            }
        }
        List<String> longest = there.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        String left = text;
        int letters = 0;
        for (String target : longest) {
            String without = left.replace(target, " ");
            letters += (left.length() - without.length()) / (target.length() - 1) * target.length();
            left = without;
        }
        return letters;
    }

    /** What a word may be a form of, by the rules for plurals, verbs, adjectives and adverbs; itself first. */
    private static List<String> candidates(String form) {
        String word = without(form, "'s");
        List<String> found = new ArrayList<>(List.of(form, word));
        int length = word.length();
        if (word.endsWith("s") && !word.endsWith("ss")) {
            String singular = word.substring(0, length - 1);
            found.add(singular);
            found.add(without(word, "es"));
            found.add(word.endsWith("ies") ? word.substring(0, length - 3) + "y" : singular);
            if (singular.endsWith("ing")) {
                ending(found, singular, "ing");
            }
        }
        ending(found, word, "ing");
        ending(found, word, "ed");
        ending(found, word, "er");
        ending(found, word, "est");
        if (word.endsWith("ly")) {
            String stem = word.substring(0, length - 2);
            found.add(stem);
            found.add(word.substring(0, length - 1) + "e");
            found.add(stem.endsWith("i") ? stem.substring(0, stem.length() - 1) + "y" : stem);
        }
        return found;
    }

    /** Without an ending; with the vowel that it took the place of, and without the letter that it doubled. */
    private static void ending(List<String> found, String word, String ending) {
        String stem = without(word, ending);
        int length = stem.length();
        if (length == word.length() || length < SHORTEST) {
            return;
        }
        found.add(stem);
        found.add(stem + "e");
        if (stem.endsWith("i")) {
            found.add(stem.substring(0, length - 1) + "y");
        }
        if (stem.charAt(length - 1) == stem.charAt(length - 2)) {
            found.add(stem.substring(0, length - 1));
        }
    }

    private static String without(String word, String ending) {
        return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : word;
    }
}
