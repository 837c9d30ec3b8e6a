package io.github.docsprint.drift;

import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.drift.change.PageTexts;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.markdown.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What has been read of one page and found out about it, for the next question about the same page: how it stood at
 * another commit, say. To be dropped after the page, by one thread.
 */
final class PageStudy {

    private final PageTexts texts;
    private final Function<BlobId, Optional<String>> contents;
    private final Map<BlobId, Optional<String>> known = new HashMap<>();
    private final Map<Question, Reflection> reflections = new HashMap<>();

    /**
     * @param dialect of the site that the page belongs to
     * @param contents gives the text of a revision; empty where the clone does not have it
     */
    PageStudy(Dialect dialect, Function<BlobId, Optional<String>> contents) {
        this.texts = new PageTexts(dialect);
        this.contents = contents;
    }

    /** A revision's text; empty where the clone does not have it. */
    Optional<String> text(BlobId blob) {
        return known.computeIfAbsent(blob, contents);
    }

    PageTexts texts() {
        return texts;
    }

    /**
     * The source page as a translation reflects it, whatever the source has become since.
     *
     * @param texts the base and the translation
     * @param make makes it where it is not known
     */
    Reflection reflection(Contents texts, List<Contradiction> contradictions, Supplier<Reflection> make) {
        return reflections.computeIfAbsent(new Question(texts, contradictions), unknown -> make.get());
    }

    /** What a reflection follows from. */
    private record Question(Contents texts, List<Contradiction> contradictions) {}
}
