package io.github.docsprint.starter;

import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * Something that one person can take on.
 *
 * @param id what {@code docsprint start} takes: the kind, a colon, and the page from the language's folder without its
 *     extension; the same from run to run
 * @param reasons why it is worth doing, and what it is, in words
 * @param score how early it is offered, part by part
 */
public record Task(String id, TaskKind kind, Page page, Work work, List<Message> reasons, Score score) {

    public Task {
        reasons = List.copyOf(reasons);
    }

    /**
     * The page that it is about.
     *
     * @param path the translation, or where it is to be
     * @param source the source page; where it is now, if it moved; empty where it is gone
     * @param section the folder that it is listed under, such as {@code docs/concepts}
     * @param banner whether the site shows its "may be out of date" notice on the page
     */
    public record Page(String path, Optional<String> source, String section, boolean banner) {}

    /**
     * What there is to do.
     *
     * @param words of the source to translate; for changes the new and the changed ones
     * @param places of the translation to touch
     * @param minutes it takes, by {@link Effort}
     * @param skill what it asks for
     */
    public record Work(int words, int places, int minutes, Skill skill) {

        /** Its size, as that of a pull request. */
        public Size size() {
            return Size.of(words, places);
        }
    }

    /** The command that begins it. */
    public String next() {
        return "docsprint start " + id;
    }

    Task withId(String other) {
        return new Task(other, kind, page, work, reasons, score);
    }

    Task with(Score other) {
        return new Task(id, kind, page, work, reasons, other);
    }
}
