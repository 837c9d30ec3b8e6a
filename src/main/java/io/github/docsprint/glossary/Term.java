package io.github.docsprint.glossary;

import java.util.List;
import java.util.Optional;

/**
 * One decision of the team about a term.
 *
 * @param english the English word or words
 * @param target how it is written in the translation
 * @param rejected how it is not written
 * @param exceptions longer words and names in which a rejected spelling is right
 * @param besideSourceOnly whether a rejected spelling is another word elsewhere, so that it is wrong only where the
 *     source text has the English term
 * @param rule the id of the rule that it belongs to
 * @param id the term_id in the standard glossary
 * @param note what else there is to know
 * @param source where the decision comes from
 */
public record Term(
        Kind kind,
        String english,
        String target,
        List<String> rejected,
        List<String> exceptions,
        boolean besideSourceOnly,
        String rule,
        Optional<String> id,
        Optional<String> note,
        Optional<String> source) {

    /** What a term is, which says whose rule it is unless the entry names another one. */
    public enum Kind {
        /** A loan word whose spelling a principle decides. */
        WORD("long-vowel"),
        /** A term that the team has agreed on. */
        TERM("term"),
        /** An API resource, which keeps its English name. */
        RESOURCE("resource-name");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        /** The rule of such terms. */
        public String rule() {
            return rule;
        }
    }

    public Term {
        rejected = List.copyOf(rejected);
        exceptions = List.copyOf(exceptions);
    }

    Term withRejected(List<String> spellings) {
        return new Term(kind, english, target, spellings, exceptions, besideSourceOnly, rule, id, note, source);
    }
}
