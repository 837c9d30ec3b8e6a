package io.github.docsprint.rules;

import java.util.Map;

/**
 * A text in several languages.
 *
 * @param byLanguage always with {@code en}
 */
public record LocalText(Map<String, String> byLanguage) {

    public LocalText {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The text in a language, else the English one. */
    public String in(String language) {
        String text = byLanguage.get(language);
        return text != null ? text : byLanguage.getOrDefault("en", "");
    }
}
