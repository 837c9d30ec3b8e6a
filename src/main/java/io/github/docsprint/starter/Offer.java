package io.github.docsprint.starter;

import io.github.docsprint.github.Activity;
import io.github.docsprint.github.Activity.Engagement;
import io.github.docsprint.github.Activity.OpenIssue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A task as it is shown to somebody who looks for one.
 *
 * @param claimedBy who is on it, as far as is known
 * @param namedIn the open issues that name its page and keep nobody off: nobody is assigned, or they are lists
 * @param changes the change of the source in short, where there is one
 */
public record Offer(Task task, List<Engagement> claimedBy, List<OpenIssue> namedIn, List<ShortChange> changes) {

    public Offer {
        claimedBy = List.copyOf(claimedBy);
        namedIn = List.copyOf(namedIn);
        changes = List.copyOf(changes);
    }

    /**
     * A change of the source page in a few words.
     *
     * @param heading of its section; empty before the first heading
     * @param before the words that went; empty for new ones
     * @param after the words that came; empty for words that only went
     */
    public record ShortChange(String heading, String before, String after) {}

    /** A task of which nothing more is known. */
    public static Offer of(Task task) {
        return new Offer(task, List.of(), List.of(), List.of());
    }

    /** A task with what is known of who is on it. */
    public static Offer of(Task task, Activity activity, Instant now) {
        String path = task.page().path();
        Optional<String> source = task.page().source();
        return new Offer(
                task,
                activity.on(path, source, now),
                activity.issuesAbout(path, source).stream()
                        .filter(issue -> !issue.holds())
                        .toList(),
                List.of());
    }

    /** Whether nobody is known to be on it. */
    public boolean free() {
        return claimedBy.isEmpty();
    }

    /** Who is on it, each once; empty where nobody is known to be. */
    public Optional<String> logins() {
        return free()
                ? Optional.empty()
                : Optional.of(
                        claimedBy.stream().map(Engagement::login).distinct().collect(Collectors.joining(", ")));
    }

    Offer withChanges(List<ShortChange> shown) {
        return new Offer(task, claimedBy, namedIn, shown);
    }
}
