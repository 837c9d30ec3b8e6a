package io.github.docsprint.drift;

import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.drift.change.PageTexts;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Translation;
import java.util.Optional;

/** Looks closely at pages as of one commit; what they have in common was worked out once. Safe for many threads. */
public final class CloseLook {

    private final Catalogue catalogue;
    private final PageJudge judge;

    CloseLook(Catalogue catalogue, PageJudge judge) {
        this.catalogue = catalogue;
        this.judge = judge;
    }

    /** The translation at a path, where there is one. */
    public Optional<Translation> page(String path) {
        return catalogue.translation(path);
    }

    /** Where a page stands. */
    public PageStatus status(Translation page) {
        return judge.judge(page);
    }

    /**
     * Where a page stands, with everything that says so.
     *
     * @param text the translation's text where it is not that of the commit
     * @return empty where there is nothing to compare: the source page is gone, or a text is missing in a partial clone
     */
    public Optional<PageDrift> examine(Translation page, Optional<String> text) {
        return text.or(() -> judge.text(page.path())).flatMap(translation -> judge.examine(page, translation));
    }

    /**
     * A translation that the commit does not have.
     *
     * @param missing what it lacks of its source page
     * @param isSourceCopy whether it is the source page itself, for the most part
     */
    public record NewPage(Missing missing, boolean isSourceCopy) {}

    /**
     * Looks at a translation that the commit does not have, beside the source page as it is there.
     *
     * @param source the source page
     * @param before its text that was translated
     * @return empty where the text of the source page is missing in a partial clone
     */
    public Optional<NewPage> examineNew(String source, String before, String path, String text) {
        PageTexts texts = judge.texts();
        return judge.text(source)
                .map(now -> TextFindings.of(
                        before, new TextFindings.Page(source, now, texts), new TextFindings.Page(path, text, texts)))
                .map(found -> new NewPage(found.missing(), found.verdict().state() == State.ENGLISH_COPY));
    }
}
