package io.github.docsprint.drift;

import io.github.docsprint.cache.Build;
import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.base.BaseInference;
import io.github.docsprint.drift.base.InferredBase;
import io.github.docsprint.drift.base.PageHistories;
import io.github.docsprint.drift.base.PageHistory;
import io.github.docsprint.drift.change.PageText;
import io.github.docsprint.drift.change.SourceDiff;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.Commit;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Landing;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.SourcePage;
import io.github.docsprint.site.Translation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds out where every page of a language stands.
 *
 * @param repository the clone
 * @param config how its site is laid out
 * @param language the language's code
 * @param reviewed what the team has found to need no translation
 * @param cache where to keep what was read for the next time; empty to keep nothing
 */
public record StatusSurvey(
        Clone repository,
        SiteConfig config,
        String language,
        ReviewedChanges reviewed,
        Optional<Path> cache,
        Progress progress) {

    /** What status counts: examples and template strings are parts of other pages, and show there. */
    static final Set<Kind> PAGES = EnumSet.complementOf(EnumSet.of(Kind.EXAMPLE, Kind.DATA));

    /**
     * Surveys the pages as of a commit.
     *
     * @param at the commit
     * @param choice how to find bases
     * @param scope which translations to look at, by path; a source page without one goes by where it would be
     */
    public StatusReport survey(CommitId at, BaseChoice choice, Predicate<String> scope) {
        Optional<ReportCache> kept = cacheFile("report-" + choice).map(file -> new ReportCache(file, key(at, choice)));
        return kept.flatMap(ReportCache::read)
                .filter(all -> all.missing().stream().noneMatch(this::has))
                .map(all -> report(at, all, 0, scope))
                .orElseGet(() -> {
                    Material material = material(at);
                    return survey(
                            material,
                            choice,
                            scope,
                            inferred(material, choice),
                            VerdictCache.open(cacheFile("verdicts"), config.told()),
                            kept);
                });
    }

    /**
     * Surveys all pages as of the commit that a history leads to, and at earlier ones.
     *
     * @param history as {@link #history} gives it
     * @param catalogue the pages of the commit that it leads to
     * @param moments commits of the main line, and the translations to look at there
     */
    public StatusOverTime survey(History history, Catalogue catalogue, List<PastStatus.Moment> moments) {
        ForkJoinTask<VerdictCache> opensVerdicts =
                ForkJoinPool.commonPool().submit(() -> VerdictCache.open(cacheFile("verdicts"), config.told()));
        Material material = new Material(history.snapshot(), catalogue, history);
        BaseInference.Pages pages = pages(material);
        PastSurvey past = new PastSurvey(this, history, catalogue, pages.pages(), moments);
        List<BaseInference.Pages> all = new ArrayList<>(List.of(pages));
        all.addAll(past.gone());
        List<Map<String, InferredBase>> bases =
                new BaseInference(config.dialect(), repository::read).infer(all, progress);
        Map<String, InferredBase> inferred = bases.get(0);
        VerdictCache verdicts = opensVerdicts.join();
        past.decide(inferred, bases.subList(1, bases.size()), verdicts); // those of now too, which are then known
        StatusReport newest = survey(material, BaseChoice.auto, path -> true, inferred, verdicts, Optional.empty());
        return new StatusOverTime(newest, past.statuses(newest));
    }

    private StatusReport survey(
            Material material,
            BaseChoice choice,
            Predicate<String> scope,
            Map<String, InferredBase> inferred,
            VerdictCache verdicts,
            Optional<ReportCache> keepIn) {
        CommitId at = material.files.commit();
        Catalogue catalogue = material.catalogue;
        PageVerdicts judgements = verdicts(material.history, choice, verdicts);
        PageJudge judge = judge(material, inferred, judgements);
        List<Translation> translations = catalogue.translations().stream()
                .filter(page -> PAGES.contains(page.kind()))
                .toList();
        List<Translation> wanted =
                translations.stream().filter(page -> scope.test(page.path())).toList();
        AtomicInteger done = new AtomicInteger();
        List<PageStatus> translated = AllCores.map(wanted, page -> {
            PageStatus status = judge.judge(page);
            progress.at("status.progress-pages", done.incrementAndGet(), wanted.size());
            return status;
        });
        List<PageStatus> untranslated =
                AllCores.map(catalogue.untranslated(), page -> untranslated(page, material.history));
        ReportCache.AllPages all = new ReportCache.AllPages(
                Stream.concat(translated.stream(), untranslated.stream())
                        .sorted(Comparator.comparing(PageStatus::path))
                        .toList(),
                catalogue.sources().stream()
                        .filter(page -> PAGES.contains(page.kind()))
                        .map(SourcePage::translationPath)
                        .toList(),
                judgements.undeclared().stream().filter(commit -> !has(commit)).toList(),
                judgements.notes());
        verdicts.save();
        if (wanted.size() == translations.size() && judgements.unread() == 0 && !repository.isPartial()) {
            keepIn.ifPresent(file -> file.write(all));
        }
        return report(at, all, judgements.unread(), scope);
    }

    private StatusReport report(CommitId at, ReportCache.AllPages all, int unread, Predicate<String> scope) {
        List<PageStatus> pages =
                all.pages().stream().filter(page -> scope.test(page.path())).toList();
        return new StatusReport(
                at,
                repository.isShallow(),
                config.sourceLanguage(),
                language,
                StatusReport.Summary.of(
                        (int) all.sources().stream().filter(scope).count(), pages),
                unread,
                all.notes().stream().filter(note -> scope.test(note.path())).toList(),
                pages);
    }

    private boolean has(String commit) {
        try {
            repository.resolve(commit);
            return true;
        } catch (Failure e) {
            return false;
        }
    }

    /** All that the pages of a clone with nothing missing follow from. */
    private byte[] key(CommitId at, BaseChoice choice) {
        List<List<String>> inputs = Stream.concat(
                        Stream.of(
                                List.of(Build.current(), at.hex(), choice.name(), language),
                                repository.cutOff(),
                                reviewed.told()),
                        config.told().stream())
                .toList();
        FieldWriter key = new FieldWriter();
        key.all(inputs, texts -> key.all(texts, key::text));
        return key.bytes();
    }

    /**
     * The source revisions that some translations reflect, and no more of where they stand.
     *
     * @param at the commit
     * @param choice how to find them
     * @param pages the translations, by path
     * @return by path; nothing for a page that has no source page, or where history is cut off
     */
    public Map<String, BlobId> bases(CommitId at, BaseChoice choice, Set<String> pages) {
        Optional<KeptBases> kept = cacheFile("reflected-" + choice).map(file -> new KeptBases(file, key(at, choice)));
        KeptBases.Bases known = kept.map(KeptBases::read)
                .filter(bases -> bases.missing().stream().noneMatch(this::has))
                .orElse(KeptBases.Bases.NONE);
        if (!known.revisions().keySet().containsAll(pages)) {
            KeptBases.Bases all = known.and(findBases(at, choice, pages));
            if (!repository.isPartial()) {
                kept.ifPresent(file -> file.write(all));
            }
            known = all;
        }
        Map<String, BlobId> bases = new TreeMap<>();
        known.revisions()
                .forEach((path, blob) ->
                        blob.filter(present -> pages.contains(path)).ifPresent(present -> bases.put(path, present)));
        return bases;
    }

    private KeptBases.Bases findBases(CommitId at, BaseChoice choice, Set<String> pages) {
        Material material = material(at);
        PageVerdicts verdicts = verdicts(material.history, choice, VerdictCache.open(Optional.empty(), config.told()));
        PageJudge judge = judge(material, inferred(material, choice), verdicts);
        Map<String, Optional<BlobId>> revisions = new TreeMap<>();
        for (String path : pages) {
            revisions.put(
                    path,
                    material.catalogue
                            .translation(path)
                            .filter(page -> PAGES.contains(page.kind()))
                            .flatMap(judge::base)
                            .filter(base -> base.confidence() > 0)
                            .map(Base::blob));
        }
        return new KeptBases.Bases(
                revisions,
                verdicts.undeclared().stream().filter(commit -> !has(commit)).toList());
    }

    /**
     * Looks at one page closely.
     *
     * @param at the commit
     * @param choice how to find its base
     * @param path the translation
     * @param text the translation's text where it is not that of the commit, as in a work tree
     * @return empty where there is nothing to compare: the source page is gone, or a text is missing in a partial clone
     * @throws io.github.docsprint.message.Failure where there is no such translation
     */
    public Optional<PageDrift> examine(CommitId at, BaseChoice choice, String path, Optional<String> text) {
        Material material = material(at);
        Translation page = material.catalogue
                .translation(path)
                .or(() -> text.flatMap(fresh -> withPage(material.files, path).translation(path)))
                .orElseThrow(() -> Failure.usage("status.no-translation", path, at.abbreviated()));
        return closeLook(material, choice).examine(page, text);
    }

    /** Prepares to look closely at several pages. */
    public CloseLook closeLook(CommitId at, BaseChoice choice) {
        return closeLook(material(at), choice);
    }

    private CloseLook closeLook(Material material, BaseChoice choice) {
        return new CloseLook(
                material.catalogue,
                judge(
                        material,
                        inferred(material, choice),
                        verdicts(material.history, choice, VerdictCache.open(Optional.empty(), config.told()))));
    }

    /** The catalogue with a page that only the work tree has. */
    private Catalogue withPage(Snapshot files, String path) {
        TreeSet<String> paths = new TreeSet<>(files.files().keySet());
        paths.add(path);
        return Catalogue.of(config, language, paths);
    }

    /**
     * The revisions of a page's source after its base, oldest first.
     *
     * @param at the commit that the page was examined at
     */
    public List<SourceRevision> revisions(CommitId at, PageDrift drift) {
        if (drift.status().base().isEmpty() || drift.status().source().isEmpty()) {
            return List.of();
        }
        String source = drift.status().source().get();
        History history = material(at).history;
        List<FileRevision> since = new ArrayList<>(history.mainline(source).stream()
                .takeWhile(revision -> !revision.blob()
                        .equals(Optional.of(drift.status().base().get().blob())))
                .filter(revision -> revision.blob().isPresent())
                .toList());
        Collections.reverse(since);
        List<SourceRevision> revisions = new ArrayList<>();
        PageText before = PageText.of(source, drift.before(), config.dialect());
        for (FileRevision revision : since) {
            Optional<String> text = revision.blob().flatMap(repository::text);
            if (text.isPresent()) {
                PageText after = PageText.of(source, text.get(), config.dialect());
                revisions.add(new SourceRevision(
                        revision.commit(),
                        history.committedAt(revision.commit()),
                        history.landing(revision.commit())
                                .map(Landing::pullRequest)
                                .orElse(OptionalInt.empty()),
                        title(history.commit(revision.commit())),
                        SourceDiff.between(before, after)));
                before = after;
            }
        }
        return revisions;
    }

    /** GitHub puts the title of a pull request after the subject of its merge. */
    private static String title(Commit commit) {
        return commit.isMerge()
                ? commit.message()
                        .lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse(commit.subject())
                : commit.subject();
    }

    /**
     * Of all contents that where the pages stand at a commit, and stood before it, may follow from, those that a partial
     * clone does not have. More may come to light once they are there: what pages were before a rename.
     */
    public List<BlobId> missing(CommitId at) {
        Material material = material(at);
        Set<BlobId> contents = new LinkedHashSet<>(material.files.files().values());
        contents.addAll(material.history.unreadByRenames());
        histories(material).forEach(page -> contents.addAll(page.contents()));
        for (String path : material.files.files().keySet()) {
            material.history.revisions(path).forEach(revision -> {
                revision.blob().ifPresent(contents::add);
                revision.previousBlob().ifPresent(contents::add);
            });
        }
        return repository.missing(contents);
    }

    /** The history of source and translations on the way to a commit. */
    public History history(CommitId at) {
        return repository.history(at, folders(), cache, progress);
    }

    private List<String> folders() {
        return List.of(config.folder(config.sourceLanguage()), config.folder(language));
    }

    /** What there is at a commit, and how it came there. */
    private record Material(Snapshot files, Catalogue catalogue, History history) {}

    private Material material(CommitId at) {
        Snapshot files = repository.snapshot(at, folders());
        Catalogue catalogue = Catalogue.of(
                config,
                language,
                files.paths(),
                () -> new TreeSet<>(repository
                        .snapshot(files.commit(), List.of(config.contentFolder()))
                        .files()
                        .keySet()));
        // Last: where there is no such language, nobody wants to wait for this.
        return new Material(files, catalogue, history(at));
    }

    Optional<CacheFile> cacheFile(String name) {
        // Contents are checked by what they were computed from; the name only keeps clones out of each other's way.
        String place = Integer.toHexString(repository.workTree().hashCode());
        return cache.map(folder -> new CacheFile(folder.resolve(name + "-" + language + "-" + place)));
    }

    private Map<String, InferredBase> inferred(Material material, BaseChoice choice) {
        return choice == BaseChoice.auto || choice == BaseChoice.inferred ? infer(material) : Map.of();
    }

    private PageJudge judge(Material material, Map<String, InferredBase> inferred, PageVerdicts verdicts) {
        return new PageJudge(
                repository, config, language, material.catalogue, material.files, material.history, inferred, verdicts);
    }

    PageVerdicts verdicts(History history, BaseChoice choice, VerdictCache kept) {
        return new PageVerdicts(repository, config, history, choice, reviewed, kept);
    }

    /** The bases of all pages, those out of scope too: how a team works is learned from all of them. */
    private Map<String, InferredBase> infer(Material material) {
        return new BaseInference(config.dialect(), repository::read).infer(pages(material), progress);
    }

    private BaseInference.Pages pages(Material material) {
        return new BaseInference.Pages(histories(material), cacheFile("bases"), cacheFile("evidence"));
    }

    private static List<PageHistory> histories(Material material) {
        List<Translation> paired = material.catalogue.translations().stream()
                .filter(page -> PAGES.contains(page.kind()) && page.sourcePath().isPresent())
                .toList();
        PageHistories histories = new PageHistories(
                material.history, paired.stream().map(Translation::path).toList());
        return AllCores.map(
                        paired,
                        page -> material.files
                                .blob(page.path())
                                .flatMap(blob ->
                                        page.sourcePath().map(source -> histories.of(source, page.path(), blob))))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static PageStatus untranslated(SourcePage page, History history) {
        return new PageStatus(
                page.translationPath(),
                Optional.of(page.path()),
                page.section(),
                State.UNTRANSLATED,
                Optional.empty(),
                Optional.empty(),
                false,
                page.visible(),
                Optional.empty(),
                newest(history, page.path()),
                Behind.NOT,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The newest commit that edited a file; a change of its mode is no edit. */
    static Optional<Touch> newest(History history, String path) {
        return history.newestEdit(path).map(revision -> touch(history, revision));
    }

    static Touch touch(History history, FileRevision revision) {
        return new Touch(revision.commit(), history.committedAt(revision.commit()));
    }
}
