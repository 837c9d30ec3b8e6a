package io.github.docsprint.starter;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the style guide objects to on a page, by rule.
 *
 * @param rules the counts by the rule's id
 */
record PageFindings(SortedMap<String, Count> rules) {

    /** Nothing. */
    static final PageFindings NONE = new PageFindings(new TreeMap<>());

    PageFindings {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /**
     * How many findings of one rule there are.
     *
     * @param safe that docsprint mends by itself
     * @param easy with a suggestion
     * @param byHand without
     */
    record Count(int safe, int easy, int byHand) {

        int all() {
            return safe + easy + byHand;
        }
    }

    /** Those of some rules. */
    PageFindings of(Predicate<String> rule) {
        SortedMap<String, Count> own = new TreeMap<>(rules);
        own.keySet().removeIf(rule.negate());
        return new PageFindings(own);
    }

    int safe() {
        return rules.values().stream().mapToInt(Count::safe).sum();
    }

    int easy() {
        return rules.values().stream().mapToInt(Count::easy).sum();
    }

    int byHand() {
        return rules.values().stream().mapToInt(Count::byHand).sum();
    }
}
