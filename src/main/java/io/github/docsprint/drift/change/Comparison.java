package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.State;
import io.github.docsprint.glossary.Lexicon;
import java.util.List;

/**
 * Judges two plain texts with no history: is the second a current translation of the first? It looks at what a
 * translation leaves alone (code, inline code, links, shortcodes, numbers, names), at blocks that have no counterpart,
 * at blocks that are far shorter or longer than the page's own ratio lets expect, and at words that a lexicon knows. One clear sign decides; faint ones
 * do so only together.
 */
public final class Comparison {

    /** What all signs together have to weigh before a translation is called outdated. */
    private static final double OUTDATED = 1;

    /** What faint signs can weigh together. */
    private static final double MOST_FAINT = 0.9;

    /** A sign below this is faint. */
    private static final double CLEAR = 0.75;

    private Comparison() {}

    /**
     * The verdict on a translation.
     *
     * @param state up to date, cosmetic, outdated or a copy
     * @param findings what speaks for outdated, in the order of the source page; also where that is not enough
     * @param untranslated the blocks that still stand in the source language
     */
    public record Verdict(State state, List<Finding> findings, Untranslated untranslated) {
        public Verdict {
            findings = List.copyOf(findings);
        }

        /** What is missing, as the views show it; nothing unless outdated. */
        public List<SectionChange> sections() {
            return state == State.OUTDATED
                    ? findings.stream()
                            .filter(finding -> finding.weight() > 0)
                            .map(Finding::change)
                            .distinct()
                            .toList()
                    : List.of();
        }
    }

    /**
     * A sign that the source says something else than its translation.
     *
     * @param change what would have to have happened to the source
     * @param evidence the token or text that tells
     * @param weight how much it tells; 1 decides alone
     */
    public record Finding(SectionChange change, String evidence, double weight) {}

    /** Judges a translation by its source alone, in a language that nothing is known of. */
    public static Verdict compare(PageText source, PageText translation) {
        return compare(source, translation, Lexicon.NONE);
    }

    /**
     * Judges a translation by its source alone.
     *
     * @param lexicon what words of the translation tell; it is not used for a text that is not in its script
     */
    public static Verdict compare(PageText source, PageText translation, Lexicon lexicon) {
        Untranslated untranslated = Untranslated.of(translation, List.of(source));
        if (untranslated.isSourceCopy()) {
            return new Verdict(State.ENGLISH_COPY, List.of(), untranslated);
        }
        Signs signs = Signs.of(source, translation, lexicon);
        List<Finding> findings = signs.findings();
        double clear = 0;
        double faint = 0;
        for (Finding finding : findings) {
            if (finding.weight() >= CLEAR) {
                clear += finding.weight();
            } else {
                faint += finding.weight();
            }
        }
        State state = clear + Math.min(MOST_FAINT, faint) >= OUTDATED
                ? State.OUTDATED
                : signs.formDiffers() ? State.COSMETIC : State.UP_TO_DATE;
        return new Verdict(state, findings, untranslated);
    }
}
