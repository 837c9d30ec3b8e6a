package io.github.docsprint.drift;

import io.github.docsprint.drift.change.Change;
import io.github.docsprint.drift.change.Missing;
import io.github.docsprint.drift.change.PageText;
import io.github.docsprint.drift.change.SourceDiff;
import io.github.docsprint.drift.change.Worklist;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * Where one page stands, with everything that says so.
 *
 * @param status where it stands
 * @param translation the translation's text
 * @param source the source page's text now; empty where it is gone
 * @param before the source page's text at the base; that of now where there is no base
 * @param missing what the translation lacks
 * @param cosmetic changes since the base that give nothing to translate
 * @param reason why the severity is what it is
 * @param notes what is wrong with what the page declares, and the like
 */
public record PageDrift(
        PageStatus status,
        String translation,
        String source,
        String before,
        Missing missing,
        List<Change> cosmetic,
        Optional<Message> reason,
        List<Message> notes) {

    public PageDrift {
        cosmetic = List.copyOf(cosmetic);
        notes = List.copyOf(notes);
    }

    /**
     * What there is to do, and what an edit has done of it.
     *
     * @param start the translation as it was when the edit began
     * @param dialect of the site that the page belongs to
     */
    public Worklist worklist(String start, Dialect dialect) {
        String path = status.source().orElse(status.path());
        PageText current = PageText.of(path, source, dialect);
        PageText base = before.equals(source) ? current : PageText.of(path, before, dialect);
        PageText mine = PageText.of(status.path(), translation, dialect);
        return Worklist.of(
                SourceDiff.between(base, current),
                start.equals(translation) ? mine : PageText.of(status.path(), start, dialect),
                mine);
    }
}
