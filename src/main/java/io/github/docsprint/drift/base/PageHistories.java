package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Landing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes what base inference needs from the history of all pages of one language. Safe for many threads. */
public final class PageHistories {

    /** Commits of one pull request that lie further apart are work of their own: release branches live for months. */
    private static final Duration ONE_PIECE = Duration.ofDays(45);

    /** Commits that change more pages are about something else than bringing one page up to date. */
    private static final int FEW_PAGES = 5;

    private final History history;
    private final Map<CommitId, Integer> pages = new HashMap<>();
    private final Map<CommitId, List<FileRevision>> changes = new ConcurrentHashMap<>();
    private final Map<String, List<FileRevision>> edits = new HashMap<>();
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    /**
     * What a source page was on the main line.
     *
     * @param candidates its revisions, the oldest first
     * @param names all that it was called
     */
    private record Source(List<BaseCandidate> candidates, Set<String> names) {}

    /**
     * @param history the history of source and translations
     * @param translations the paths of all translations of the language: how many of them a commit changed says what
     *     kind of commit it is
     */
    public PageHistories(History history, Iterable<String> translations) {
        this.history = history;
        for (String path : translations) {
            List<FileRevision> revisions = new ArrayList<>(history.revisions(path));
            revisions.removeIf(
                    revision -> revision.blob().isEmpty() || revision.blob().equals(revision.previousBlob()));
            Collections.reverse(revisions);
            edits.put(path, revisions);
            revisions.forEach(revision -> pages.merge(revision.commit(), 1, Integer::sum));
        }
    }

    /**
     * The history of one page.
     *
     * @param source the source page's path; it may be gone by now
     * @param path the translation's path, one of those given
     * @param translation the translation's text
     */
    public PageHistory of(String source, String path, BlobId translation) {
        Source of = sources.computeIfAbsent(source, this::source);
        List<TranslationEdit> work = new ArrayList<>();
        for (FileRevision revision : edits.getOrDefault(path, List.of())) {
            TranslationEdit edit = edit(revision, of.names);
            int last = work.size() - 1;
            if (last >= 0 && isOnePiece(work.get(last), edit)) {
                work.set(last, joined(work.get(last), edit));
            } else {
                work.add(edit);
            }
        }
        return new PageHistory(path, translation, of.candidates, work);
    }

    private Source source(String path) {
        List<FileRevision> revisions = new ArrayList<>(history.mainline(path));
        Collections.reverse(revisions);
        List<BaseCandidate> candidates = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(List.of(path));
        for (FileRevision revision : revisions) {
            names.add(revision.path());
            revision.blob()
                    .filter(blob -> revision.change() != FileRevision.Change.MODE)
                    .ifPresent(blob -> candidates.add(new BaseCandidate(
                            blob, revision.commit(), history.committedAt(revision.commit()), candidates.size())));
        }
        return new Source(List.copyOf(candidates), names);
    }

    private TranslationEdit edit(FileRevision revision, Set<String> sourceNames) {
        CommitId commit = revision.commit();
        Instant authored = history.authoredAt(commit).toInstant();
        Optional<Landing> landing = history.landing(commit);
        boolean onBranch = landing.map(by -> !by.commit().equals(commit)).orElse(true);
        Optional<BlobId> inTree = onBranch ? inTree(commit, sourceNames) : Optional.empty();
        Optional<BlobId> made = made(commit, sourceNames);
        Instant landed = landing.map(by -> by.when().toInstant()).orElse(authored);
        return new TranslationEdit(
                revision.blob().orElseThrow(),
                revision.previousBlob(),
                authored,
                landed,
                inTree,
                made,
                pages.getOrDefault(commit, 1),
                history.isWider(commit));
    }

    private Optional<BlobId> inTree(CommitId commit, Set<String> names) {
        for (String name : names) {
            Optional<BlobId> there = history.blobAt(commit, name);
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }

    /** What a commit made of the page. */
    private Optional<BlobId> made(CommitId commit, Set<String> names) {
        for (FileRevision change : changes.computeIfAbsent(commit, history::changes)) {
            if (change.blob().isPresent() && names.contains(change.path())) {
                return change.blob();
            }
        }
        return Optional.empty();
    }

    private static boolean isOnePiece(TranslationEdit first, TranslationEdit second) {
        return first.landed().equals(second.landed())
                && second.previous().equals(Optional.of(first.blob()))
                && Math.max(first.pages(), second.pages()) <= FEW_PAGES
                && Duration.between(first.authored(), second.authored()).abs().compareTo(ONE_PIECE) <= 0;
    }

    private static TranslationEdit joined(TranslationEdit first, TranslationEdit second) {
        return new TranslationEdit(
                second.blob(),
                first.previous(),
                first.authored(),
                first.landed(),
                first.sourceInTree(),
                second.sourceMade().or(first::sourceMade),
                Math.max(first.pages(), second.pages()),
                first.languages() || second.languages());
    }
}
