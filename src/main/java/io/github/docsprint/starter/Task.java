package io.github.docsprint.starter;

import io.github.docsprint.github.Activity.Engagement;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * Something that one person can take on.
 *
 * @param id what {@code docsprint start} takes: the kind, a colon, and the page from the language's folder without its
 *     extension; the same from run to run
 * @param path the translation, or where it is to be
 * @param source the source page; where it is now, if it moved; empty where it is gone
 * @param section the folder that it is listed under, such as {@code docs/concepts}
 * @param words of the source to translate; for changes the new and the changed ones
 * @param places of the translation to touch
 * @param minutes of work, by {@link Effort}
 * @param reasons why it is worth doing, and what it is, in words
 * @param changes the change of the source in short, where there is one
 * @param banner whether the site shows its "may be out of date" notice on the page
 * @param claimedBy who is on it, as far as is known
 * @param score how early it is offered, part by part
 */
public record Task(
        String id,
        TaskKind kind,
        String path,
        Optional<String> source,
        String section,
        Size size,
        int words,
        int places,
        int minutes,
        List<Message> reasons,
        List<ShortChange> changes,
        boolean banner,
        Skill skill,
        List<Engagement> claimedBy,
        Score score) {

    public Task {
        reasons = List.copyOf(reasons);
        changes = List.copyOf(changes);
        claimedBy = List.copyOf(claimedBy);
    }

    /**
     * A change of the source page in a few words.
     *
     * @param heading of its section; empty before the first heading
     * @param before the words that went; empty for new ones
     * @param after the words that came; empty for words that only went
     */
    public record ShortChange(String heading, String before, String after) {}

    /** The command that begins it. */
    public String next() {
        return "docsprint start " + id;
    }

    Task with(Score other) {
        return new Task(
                id, kind, path, source, section, size, words, places, minutes, reasons, changes, banner, skill,
                claimedBy, other);
    }

    Task withChanges(List<ShortChange> shown) {
        return new Task(
                id, kind, path, source, section, size, words, places, minutes, reasons, shown, banner, skill, claimedBy,
                score);
    }

    Task withId(String other) {
        return new Task(
                other, kind, path, source, section, size, words, places, minutes, reasons, changes, banner, skill,
                claimedBy, score);
    }

    /** The same with who is on it. */
    public Task withClaims(List<Engagement> claims) {
        return new Task(
                id, kind, path, source, section, size, words, places, minutes, reasons, changes, banner, skill, claims,
                score);
    }
}
