package io.github.docsprint.drift;

import io.github.docsprint.drift.VerdictCache.Said;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.base.DeclaredBase;
import io.github.docsprint.drift.base.HistoryBase;
import io.github.docsprint.drift.base.InferredBase;
import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.drift.change.Format;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.message.Message;
import io.github.docsprint.site.FrontMatterReader;
import io.github.docsprint.site.SiteConfig;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the source revision that a translation reflects, and what the texts say by it, whatever commit has the two. Safe
 * for many threads.
 */
final class PageVerdicts {

    private final SiteConfig config;
    private final History history;
    private final BaseChoice choice;
    private final ReviewedChanges reviewed;
    private final VerdictCache verdicts;
    private final FrontMatterReader frontMatter;
    private final DeclaredBase declared;
    private final HistoryBase byHistory;
    private final AtomicInteger unread = new AtomicInteger();
    private final Set<StatusReport.Note> notes = ConcurrentHashMap.newKeySet();
    private final Set<String> undeclared = ConcurrentHashMap.newKeySet();

    PageVerdicts(
            Clone clone,
            SiteConfig config,
            History history,
            BaseChoice choice,
            ReviewedChanges reviewed,
            VerdictCache verdicts) {
        this.config = config;
        this.history = history;
        this.choice = choice;
        this.reviewed = reviewed;
        this.verdicts = verdicts;
        this.frontMatter = new FrontMatterReader(config);
        this.declared = new DeclaredBase(clone, history);
        this.byHistory = new HistoryBase(clone, history, verdicts::isLarge);
    }

    /**
     * A translation beside its source page.
     *
     * @param path the translation's
     * @param source the source page's
     * @param translation its content; empty where it is not in the commit
     * @param now the source page's content
     * @param inferred the base that was inferred for it
     */
    record Pairing(
            String path,
            String source,
            Optional<BlobId> translation,
            Optional<BlobId> now,
            Optional<InferredBase> inferred) {

        private Contents contents(BlobId... blobs) {
            return new Contents(Format.of(source), Format.of(path), List.of(blobs));
        }
    }

    /**
     * A base, on which revisions the page contradicts it, and what there is to say of it: what is wrong with the one that
     * the page declares, or why it is unsure.
     */
    record BaseFound(Optional<Base> base, List<Contradiction> contradictions, List<Message> notes) {

        /** Empty where history is cut off: the texts alone must tell. */
        private Optional<Base> known() {
            return base.filter(known -> known.confidence() > 0);
        }

        /** Whether nothing speaks for the base: history is cut off, or a partial clone does not have the texts. */
        private boolean isGuess() {
            return base.filter(known -> known.confidence() == 0).isPresent();
        }
    }

    /**
     * What the texts say of a page, without what it includes.
     *
     * @param study what is known of the page from other commits
     */
    Verdict verdict(Pairing page, PageStudy study) {
        return verdict(page, base(page, study), study);
    }

    /** The same where the base is known. */
    Verdict verdict(Pairing page, BaseFound base, PageStudy study) {
        Optional<Verdict> decided = page.now.isEmpty() || page.translation.isEmpty()
                ? Optional.empty()
                : verdict(page, base, page.now.get(), page.translation.get(), study);
        if (decided.isEmpty() || base.isGuess() && history.isComplete()) {
            unread.incrementAndGet();
        }
        return decided.or(() -> withoutBase(page, study)).orElseGet(() -> unread(page, base));
    }

    private Optional<Verdict> verdict(Pairing page, BaseFound base, BlobId now, BlobId translation, PageStudy study) {
        return base.known()
                .map(known -> study.reflection(
                        page.contents(known.blob(), translation),
                        base.contradictions,
                        () -> reflection(page, base, known.blob(), translation, study)))
                .map(before -> byBase(page, now, before, study))
                .orElseGet(() -> verdicts.verdict(page.contents(now, translation), () -> withoutBase(page, study)));
    }

    /** What is compared: the source page as it is now, and its translation. */
    private record Compared(TextFindings.Page now, TextFindings.Page translation) {}

    /** Empty where a text is missing. */
    private static Optional<Compared> compared(Pairing page, PageStudy study) {
        return page.now
                .flatMap(study::text)
                .flatMap(now -> page.translation
                        .flatMap(study::text)
                        .map(mine -> new Compared(
                                new TextFindings.Page(page.source, now, study.texts()),
                                new TextFindings.Page(page.path, mine, study.texts()))));
    }

    private static Optional<Verdict> withoutBase(Pairing page, PageStudy study) {
        return compared(page, study).map(pages -> TextFindings.withoutBase(pages.now, pages.translation));
    }

    private Optional<Verdict> byBase(Pairing page, BlobId now, Reflection before, PageStudy study) {
        Supplier<Optional<Verdict>> decide = () -> compared(page, study)
                .flatMap(pages -> before.text().map(text -> TextFindings.verdict(text, pages.now, pages.translation)));
        return (before.isComplete() ? verdicts.verdict(before.contentsWith(now), decide) : decide.get())
                .map(verdict -> verdict.lacking(before.lacking()));
    }

    /** The source page as a text of the translation reflects it. */
    Reflection reflection(Pairing page, BaseFound base, BlobId reflected, BlobId translation, PageStudy study) {
        return new Reflection(page.path, page.source, reflected, translation, study)
                .lookAt(base.contradictions, verdicts);
    }

    /** A page of a partial clone whose content is not here: only whether the source page is another one is known. */
    private static Verdict unread(Pairing page, BaseFound base) {
        boolean same = base.base.map(Base::blob).equals(page.now);
        return same
                ? Verdict.ALIKE
                : new Verdict(State.OUTDATED, Optional.empty(), 0, 0, 0, List.of(), List.of(), List.of(), true);
    }

    /** The source revision that a page reflects. */
    BaseFound base(Pairing page, PageStudy study) {
        Optional<String> id = choice == BaseChoice.auto || choice == BaseChoice.declared
                ? page.translation.flatMap(blob -> said(page.path, blob, study)).flatMap(Said::base)
                : Optional.empty();
        Optional<DeclaredBase.Result> stated = id.map(commit -> declared.find(commit, page.path, page.source));
        Optional<Base> declaredBase = stated.flatMap(DeclaredBase.Result::base);
        id.filter(commit -> declaredBase.isEmpty()).ifPresent(undeclared::add);
        stated.flatMap(DeclaredBase.Result::problem)
                .ifPresent(problem -> notes.add(new StatusReport.Note(page.path, problem)));
        Optional<InferredBase> found = declaredBase.isPresent() ? Optional.empty() : page.inferred;
        Optional<Base> base =
                declaredBase.or(() -> found.map(InferredBase::base)).or(() -> byHistory(page.path, page.source));
        Optional<Base> held = base.map(reflected -> afterReview(cutOff(reflected, page.source), page));
        // Who declares or reviews speaks for the whole page, and leaves no doubt.
        Optional<InferredBase> told =
                held.filter(known -> known.method() == Base.Method.INFERRED).flatMap(known -> found);
        return new BaseFound(
                held,
                told.map(InferredBase::contradictions).orElse(List.of()),
                Stream.concat(
                                stated.flatMap(DeclaredBase.Result::problem).stream(),
                                told.flatMap(InferredBase::doubt).stream())
                        .toList());
    }

    /** The base that history alone speaks for, whatever the texts say. */
    Optional<Base> byHistory(String path, String source) {
        return byHistory.find(path, source);
    }

    /** In a shallow clone the oldest revision is only where history was cut off: nothing says that it is the base. */
    private Base cutOff(Base base, String source) {
        if (history.isComplete() || base.method() == Base.Method.DECLARED) {
            return base;
        }
        List<FileRevision> candidates = history.mainline(source);
        boolean oldest = !candidates.isEmpty()
                && candidates.get(candidates.size() - 1).blob().equals(Optional.of(base.blob()));
        return oldest
                ? new Base(base.blob(), base.commit(), base.committedAt(), base.method(), 0, base.evidence())
                : base;
    }

    /**
     * The newest revision, the base or a later one, of which somebody recorded that it needs no translation, else the base.
     * That it may be the base matters where the page lacks something of it, or it is in doubt.
     */
    private Base afterReview(Base base, Pairing page) {
        if (reviewed.entries().isEmpty()) {
            return base;
        }
        return since(base, page.source).stream()
                .flatMap(revision -> revision
                        .blob()
                        .filter(blob -> reviewed.holds(page.path, blob))
                        .map(blob -> reviewed(blob, revision.commit(), history.committedAt(revision.commit())))
                        .stream())
                .findFirst()
                .orElseGet(() -> reviewed.holds(page.path, base.blob())
                        ? reviewed(base.blob(), base.commit(), base.committedAt())
                        : base);
    }

    private static Base reviewed(BlobId blob, CommitId commit, OffsetDateTime committedAt) {
        return new Base(blob, commit, committedAt, Base.Method.REVIEWED, 1, List.of());
    }

    /** The main line's commits that changed the source page after its base, newest first. */
    List<FileRevision> since(Base base, String source) {
        return history.mainline(source).stream()
                .takeWhile(revision -> !revision.blob().equals(Optional.of(base.blob())))
                .filter(revision -> !revision.blob().equals(revision.previousBlob()))
                .toList();
    }

    /** What a page says of itself; empty where its text is missing. */
    Optional<Said> said(String path, BlobId translation, PageStudy study) {
        return verdicts.said(
                translation,
                () -> study.text(translation)
                        .map(text -> new Said(declaredIn(path, text), IncludedFiles.mayInclude(config, text))));
    }

    private Optional<String> declaredIn(String path, String text) {
        // Most pages declare nothing: do not parse what does not even hold a key's name.
        return FrontMatter.of(text)
                .filter(matter -> mayDeclare(matter.content().of(text)))
                .flatMap(matter -> frontMatter.read(path, text, matter).declaredBases().values().stream()
                        .findFirst());
    }

    private boolean mayDeclare(String matter) {
        for (String key : config.baseKeys()) {
            if (matter.contains(key.substring(key.lastIndexOf('.') + 1))) {
                return true;
            }
        }
        return false;
    }

    /** What pages declare as their base and is none, as the pages have it; in order. */
    List<String> undeclared() {
        return undeclared.stream().sorted().toList();
    }

    /** That there is something wrong with the base of a page. */
    void note(StatusReport.Note note) {
        notes.add(note);
    }

    /** What there is to say of single pages beside where they stand, by their paths. */
    List<StatusReport.Note> notes() {
        return notes.stream()
                .sorted(Comparator.comparing(StatusReport.Note::path)
                        .thenComparing(note -> note.told().key()))
                .toList();
    }

    /** How many pages of a partial clone were told without the texts that tell their bases. */
    int unread() {
        return unread.get();
    }
}
