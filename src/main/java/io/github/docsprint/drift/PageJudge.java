package io.github.docsprint.drift;

import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.base.DeclaredBase;
import io.github.docsprint.drift.base.HistoryBase;
import io.github.docsprint.drift.base.InferredBase;
import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.drift.change.Format;
import io.github.docsprint.drift.change.PageTexts;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.message.Message;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.FrontMatterReader;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.Translation;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells where one translation stands. Safe for many threads. */
final class PageJudge {

    /** As sure as one can be of a page of which only the beginning was compared. */
    private static final double IN_PART = 0.1;

    private final Clone clone;
    private final SiteConfig config;
    private final Catalogue catalogue;
    private final Snapshot files;
    private final History history;
    private final BaseChoice choice;
    private final Map<String, InferredBase> inferred;
    private final ReviewedChanges reviewed;
    private final VerdictCache verdicts;
    private final IncludedFiles included;
    private final AtomicInteger unread = new AtomicInteger();
    private final Set<StatusReport.Note> notes = ConcurrentHashMap.newKeySet();
    private final Set<String> undeclared = ConcurrentHashMap.newKeySet();
    private final FrontMatterReader frontMatter;
    private final DeclaredBase declared;
    private final HistoryBase byHistory;

    PageJudge(
            Clone clone,
            SiteConfig config,
            String language,
            Catalogue catalogue,
            Snapshot files,
            History history,
            BaseChoice choice,
            Map<String, InferredBase> inferred,
            ReviewedChanges reviewed,
            VerdictCache verdicts) {
        this.clone = clone;
        this.config = config;
        this.catalogue = catalogue;
        this.files = files;
        this.history = history;
        this.choice = choice;
        this.inferred = inferred;
        this.reviewed = reviewed;
        this.verdicts = verdicts;
        this.frontMatter = new FrontMatterReader(config);
        this.declared = new DeclaredBase(clone, history);
        this.byHistory = new HistoryBase(clone, history);
        this.included = new IncludedFiles(
                config,
                catalogue,
                config.folder(language),
                this::text,
                file -> judgeAlone(file, study()).state());
    }

    /** Where a page stands; reads no more of it than that takes. */
    PageStatus judge(Translation page) {
        PageStudy study = study();
        PageStatus alone = judgeAlone(page, study);
        return text(page.path(), study).map(text -> withIncludes(alone, text)).orElse(alone);
    }

    private PageStatus withIncludes(PageStatus page, String text) {
        List<PageStatus.Included> behind = included.behind(page.path(), text);
        return behind.isEmpty() ? page : page.including(behind);
    }

    private PageStatus judgeAlone(Translation page, PageStudy study) {
        return page.sourcePath()
                .map(source -> {
                    BaseFound base = base(page, source, study);
                    return status(page, source, base, verdict(page, source, base, study));
                })
                .orElseGet(() -> withoutSource(page));
    }

    /**
     * What the texts say of a page, without what it includes; empty where there is no source page.
     *
     * @param study what is known of the page from other commits
     */
    Optional<Verdict> verdict(Translation page, PageStudy study) {
        return page.sourcePath().map(source -> verdict(page, source, base(page, source, study), study));
    }

    private Verdict verdict(Translation page, String source, BaseFound base, PageStudy study) {
        Optional<BlobId> now = files.blob(source);
        Optional<BlobId> mine = files.blob(page.path());
        Optional<Verdict> decided = now.isEmpty() || mine.isEmpty()
                ? Optional.empty()
                : base.known()
                        .map(known -> study.reflection(
                                contents(page, source, known.blob(), mine.get()),
                                base.contradictions,
                                () -> reflection(page, source, base, known.blob(), mine.get(), study)))
                        .map(before -> byBase(page, source, now.get(), before, study))
                        .orElseGet(() -> verdicts.verdict(
                                contents(page, source, now.get(), mine.get()), () -> withoutBase(page, source, study)));
        if (decided.isEmpty() || base.isGuess() && history.isComplete()) {
            unread.incrementAndGet();
        }
        return decided.or(() -> withoutBase(page, source, study)).orElseGet(() -> unread(base, source));
    }

    private static Contents contents(Translation page, String source, BlobId... blobs) {
        return new Contents(Format.of(source), Format.of(page.path()), List.of(blobs));
    }

    /** What is compared: the source page as it is now, and its translation. */
    private record Compared(TextFindings.Page now, TextFindings.Page translation) {}

    /** Empty where a text is missing. */
    private Optional<Compared> compared(Translation page, String source, PageStudy study) {
        return text(source, study)
                .flatMap(now -> text(page.path(), study)
                        .map(mine -> new Compared(
                                new TextFindings.Page(source, now, study.texts()),
                                new TextFindings.Page(page.path(), mine, study.texts()))));
    }

    private Optional<Verdict> withoutBase(Translation page, String source, PageStudy study) {
        return compared(page, source, study).map(pages -> TextFindings.withoutBase(pages.now, pages.translation));
    }

    private Optional<Verdict> byBase(Translation page, String source, BlobId now, Reflection before, PageStudy study) {
        Supplier<Optional<Verdict>> decide = () -> compared(page, source, study)
                .flatMap(pages -> before.text().map(text -> TextFindings.verdict(text, pages.now, pages.translation)));
        return (before.isComplete() ? verdicts.verdict(before.contentsWith(now), decide) : decide.get())
                .map(verdict -> verdict.lacking(before.lacking()));
    }

    /**
     * Where a page stands, with everything that says so.
     *
     * @param text the translation's text, in the work tree perhaps
     * @return empty where a text is missing: the source page is gone, or the clone does not have it
     */
    Optional<PageDrift> examine(Translation page, String text) {
        return page.sourcePath().flatMap(source -> {
            BaseFound base = base(page, source, study());
            BlobId id = BlobId.of(text.getBytes(StandardCharsets.UTF_8));
            PageStudy study =
                    new PageStudy(config.dialect(), blob -> blob.equals(id) ? Optional.of(text) : clone.text(blob));
            Optional<Reflection> reflected =
                    base.base.map(known -> reflection(page, source, base, known.blob(), id, study));
            TextFindings.Page mine = new TextFindings.Page(page.path(), text, study.texts());
            return text(source)
                    .map(current -> new TextFindings.Page(source, current, study.texts()))
                    .flatMap(current -> reflected
                            .map(Reflection::text)
                            .orElse(Optional.of(current.text()))
                            .map(before -> {
                                TextFindings findings = TextFindings.of(before, current, mine);
                                return new PageDrift(
                                        withIncludes(
                                                status(
                                                        page,
                                                        source,
                                                        base,
                                                        findings.verdict()
                                                                .lacking(reflected
                                                                        .map(Reflection::lacking)
                                                                        .orElse(List.of()))),
                                                text),
                                        text,
                                        current.text(),
                                        before,
                                        findings.missing(),
                                        findings.cosmetic(),
                                        findings.reason(),
                                        base.notes);
                            }));
        });
    }

    private Reflection reflection(
            Translation page, String source, BaseFound base, BlobId reflected, BlobId translation, PageStudy study) {
        return new Reflection(page.path(), source, reflected, translation, study).lookAt(base.contradictions, verdicts);
    }

    private PageStudy study() {
        return new PageStudy(config.dialect(), clone::text);
    }

    /** Where to read the texts of a page. */
    PageTexts texts() {
        return new PageTexts(config.dialect());
    }

    /** The source revision that a page reflects. */
    Optional<Base> base(Translation page) {
        return page.sourcePath().flatMap(source -> base(page, source, study()).base);
    }

    /**
     * A base, on which revisions the page contradicts it, and what there is to say of it: what is wrong with the one that
     * the page declares, or why it is unsure.
     */
    private record BaseFound(Optional<Base> base, List<Contradiction> contradictions, List<Message> notes) {

        /** Empty where history is cut off: the texts alone must tell. */
        private Optional<Base> known() {
            return base.filter(known -> known.confidence() > 0);
        }

        /** Whether nothing speaks for the base: history is cut off, or a partial clone does not have the texts. */
        private boolean isGuess() {
            return base.filter(known -> known.confidence() == 0).isPresent();
        }
    }

    private PageStatus status(Translation page, String source, BaseFound base, Verdict verdict) {
        List<FileRevision> missed = base.base.map(known -> since(known, source)).orElse(List.of());
        List<CommitId> lacking = verdict.lacking().stream()
                .map(number -> base.contradictions.get(number).revision().commit())
                .toList();
        if (!verdict.whole()) {
            notes.add(new StatusReport.Note(page.path(), Message.of("drift.base-beyond", page.path())));
        }
        return new PageStatus(
                page.path(),
                Optional.of(source),
                page.section(),
                verdict.state(),
                verdict.severity(),
                verdict.whole() ? base.base : base.base.map(known -> known.atMost(IN_PART)),
                hasBanner(page.path(), source),
                page.visible(),
                StatusSurvey.newest(history, page.path()),
                StatusSurvey.newest(history, source),
                missed.isEmpty() && lacking.isEmpty()
                        ? Behind.NOT
                        : new Behind(
                                missed.size() + lacking.size(),
                                verdict.state() == State.COSMETIC ? 0 : translatable(page, missed) + lacking.size(),
                                days(missed, lacking),
                                verdict.addedWords(),
                                verdict.removedWords(),
                                verdict.changedWords()),
                verdict.sections(),
                List.of(),
                verdict.untranslated(),
                Optional.empty());
    }

    /** How many of the missed commits changed more than form; all of them where nothing was inferred. */
    private int translatable(Translation page, List<FileRevision> missed) {
        return Optional.ofNullable(inferred.get(page.path()))
                .map(found -> (int) missed.stream()
                        .filter(revision -> found.translatable().contains(revision.commit()))
                        .count())
                .orElse(missed.size());
    }

    /** What pages declare as their base and is none, as the pages have it; in order. */
    List<String> undeclared() {
        return undeclared.stream().sorted().toList();
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

    /** A page of a partial clone whose content is not here: only whether the source page is another one is known. */
    private Verdict unread(BaseFound base, String source) {
        boolean same = base.base.map(Base::blob).equals(files.blob(source));
        return same
                ? Verdict.ALIKE
                : new Verdict(State.OUTDATED, Optional.empty(), 0, 0, 0, List.of(), List.of(), List.of(), true);
    }

    /** Whole days from the first change that was missed to the commit looked at. */
    private int days(List<FileRevision> missed, List<CommitId> lacking) {
        OffsetDateTime now = history.committedAt(history.head());
        return Stream.concat(missed.stream().map(FileRevision::commit), lacking.stream())
                .map(history::committedAt)
                .mapToInt(when -> (int) Math.max(0, ChronoUnit.DAYS.between(when, now)))
                .max()
                .orElse(0);
    }

    private BaseFound base(Translation page, String source, PageStudy study) {
        Optional<String> id =
                choice == BaseChoice.auto || choice == BaseChoice.declared ? declared(page, study) : Optional.empty();
        Optional<DeclaredBase.Result> stated = id.map(commit -> declared.find(commit, page.path(), source));
        Optional<Base> declaredBase = stated.flatMap(DeclaredBase.Result::base);
        id.filter(commit -> declaredBase.isEmpty()).ifPresent(undeclared::add);
        stated.flatMap(DeclaredBase.Result::problem)
                .ifPresent(problem -> notes.add(new StatusReport.Note(page.path(), problem)));
        Optional<InferredBase> found =
                declaredBase.isPresent() ? Optional.empty() : Optional.ofNullable(inferred.get(page.path()));
        Optional<Base> base =
                declaredBase.or(() -> found.map(InferredBase::base)).or(() -> byHistory.find(page.path(), source));
        Optional<Base> held = base.map(reflected -> afterReview(cutOff(reflected, source), page, source));
        // Who declares or reviews speaks for the whole page.
        List<Contradiction> contradictions = held.filter(known -> known.method() == Base.Method.INFERRED)
                .flatMap(known -> found)
                .map(InferredBase::contradictions)
                .orElse(List.of());
        return new BaseFound(
                held,
                contradictions,
                Stream.concat(
                                stated.flatMap(DeclaredBase.Result::problem).stream(),
                                found.flatMap(InferredBase::doubt).stream())
                        .toList());
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

    /** The newest revision since the base of which somebody recorded that it needs no translation, else the base. */
    private Base afterReview(Base base, Translation page, String source) {
        if (reviewed.entries().isEmpty()) {
            return base;
        }
        return since(base, source).stream()
                .filter(revision -> revision.blob()
                        .filter(blob -> reviewed.holds(page.path(), blob))
                        .isPresent())
                .findFirst()
                .flatMap(revision -> revision.blob()
                        .map(blob -> new Base(
                                blob,
                                revision.commit(),
                                history.committedAt(revision.commit()),
                                Base.Method.DECLARED,
                                1,
                                List.of())))
                .orElse(base);
    }

    private Optional<String> declared(Translation page, PageStudy study) {
        return files.blob(page.path())
                .flatMap(blob ->
                        verdicts.declared(blob, () -> study.text(blob).map(text -> declaredIn(page.path(), text))));
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

    /** The main line's commits that changed the source page after its base, newest first. */
    private List<FileRevision> since(Base base, String source) {
        return history.mainline(source).stream()
                .takeWhile(revision -> !revision.blob().equals(Optional.of(base.blob())))
                .filter(revision -> !revision.blob().equals(revision.previousBlob()))
                .toList();
    }

    /** A page whose source page is gone, or never was. */
    private PageStatus withoutSource(Translation page) {
        Optional<String> former = formerSources(page.expectedSourcePath())
                .filter(path -> !history.revisions(path).isEmpty())
                .findFirst();
        Optional<PageStatus.Gone> gone = former.map(path -> {
            Optional<String> movedTo = history.movedTo(path);
            return new PageStatus.Gone(
                    history.removal(path).map(revision -> StatusSurvey.touch(history, revision)),
                    movedTo,
                    movedTo.flatMap(to -> catalogue.translationsOf(to).stream()
                            .map(Translation::path)
                            .findFirst()));
        });
        return new PageStatus(
                page.path(),
                former,
                page.section(),
                former.isPresent() ? State.ORPHANED : State.LOCAL_ONLY,
                Optional.empty(),
                former.flatMap(path -> byHistory.find(page.path(), path)),
                false,
                page.visible(),
                StatusSurvey.newest(history, page.path()),
                former.flatMap(path -> StatusSurvey.newest(history, path)),
                Behind.NOT,
                List.of(),
                List.of(),
                List.of(),
                gone);
    }

    /** The paths at which a source page may once have been that Hugo serves where the expected one would be. */
    private static Stream<String> formerSources(String expected) {
        String stem = expected.substring(0, Math.max(expected.lastIndexOf('.'), 0));
        String page =
                stem.endsWith("/index") || stem.endsWith("/_index") ? stem.substring(0, stem.lastIndexOf('/')) : stem;
        return Stream.of("", "/index", "/_index")
                .flatMap(form -> Stream.of(page + form + ".md", page + form + ".html"))
                .sorted((one, other) -> Boolean.compare(other.equals(expected), one.equals(expected)));
    }

    /**
     * Whether the site shows its "may be out of date" notice: kubernetes/website's
     * layouts/partials/docs/outdated_content.html compares Hugo's Lastmod, which is the author date that git has of the
     * file, in seconds.
     */
    private boolean hasBanner(String path, String source) {
        return history.newestForSite(path)
                .flatMap(mine -> history.newestForSite(source).map(theirs -> authored(mine) < authored(theirs)))
                .orElse(false);
    }

    private long authored(CommitId commit) {
        return history.authoredAt(commit).toEpochSecond();
    }

    private Optional<String> text(String path, PageStudy study) {
        return files.blob(path).flatMap(study::text);
    }

    /** The text of a file at the commit; empty where the clone does not have it. */
    Optional<String> text(String path) {
        return files.blob(path).flatMap(clone::text);
    }
}
