package io.github.docsprint.review;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.State;
import io.github.docsprint.message.Message;
import io.github.docsprint.review.Review.Page;
import io.github.docsprint.review.Review.Place;
import io.github.docsprint.review.Review.Sync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What all views of a review say alike.
 *
 * @param words puts messages into the language of the review
 * @param quote makes a path harmless where it is shown
 */
public record ReviewWords(Function<Message, String> words, UnaryOperator<String> quote) {

    /** What the pull request does to the page, in one sentence or two. */
    public String verdict(Page page) {
        String text = sentence(page);
        return switch (page.divergence()) {
            case NONE -> text;
            case MERGES -> say("review.merges", text);
            case CONFLICTS -> say("review.conflicts", text);
        };
    }

    private String sentence(Page page) {
        Sync sync = page.sync();
        State before = page.before().map(Review.Standing::state).orElse(State.UNTRANSLATED);
        State after = page.after().map(Review.Standing::state).orElse(State.UNTRANSLATED);
        return switch (page.work()) {
            case REMOVED ->
                before == State.ORPHANED
                        ? gone(
                                page,
                                "review.removed-orphan",
                                "review.removed-orphan-moved",
                                "review.removed-orphan-translated")
                        : say("review.removed");
            case ADDED ->
                after == State.LOCAL_ONLY
                        ? say("review.added-local")
                        : after == State.ENGLISH_COPY
                                ? say("review.added-copy")
                                : sync.left().isEmpty()
                                        ? say("review.added")
                                        : say("review.added-behind", sync.left().size());
            case MOVED -> sync.before() == 0 ? say("review.moved") : say("review.moved-synced", synced(page, sync));
            case CHANGED ->
                switch (after) {
                    case ORPHANED ->
                        gone(page, "review.orphaned", "review.orphaned-moved", "review.orphaned-translated");
                    case LOCAL_ONLY -> say("review.local-only");
                    case ENGLISH_COPY -> say("review.english-copy");
                    default ->
                        sync.before() == 0
                                        && sync.left().isEmpty()
                                        && sync.unsure().isEmpty()
                                ? say(before == State.ENGLISH_COPY ? "review.translated" : "review.nothing-missing")
                                : synced(page, sync);
                };
        };
    }

    /**
     * What to do about a page whose source page is not there any more.
     *
     * @param lost for a source page that is nowhere
     * @param moved for one that is elsewhere, and not translated there
     * @param translated for one that is translated there
     */
    private String gone(Page page, String lost, String moved, String translated) {
        return page.movedTo()
                .map(quote)
                .map(there -> page.translatedThere()
                        .map(quote)
                        .map(path -> say(translated, there, path))
                        .orElseGet(() -> say(moved, there)))
                .orElseGet(() -> say(lost));
    }

    private String synced(Page page, Sync sync) {
        // What the page had of the source before, and has no more.
        int lost = sync.left().size() + sync.unsure().size() - (sync.before() - sync.done());
        String text = sync.before() == 0
                ? say("review.lost", lost)
                : say(
                        lost > 0 ? "review.sync-lost" : "review.sync",
                        sync.before(),
                        sync.done(),
                        sync.unsure().size(),
                        Math.max(0, sync.left().size() - lost),
                        lost);
        return sync.left().isEmpty()
                ? text
                : text
                        + page.after()
                                .flatMap(Review.Standing::severity)
                                .filter(severity -> severity != Severity.MINOR)
                                .map(severity -> say("review.severity-" + severity.id()))
                                .orElse("");
    }

    /**
     * Changes of one section of a page, which a reader looks at together.
     *
     * @param target the lines from the first to the last of them, as far as they can be told
     * @param places in the order of the source page
     */
    public record Section(String heading, Optional<Lines> target, List<Place> places) {
        public Section {
            places = List.copyOf(places);
        }
    }

    /** The changes section by section. */
    public static List<Section> sections(List<Place> places) {
        List<Section> sections = new ArrayList<>();
        for (Place place : places) {
            Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
            if (last != null && last.heading().equals(place.heading())) {
                List<Place> joined = new ArrayList<>(last.places());
                joined.add(place);
                sections.set(
                        sections.size() - 1, new Section(last.heading(), span(last.target(), place.target()), joined));
            } else {
                sections.add(new Section(place.heading(), place.target(), List.of(place)));
            }
        }
        return sections;
    }

    private static Optional<Lines> span(Optional<Lines> one, Optional<Lines> other) {
        return one.isEmpty() || other.isEmpty()
                ? one.or(() -> other)
                : Optional.of(new Lines(
                        Math.min(one.get().first(), other.get().first()),
                        Math.max(one.get().last(), other.get().last())));
    }

    /** What happened, such as "text changed". */
    public String change(Place place) {
        return say(
                "review.change-" + place.change().id(),
                say("review.kind-" + place.kind().id()));
    }

    /** What the rules find. */
    public String counts(Review review) {
        return review.remarks().isEmpty()
                ? say("review.counts-none")
                : say(
                        "review.counts",
                        review.count(io.github.docsprint.rules.Severity.ERROR),
                        review.count(io.github.docsprint.rules.Severity.WARNING),
                        review.count(io.github.docsprint.rules.Severity.INFO),
                        review.inline().size());
    }

    /** Lines in words. */
    public String lines(Lines lines) {
        return lines.first() == lines.last()
                ? say("review.line", lines.first())
                : say("review.lines", lines.first(), lines.last());
    }

    private String say(String key, Object... arguments) {
        return words.apply(Message.of(key, arguments));
    }
}
