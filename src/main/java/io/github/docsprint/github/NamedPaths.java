package io.github.docsprint.github;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The content files that people's text names, wherever they stand in it. */
final class NamedPaths {

    private static final String CONTENT = "content/";
    private static final int MOST = 200;

    /** What is about one page may name its neighbours. */
    private static final int MOST_OF_ONE = 5;

    private NamedPaths() {}

    /** Each once, in order; the first of very many. */
    static List<String> in(String text) {
        Set<String> paths = new LinkedHashSet<>();
        int at = text.indexOf(CONTENT);
        while (at >= 0 && paths.size() < MOST) {
            int end = at;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            int last = end;
            while (last > at && ".-_/".indexOf(text.charAt(last - 1)) >= 0) {
                last--;
            }
            paths.add(text.substring(at, last));
            at = text.indexOf(CONTENT, end);
        }
        return new ArrayList<>(paths);
    }

    /** Whether these are a list of pages: who names it speaks of none in particular. A page and its source are one. */
    static boolean areList(List<String> paths) {
        return paths.stream().map(NamedPaths::page).distinct().count() > MOST_OF_ONE;
    }

    /** What a path has in common with that of the same page in another language. */
    private static String page(String path) {
        return path.substring(path.indexOf('/', CONTENT.length()) + 1);
    }

    private static boolean isPart(char character) {
        // Japanese text may go on right after a path.
        return character < 0x80 && (Character.isLetterOrDigit(character) || "._-+/".indexOf(character) >= 0);
    }
}
