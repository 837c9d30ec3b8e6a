package io.github.docsprint.drift.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a page and what comes in its place.
 *
 * @param from where it begins, in UTF-16 code units
 * @param to where it ends, not included
 */
public record Splice(int from, int to, String text) {

    /** A page with some splices; of those that begin inside another one, only the first is made. */
    public static String all(List<Splice> splices, String page) {
        List<Splice> inOrder = new ArrayList<>(splices);
        inOrder.sort(Comparator.comparingInt(Splice::from));
        int added = splices.stream().mapToInt(splice -> splice.text().length()).sum();
        StringBuilder result = new StringBuilder(page.length() + added);
        int at = 0;
        for (Splice splice : inOrder) {
            if (splice.from() >= at) {
                result.append(page.substring(at, splice.from())).append(splice.text());
                at = splice.to();
            }
        }
        return result.append(page.substring(at)).toString();
    }
}
