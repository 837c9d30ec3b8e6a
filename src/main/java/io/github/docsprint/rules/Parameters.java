package io.github.docsprint.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule file says under {@code with}: words and lists of words that a rule's code works with.
 *
 * @param lists texts by key; a single text is a list of one
 * @param tables from text to text, by key
 */
public record Parameters(Map<String, List<String>> lists, Map<String, Map<String, String>> tables) {

    /** None. */
    public static final Parameters NONE = new Parameters(Map.of(), Map.of());

    public Parameters {
        lists = Map.copyOf(lists);
        Map<String, Map<String, String>> ordered = new LinkedHashMap<>();
        tables.forEach((key, table) -> ordered.put(key, Collections.unmodifiableMap(new LinkedHashMap<>(table))));
        tables = Collections.unmodifiableMap(ordered);
    }

    /** The texts under a key; none where it is missing. */
    public List<String> list(String key) {
        return lists.getOrDefault(key, List.of());
    }

    /** The table under a key, in the order written; empty where it is missing. */
    public Map<String, String> table(String key) {
        return tables.getOrDefault(key, Map.of());
    }

    /** The keys that are set. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>(lists.keySet());
        keys.addAll(tables.keySet());
        return keys;
    }

    Parameters with(Parameters other) {
        Map<String, List<String>> allLists = new LinkedHashMap<>(lists);
        allLists.putAll(other.lists);
        Map<String, Map<String, String>> allTables = new LinkedHashMap<>(tables);
        allTables.putAll(other.tables);
        return new Parameters(allLists, allTables);
    }
}
