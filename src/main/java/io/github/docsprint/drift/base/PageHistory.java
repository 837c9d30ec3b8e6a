package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What history says of one translated page, before any text is read.
 *
 * @param name what the result is found by: the path, but where several versions of one page are asked for
 * @param path the translation's path, relative to the repository root
 * @param translation the translation's text
 * @param candidates the revisions of the source page on the main line, oldest first
 * @param edits the pieces of work that changed the translation, oldest first
 */
public record PageHistory(
        String name, String path, BlobId translation, List<BaseCandidate> candidates, List<TranslationEdit> edits) {

    /** How much older than its translation's first draft a source is taken to be at most. */
    private static final Duration OLDEST = Duration.ofDays(300);

    public PageHistory {
        candidates = List.copyOf(candidates);
        edits = List.copyOf(edits);
    }

    /** The history of a page that is asked for in one version. */
    public PageHistory(String path, BlobId translation, List<BaseCandidate> candidates, List<TranslationEdit> edits) {
        this(path, path, translation, candidates, edits);
    }

    /** All contents that its base may follow from: those of the candidates, and the translation's before and after edits. */
    public Set<BlobId> contents() {
        Set<BlobId> contents = new LinkedHashSet<>(List.of(translation));
        candidates.forEach(candidate -> contents.add(candidate.blob()));
        edits.forEach(edit -> {
            contents.add(edit.blob());
            edit.previous().ifPresent(contents::add);
        });
        return contents;
    }

    /** The candidates that a translator can have had, the oldest first. */
    List<BaseCandidate> candidatesWithinReach() {
        return candidates.subList(firstWithinReach(), candidates.size());
    }

    /** Whether the source page began after the last edit: its text came from a file that history does not lead to. */
    boolean isOlderThanSource() {
        return !candidates.isEmpty()
                && !edits.isEmpty()
                && edits.stream()
                        .allMatch(edit -> edit.landed()
                                        .isBefore(
                                                candidates.get(0).committedAt().toInstant())
                                && !edit.startedFrom(candidates.get(0).blob()));
    }

    /** The first candidate that a translator can have had. */
    int firstWithinReach() {
        Instant created = Instant.MAX;
        int first = candidates.size() - 1;
        for (TranslationEdit edit : edits) {
            created = edit.authored().isBefore(created) ? edit.authored() : created;
            created = edit.landed().isBefore(created) ? edit.landed() : created;
        }
        for (BaseCandidate candidate : candidates) {
            boolean reached = created.equals(Instant.MAX)
                    || candidate.committedAt().toInstant().isAfter(created.minus(OLDEST));
            if (reached || edits.stream().anyMatch(edit -> edit.startedFrom(candidate.blob()))) {
                first = Math.min(first, reached ? candidate.index() - 1 : candidate.index());
                break;
            }
        }
        return Math.max(0, first);
    }
}
