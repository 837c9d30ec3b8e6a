package io.github.docsprint.drift;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How pages stood at an earlier commit.
 *
 * @param at the commit
 * @param source pages of the source language then
 * @param untranslated those of them without a translation
 * @param pages the translations looked at, by path
 */
public record PastStatus(CommitId at, int source, int untranslated, List<Page> pages) {

    public PastStatus {
        pages = List.copyOf(pages);
    }

    /**
     * A commit to look at.
     *
     * @param at a commit of the main line
     * @param scope which translations, by the path that they had then
     */
    public record Moment(CommitId at, Predicate<String> scope) {}

    /**
     * One page.
     *
     * @param path the path that it had then
     * @param source the source page then, where there was one
     * @param content its own content
     * @param sourceContent the source page's, where both were there
     * @param words the words of the source page to look at, as {@link Behind#words}
     * @param banner whether the site showed its notice
     * @param visible whether it was a page of its own
     */
    public record Page(
            String path,
            Optional<String> source,
            Optional<BlobId> content,
            Optional<BlobId> sourceContent,
            State state,
            Optional<Severity> severity,
            int words,
            boolean banner,
            boolean visible) {

        /** Whether a reader would have found it up to date. */
        public boolean isCurrent() {
            return state == State.UP_TO_DATE || state == State.COSMETIC;
        }
    }

    /** How many pages were in a state. */
    public int count(State state) {
        return (int) pages.stream().filter(page -> page.state() == state).count();
    }

    /** The words to look at on all pages. */
    public int words() {
        return pages.stream().mapToInt(Page::words).sum();
    }
}
