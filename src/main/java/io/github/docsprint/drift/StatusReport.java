package io.github.docsprint.drift;

import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Message;
import java.util.List;

/**
 * Where every page of a language stands at one commit.
 *
 * @param head the commit
 * @param shallow whether history is cut off, so that bases and dates are unsure
 * @param sourceLanguage the source language's code
 * @param language the language's code
 * @param summary how many pages are in which state
 * @param unread of how many pages a partial clone does not have the texts that tell their bases, so that where they stand
 *     is a guess
 * @param notes what there is to say of single pages beside where they stand, by path
 * @param pages one record a page, by path; untranslated ones included
 */
public record StatusReport(
        CommitId head,
        boolean shallow,
        String sourceLanguage,
        String language,
        Summary summary,
        int unread,
        List<Note> notes,
        List<PageStatus> pages) {

    public StatusReport {
        notes = List.copyOf(notes);
        pages = List.copyOf(pages);
    }

    /** What there is to say of a translation: why its base is not the one that it declares, or how it is not looked at. */
    public record Note(String path, Message told) {}

    /**
     * How many pages there are.
     *
     * @param source pages of the source language
     * @param translated files of the language, whatever their state
     */
    public record Summary(
            int source,
            int translated,
            int upToDate,
            int cosmetic,
            int outdated,
            int orphaned,
            int englishCopy,
            int localOnly,
            int untranslated) {

        /** Counts pages by state. */
        public static Summary of(int source, List<PageStatus> pages) {
            int[] count = new int[State.values().length];
            for (PageStatus page : pages) {
                count[page.state().ordinal()]++;
            }
            int untranslated = count[State.UNTRANSLATED.ordinal()];
            return new Summary(
                    source,
                    pages.size() - untranslated,
                    count[State.UP_TO_DATE.ordinal()],
                    count[State.COSMETIC.ordinal()],
                    count[State.OUTDATED.ordinal()],
                    count[State.ORPHANED.ordinal()],
                    count[State.ENGLISH_COPY.ordinal()],
                    count[State.LOCAL_ONLY.ordinal()],
                    untranslated);
        }
    }
}
