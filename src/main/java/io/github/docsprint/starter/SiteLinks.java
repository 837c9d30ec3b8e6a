package io.github.docsprint.starter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which pages the translated pages lead their readers to. */
final class SiteLinks {

    private final String language;
    private final Map<String, Integer> counts = new HashMap<>();

    SiteLinks(String language) {
        this.language = language;
    }

    /** Counts the links of one page, each target once. A link to the site's root counts in Markdown and in HTML. */
    void add(String text) {
        Set<String> targets = new HashSet<>();
        for (int at = text.indexOf("(/"); at >= 0; at = text.indexOf("(/", at + 2)) {
            target(text, at + 1, targets);
        }
        for (int at = text.indexOf("href=\"/"); at >= 0; at = text.indexOf("href=\"/", at + 7)) {
            target(text, at + 6, targets);
        }
        targets.forEach(target -> counts.merge(target, 1, Integer::sum));
    }

    private void target(String text, int from, Set<String> targets) {
        int to = from;
        while (to < text.length() && ")#?\" \t\r\n".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String path = text.substring(from, to);
        String bare = path.startsWith("/" + language + "/") ? path.substring(language.length() + 1) : path;
        targets.add(trimmed(bare));
    }

    /** How many pages lead to a page. @param path below its language's folder, such as {@code docs/home/_index.md} */
    int to(String path) {
        String page = path.replaceFirst("\\.(md|html)$", "").replaceFirst("(^|/)_?index$", "");
        return counts.getOrDefault(trimmed("/" + page), 0);
    }

    private static String trimmed(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
