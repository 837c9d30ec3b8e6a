package io.github.docsprint.drift;

import io.github.docsprint.drift.SectionChange.Lines;
import java.util.List;
import java.util.Optional;

/**
 * What the texts say of a page: all that follows from the source page at the base, the source page now, and the
 * translation.
 *
 * @param lacking on which of its contradictions the page lacks something that its base has, by their numbers
 * @param whole whether the pages are read to their ends
 */
record Verdict(
        State state,
        Optional<Severity> severity,
        int addedWords,
        int removedWords,
        int changedWords,
        List<SectionChange> sections,
        List<Lines> untranslated,
        List<Integer> lacking,
        boolean whole) {

    /** Nothing to do. */
    static final Verdict ALIKE =
            new Verdict(State.UP_TO_DATE, Optional.empty(), 0, 0, 0, List.of(), List.of(), List.of(), true);

    Verdict {
        sections = List.copyOf(sections);
        untranslated = List.copyOf(untranslated);
        lacking = List.copyOf(lacking);
    }

    Verdict lacking(List<Integer> contradictions) {
        return new Verdict(
                state, severity, addedWords, removedWords, changedWords, sections, untranslated, contradictions, whole);
    }

    Verdict whole(boolean readToTheEnd) {
        return new Verdict(
                state, severity, addedWords, removedWords, changedWords, sections, untranslated, lacking, readToTheEnd);
    }
}
