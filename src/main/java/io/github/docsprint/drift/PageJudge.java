package io.github.docsprint.drift;

import io.github.docsprint.drift.PageVerdicts.BaseFound;
import io.github.docsprint.drift.PageVerdicts.Pairing;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.base.InferredBase;
import io.github.docsprint.drift.change.PageTexts;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.message.Message;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.Translation;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<String, InferredBase> inferred;
    private final PageVerdicts verdicts;
    private final IncludedFiles included;

    /**
     * @param inferred the bases that were inferred, by the translations' paths
     * @param verdicts tells what texts say
     */
    PageJudge(
            Clone clone,
            SiteConfig config,
            String language,
            Catalogue catalogue,
            Snapshot files,
            History history,
            Map<String, InferredBase> inferred,
            PageVerdicts verdicts) {
        this.clone = clone;
        this.config = config;
        this.catalogue = catalogue;
        this.files = files;
        this.history = history;
        this.inferred = inferred;
        this.verdicts = verdicts;
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
        return files.blob(page.path())
                .filter(blob -> verdicts.said(page.path(), blob, study)
                        .filter(VerdictCache.Said::includes)
                        .isPresent())
                .flatMap(study::text)
                .map(text -> withIncludes(alone, text))
                .orElse(alone);
    }

    private PageStatus withIncludes(PageStatus page, String text) {
        List<PageStatus.Included> behind = included.behind(page.path(), text);
        return behind.isEmpty() ? page : page.including(behind);
    }

    private PageStatus judgeAlone(Translation page, PageStudy study) {
        return page.sourcePath()
                .map(source -> {
                    Pairing pairing = pairing(page, source);
                    BaseFound base = verdicts.base(pairing, study);
                    return status(page, source, base, verdicts.verdict(pairing, base, study));
                })
                .orElseGet(() -> withoutSource(page));
    }

    /**
     * Where a page stands, with everything that says so.
     *
     * @param text the translation's text, in the work tree perhaps
     * @return empty where a text is missing: the source page is gone, or the clone does not have it
     */
    Optional<PageDrift> examine(Translation page, String text) {
        return page.sourcePath().flatMap(source -> {
            Pairing pairing = pairing(page, source);
            BaseFound base = verdicts.base(pairing, study());
            BlobId id = BlobId.of(text.getBytes(StandardCharsets.UTF_8));
            PageStudy study =
                    new PageStudy(config.dialect(), blob -> blob.equals(id) ? Optional.of(text) : clone.text(blob));
            Optional<Reflection> reflected =
                    base.base().map(known -> verdicts.reflection(pairing, base, known.blob(), id, study));
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
                                        base.notes());
                            }));
        });
    }

    private Pairing pairing(Translation page, String source) {
        return new Pairing(
                page.path(),
                source,
                files.blob(page.path()),
                files.blob(source),
                Optional.ofNullable(inferred.get(page.path())));
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
        return page.sourcePath()
                .flatMap(source -> verdicts.base(pairing(page, source), study()).base());
    }

    private PageStatus status(Translation page, String source, BaseFound base, Verdict verdict) {
        List<FileRevision> missed =
                base.base().map(known -> verdicts.since(known, source)).orElse(List.of());
        List<CommitId> lacking = verdict.lacking().stream()
                .map(number -> base.contradictions().get(number).revision().commit())
                .toList();
        if (!verdict.whole()) {
            verdicts.note(new StatusReport.Note(page.path(), Message.of("drift.base-beyond", page.path())));
        }
        return new PageStatus(
                page.path(),
                Optional.of(source),
                page.section(),
                verdict.state(),
                verdict.severity(),
                verdict.whole() ? base.base() : base.base().map(known -> known.atMost(IN_PART)),
                hasBanner(page.path(), source, history.head(), history),
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

    /** Whole days from the first change that was missed to the commit looked at. */
    private int days(List<FileRevision> missed, List<CommitId> lacking) {
        OffsetDateTime now = history.committedAt(history.head());
        return Stream.concat(missed.stream().map(FileRevision::commit), lacking.stream())
                .map(history::committedAt)
                .mapToInt(when -> (int) Math.max(0, ChronoUnit.DAYS.between(when, now)))
                .max()
                .orElse(0);
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
                former.flatMap(path -> verdicts.byHistory(page.path(), path)),
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
     *
     * @param at the commit of the main line that the site is made of
     */
    static boolean hasBanner(String path, String source, CommitId at, History history) {
        return history.newestForSite(path, at)
                .flatMap(mine -> history.newestForSite(source, at)
                        .map(theirs -> history.authoredAt(mine).toEpochSecond()
                                < history.authoredAt(theirs).toEpochSecond()))
                .orElse(false);
    }

    /** The text of a file at the commit; empty where the clone does not have it. */
    Optional<String> text(String path) {
        return files.blob(path).flatMap(clone::text);
    }
}
