package io.github.docsprint.drift;

import io.github.docsprint.drift.change.PageTexts;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.markdown.Dialect;
import java.util.List;
import java.util.Optional;

/** Judges a translation by its source page alone. */
public final class PageComparison {

    private PageComparison() {}

    /**
     * Compares two texts.
     *
     * @param sourcePath the source page's name, for the record
     * @param path the translation's name, for the record
     * @param dialect of the site that they are of
     * @param lexicon what words of the translation's language tell of its source
     * @return a record with neither base nor history
     */
    public static PageStatus compare(
            String sourcePath, String source, String path, String translation, Dialect dialect, Lexicon lexicon) {
        PageTexts texts = new PageTexts(dialect);
        Verdict verdict = TextFindings.withoutBase(
                new TextFindings.Page(sourcePath, source, texts),
                new TextFindings.Page(path, translation, texts),
                lexicon);
        return new PageStatus(
                path,
                Optional.of(sourcePath),
                "",
                verdict.state(),
                verdict.severity(),
                Optional.empty(),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                Behind.NOT,
                verdict.sections(),
                List.of(),
                verdict.untranslated(),
                Optional.empty());
    }
}
