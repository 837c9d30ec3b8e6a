package io.github.docsprint.drift;

import io.github.docsprint.drift.change.PageTexts;
import io.github.docsprint.drift.change.ReflectedSource;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.markdown.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has been read of one page and found out about it, for the next question about the same page: how it stood at
 * another commit, say. To be dropped after the page, by one thread.
 */
final class PageStudy {

    private final PageTexts texts;
    private final Clone clone;
    private final Map<BlobId, Optional<String>> known = new HashMap<>();
    private final Map<List<BlobId>, Optional<ReflectedSource>> reflected = new HashMap<>();

    /**
     * @param dialect of the site that the page belongs to
     * @param clone has the revisions
     */
    PageStudy(Dialect dialect, Clone clone) {
        this.texts = new PageTexts(dialect);
        this.clone = clone;
    }

    /** A revision's text; empty where the clone does not have it. */
    Optional<String> text(BlobId blob) {
        return known.computeIfAbsent(blob, clone::text);
    }

    PageTexts texts() {
        return texts;
    }

    /**
     * The source page as a translation reflects it, whatever the source has become since.
     *
     * @param contents all that it follows from
     * @param find finds it where it is not known
     */
    Optional<ReflectedSource> reflected(List<BlobId> contents, Supplier<Optional<ReflectedSource>> find) {
        Optional<ReflectedSource> known = reflected.get(contents);
        if (known == null) {
            known = find.get();
            reflected.put(contents, known);
        }
        return known;
    }
}
