package io.github.docsprint.rules;

import java.util.List;
import java.util.Optional;

/**
 * The rules of one language, in the order of their files.
 *
 * @param source the guide that they come from
 */
public record RuleSet(String language, Optional<String> source, List<Rule> rules) {

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /** The rule with an id. */
    public Optional<Rule> find(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Where a person reads about a rule: its section of the guide. */
    public Optional<String> link(Rule rule) {
        return source.flatMap(guide -> rule.section().map(section -> guide + "#" + section));
    }
}
