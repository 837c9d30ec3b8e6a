package io.github.docsprint.rules;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a team asks of its pages.
 *
 * @param severity empty where the rule is off
 * @param certainty what it needs to decide
 * @param context where a simple rule looks
 * @param summary one line
 * @param section the anchor of the guide's section that asks for it
 */
public record Rule(
        String id,
        Optional<Severity> severity,
        Certainty certainty,
        FixClass fix,
        Check check,
        Context context,
        Parameters parameters,
        LocalText summary,
        LocalText explanation,
        Optional<String> section,
        List<Example> examples) {

    public Rule {
        examples = List.copyOf(examples);
    }

    /** Whether it is on. */
    public boolean enabled() {
        return severity.isPresent();
    }

    Rule with(Optional<Severity> newSeverity, Parameters newParameters) {
        return new Rule(
                id,
                newSeverity,
                certainty,
                fix,
                check,
                context,
                newParameters,
                summary,
                explanation,
                section,
                examples);
    }
}
