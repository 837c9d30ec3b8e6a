package io.github.docsprint.drift;

import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.ChangeSet;
import io.github.docsprint.drift.change.Comparison;
import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.drift.change.PageText;
import io.github.docsprint.drift.change.PageTexts;
import io.github.docsprint.drift.change.SourceDiff;
import io.github.docsprint.drift.change.Untranslated;
import io.github.docsprint.drift.change.Weight;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.markdown.ReadLimit;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * What follows from the texts of a page.
 *
 * @param verdict in short
 * @param missing what the translation lacks
 * @param cosmetic changes that give nothing to translate
 * @param reason why the severity is what it is
 */
record TextFindings(Verdict verdict, Missing missing, List<Change> cosmetic, Optional<Message> reason) {

    TextFindings {
        cosmetic = List.copyOf(cosmetic);
    }

    /**
     * A page's text.
     *
     * @param path its path, which tells the format
     * @param texts what has been read of the page and its other language
     */
    record Page(String path, String text, PageTexts texts) {

        private PageText parsed() {
            return parsed(text);
        }

        /** Another revision of it. */
        private PageText parsed(String revision) {
            return texts.of(path, revision);
        }
    }

    /** The verdict alone; most pages are alike, and need not be parsed for it. */
    static Verdict verdict(String before, Page now, Page translation) {
        return before.equals(now.text()) && !SharedLines.any(translation.text(), now.text())
                ? Verdict.ALIKE.whole(isWhole(now, translation))
                : of(before, now, translation).verdict();
    }

    /** What is left out is not compared. */
    private static boolean isWhole(Page now, Page translation) {
        return ReadLimit.of(now.text()).isEmpty()
                && ReadLimit.of(translation.text()).isEmpty();
    }

    /**
     * Compares the source page at the base with that of now, and the changes with the translation.
     *
     * @param before the source page at the base
     * @param now the source page now
     */
    static TextFindings of(String before, Page now, Page translation) {
        PageText current = now.parsed();
        PageText base = now.parsed(before);
        PageText translated = translation.parsed();
        ChangeSet changes = SourceDiff.between(base, current);
        Missing missing = Missing.from(changes, translated);
        Untranslated untranslated = SharedLines.any(translation.text(), now.text())
                ? Untranslated.of(translated, List.of(base, current))
                : Untranslated.NOTHING;
        State state = state(untranslated, changes, missing);
        Optional<Weight> weight = state == State.OUTDATED ? Weight.of(missing, changes) : Optional.empty();
        Behind words = missing.behind(0, 0, 0);
        return new TextFindings(
                new Verdict(
                        state,
                        weight.map(Weight::severity),
                        words.addedWords(),
                        words.removedWords(),
                        words.changedWords(),
                        missing.sections(),
                        untranslated.blocks(),
                        List.of(),
                        current.isWhole() && translated.isWhole()),
                missing,
                changes.changes().stream()
                        .filter(change -> !change.translatable())
                        .toList(),
                weight.map(Weight::reason));
    }

    /** The verdict where no base is known: by the source page of now alone. */
    static Verdict withoutBase(Page now, Page translation) {
        return withoutBase(now, translation, Lexicon.NONE);
    }

    /** The same in a language that something is known of. */
    static Verdict withoutBase(Page now, Page translation, Lexicon lexicon) {
        PageText current = now.parsed();
        PageText translated = translation.parsed();
        Comparison.Verdict verdict = Comparison.compare(current, translated, lexicon);
        return new Verdict(
                verdict.state(),
                verdict.state() == State.OUTDATED ? Optional.of(Severity.MINOR) : Optional.empty(),
                0,
                0,
                0,
                verdict.sections(),
                verdict.untranslated().blocks(),
                List.of(),
                current.isWhole() && translated.isWhole());
    }

    private static State state(Untranslated untranslated, ChangeSet changes, Missing missing) {
        if (untranslated.isSourceCopy()) {
            return State.ENGLISH_COPY;
        }
        if (!missing.items().isEmpty()) {
            return State.OUTDATED;
        }
        // A page that has every change already is as good as one that was translated later.
        return changes.cosmetic() ? State.COSMETIC : State.UP_TO_DATE;
    }
}
