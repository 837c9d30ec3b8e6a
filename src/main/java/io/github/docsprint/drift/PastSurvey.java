package io.github.docsprint.drift;

import io.github.docsprint.drift.base.BaseInference;
import io.github.docsprint.drift.base.InferredBase;
import io.github.docsprint.drift.base.PageHistories;
import io.github.docsprint.drift.base.PageHistory;
import io.github.docsprint.drift.base.TranslationEdit;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Catalogues;
import io.github.docsprint.site.SourcePage;
import io.github.docsprint.site.Translation;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks at many commits at once, so that they share their work: a version of a translation has one base whatever the
 * commit, which is that of now for the versions that are still there; and a version has one verdict with each version of
 * its source.
 */
final class PastSurvey {

    private final StatusSurvey survey;
    private final History history;
    private final Snapshot now;
    private final Catalogues catalogues;
    private final Set<String> inferable;
    private final List<CommitId> moments;
    private final List<Optional<Scene>> scenes;
    private final Map<Pair, Verdict> decided = new ConcurrentHashMap<>();

    /** The versions that are still there. */
    private final Set<Version> current = new LinkedHashSet<>();

    /** The others, by the names that their bases are inferred under. */
    private final Map<String, Version> gone = new ConcurrentHashMap<>();

    /** @param pages the newest commit's translations of which bases are inferred */
    PastSurvey(StatusSurvey survey, History history, List<PageHistory> pages, List<PastStatus.Moment> moments) {
        this.survey = survey;
        this.history = history;
        this.now = history.snapshot();
        this.catalogues = new Catalogues(survey.config(), survey.language());
        this.inferable = pages.stream()
                .filter(page -> !page.candidates().isEmpty())
                .map(PageHistory::path)
                .collect(Collectors.toSet());
        this.moments = moments.stream().map(PastStatus.Moment::at).toList();
        this.scenes = AllCores.map(moments, this::scene);
    }

    /**
     * A text of a translation.
     *
     * @param path the path that it had
     */
    private record Version(String path, BlobId blob) {}

    /** A version, with the source page that it had beside it when it was last seen. */
    private record Sighting(Version version, String source, CommitId seen) {}

    /** What a verdict follows from. */
    private record Pair(Version translation, BlobId source) {}

    /**
     * A page as it was at a moment.
     *
     * @param version its text
     * @param pair with its source page; empty where it had none
     */
    private record Sight(Translation page, Optional<Version> version, Optional<Pair> pair) {}

    /** A moment with what was there. */
    private record Scene(CommitId at, Snapshot files, Catalogue catalogue, int source, List<Sight> pages) {}

    /** How pages stood at the moments, in their order. */
    List<PastStatus> statuses(StatusReport newest) {
        List<Integer> numbers = IntStream.range(0, moments.size()).boxed().toList();
        return AllCores.map(
                numbers,
                i -> scenes.get(i)
                        .map(scene -> status(scene, newest))
                        .orElseGet(() -> new PastStatus(moments.get(i), 0, 0, List.of())));
    }

    /** What was there at a moment; empty where the language was not. */
    private Optional<Scene> scene(PastStatus.Moment moment) {
        Snapshot files = history.snapshot(moment.at());
        NavigableSet<String> paths = files.paths();
        for (String language : List.of(survey.language(), survey.config().sourceLanguage())) {
            String folder = survey.config().folder(language) + "/";
            String first = paths.ceiling(folder);
            if (first == null || !first.startsWith(folder)) {
                return Optional.empty();
            }
        }
        Catalogue catalogue = catalogues.of(paths);
        int sources = 0;
        for (SourcePage page : catalogue.sources()) {
            sources += StatusSurvey.PAGES.contains(page.kind()) ? 1 : 0;
        }
        List<Sight> pages = new ArrayList<>();
        for (Translation page : catalogue.translations()) {
            if (StatusSurvey.PAGES.contains(page.kind()) && moment.scope().test(page.path())) {
                Optional<Version> version = files.blob(page.path()).map(blob -> new Version(page.path(), blob));
                pages.add(new Sight(
                        page,
                        version,
                        page.sourcePath()
                                .flatMap(files::blob)
                                .flatMap(source -> version.map(mine -> new Pair(mine, source)))));
            }
        }
        return Optional.of(new Scene(moment.at(), files, catalogue, sources, pages));
    }

    private boolean isNow(Scene scene) {
        return scene.at().equals(history.head());
    }

    /** The versions that are gone, year by year, so that new commits leave what is known of earlier years as it is. */
    List<BaseInference.Pages> gone() {
        Map<Version, Sighting> sightings = new HashMap<>();
        for (Scene scene : scenes.stream()
                .flatMap(Optional::stream)
                .filter(scene -> !isNow(scene))
                .toList()) {
            for (Sight sight : scene.pages()) {
                Translation page = sight.page();
                Optional<Version> version = sight.version();
                if (page.sourcePath().isEmpty() || version.isEmpty()) {
                    continue;
                }
                if (inferable.contains(page.path())
                        && now.blob(page.path())
                                .equals(Optional.of(version.get().blob()))) {
                    current.add(version.get());
                } else {
                    sightings.merge(
                            version.get(),
                            new Sighting(version.get(), page.sourcePath().get(), scene.at()),
                            this::later);
                }
            }
        }
        // In an order that does not follow from the moments: which of them saw a version first changes with the months.
        List<Sighting> inOrder = new ArrayList<>(sightings.values());
        inOrder.sort(
                Comparator.comparing((Sighting sighting) -> sighting.version().path())
                        .thenComparing(sighting -> sighting.version().blob().hex()));
        Map<Integer, List<Sighting>> byYear = new TreeMap<>();
        inOrder.forEach(sighting -> byYear.computeIfAbsent(
                        history.committedAt(sighting.seen()).getYear(), none -> new ArrayList<>())
                .add(sighting));
        List<BaseInference.Pages> years = new ArrayList<>();
        byYear.forEach((year, seen) -> years.add(new BaseInference.Pages(
                histories(seen), survey.cacheFile("bases-" + year), survey.cacheFile("evidence-" + year))));
        return years;
    }

    /** The bases of all versions; without those whose source never was on the main line. */
    private Map<Version, InferredBase> bases(
            Map<String, InferredBase> inferredNow, List<Map<String, InferredBase>> inferredGone) {
        Map<Version, InferredBase> bases = new HashMap<>();
        for (Version version : current) {
            Optional.ofNullable(inferredNow.get(version.path())).ifPresent(found -> bases.put(version, found));
        }
        for (Map<String, InferredBase> year : inferredGone) {
            year.forEach((name, found) ->
                    Optional.ofNullable(gone.get(name)).ifPresent(version -> bases.put(version, found)));
        }
        return bases;
    }

    private Sighting later(Sighting one, Sighting other) {
        return history.committedAt(one.seen()).isBefore(history.committedAt(other.seen())) ? other : one;
    }

    private List<PageHistory> histories(List<Sighting> sightings) {
        PageHistories histories = new PageHistories(
                history,
                sightings.stream()
                        .map(sighting -> sighting.version().path())
                        .distinct()
                        .toList());
        return AllCores.map(sightings, sighting -> {
            Version version = sighting.version();
            PageHistory page = upTo(sighting, histories.of(sighting.source(), version.path(), version.blob()));
            gone.put(page.name(), version);
            return page;
        });
    }

    /** What could be known of a version when it was last seen: what came later is not in it. */
    private PageHistory upTo(Sighting sighting, PageHistory whole) {
        OffsetDateTime seen = history.committedAt(sighting.seen());
        BlobId blob = sighting.version().blob();
        List<TranslationEdit> edits = whole.edits().stream()
                .filter(edit -> !edit.landed().isAfter(seen.toInstant()))
                .toList();
        int last = edits.size() - 1;
        while (last >= 0 && !edits.get(last).blob().equals(blob)) {
            last--;
        }
        String path = sighting.version().path();
        return new PageHistory(
                path + " " + blob.hex(),
                path,
                blob,
                whole.candidates().stream()
                        .filter(candidate -> !candidate.committedAt().isAfter(seen))
                        .toList(),
                last < 0 ? edits : edits.subList(0, last + 1));
    }

    /**
     * Decides the verdict on each pair, at the first moment that has it; those of now too. All pairs of a page one after
     * the other, as they have most of their texts in common, also where it had another path before.
     *
     * @param inferredNow the bases of the newest commit's translations, by path
     * @param inferredGone those of what {@link #gone} told
     */
    void decide(
            Map<String, InferredBase> inferredNow,
            List<Map<String, InferredBase>> inferredGone,
            VerdictCache verdicts) {
        Map<Version, InferredBase> bases = bases(inferredNow, inferredGone);
        Map<String, Map<Pair, Consumer<PageStudy>>> wanted = new LinkedHashMap<>();
        Map<String, String> paths = new HashMap<>();
        for (Scene scene : scenes.stream().flatMap(Optional::stream).toList()) {
            Map<String, InferredBase> inferred = new HashMap<>();
            PageJudge judge =
                    survey.judge(scene.catalogue(), scene.files(), history, BaseChoice.auto, inferred, verdicts);
            for (Sight sight : scene.pages()) {
                Translation page = sight.page();
                (isNow(scene)
                                ? Optional.ofNullable(inferredNow.get(page.path()))
                                : sight.version().map(bases::get))
                        .ifPresent(found -> inferred.put(page.path(), found));
                sight.pair()
                        .ifPresent(pair -> wanted.computeIfAbsent(
                                        paths.computeIfAbsent(page.path(), this::pathNow),
                                        none -> new LinkedHashMap<>())
                                .putIfAbsent(
                                        pair,
                                        study -> judge.verdict(page, study)
                                                .ifPresent(verdict -> decided.put(pair, verdict))));
            }
        }
        AtomicInteger done = new AtomicInteger();
        // The most work first, so that no core is left alone with it.
        List<Map<Pair, Consumer<PageStudy>>> pages = wanted.values().stream()
                .sorted(Comparator.comparingInt(pairs -> -pairs.size()))
                .toList();
        AllCores.map(pages, pairs -> {
            PageStudy study = new PageStudy(survey.config().dialect(), survey.repository()::text);
            // The newest first, as packs hold older contents as differences to newer ones.
            List<Consumer<PageStudy>> judgements = new ArrayList<>(pairs.values());
            Collections.reverse(judgements);
            judgements.forEach(judgement -> judgement.accept(study));
            survey.progress().at("status.progress-past", done.incrementAndGet(), pages.size());
            return pairs;
        });
    }

    private String pathNow(String path) {
        return history.movedTo(path).orElse(path);
    }

    private PastStatus status(Scene scene, StatusReport newest) {
        return new PastStatus(
                scene.at(),
                scene.source(),
                scene.catalogue().untranslated().size(),
                isNow(scene)
                        ? pagesNow(scene, newest)
                        : scene.pages().stream()
                                .map(sight ->
                                        page(scene, sight.page(), sight.pair().map(decided::get)))
                                .toList());
    }

    private static List<PastStatus.Page> pagesNow(Scene scene, StatusReport newest) {
        Map<String, Translation> wanted = new HashMap<>();
        scene.pages().forEach(sight -> wanted.put(sight.page().path(), sight.page()));
        return newest.pages().stream()
                .filter(page -> wanted.containsKey(page.path()))
                .map(page -> new PastStatus.Page(
                        page.path(),
                        Optional.ofNullable(wanted.get(page.path())).flatMap(Translation::sourcePath),
                        page.state(),
                        page.severity(),
                        page.behind().words(),
                        page.banner(),
                        page.visible()))
                .toList();
    }

    private PastStatus.Page page(Scene scene, Translation page, Optional<Verdict> verdict) {
        State without = page.sourcePath().isPresent()
                ? State.OUTDATED
                : history.revisions(page.expectedSourcePath()).isEmpty() ? State.LOCAL_ONLY : State.ORPHANED;
        return new PastStatus.Page(
                page.path(),
                page.sourcePath(),
                verdict.map(Verdict::state).orElse(without),
                verdict.flatMap(Verdict::severity),
                verdict.map(found -> found.addedWords() + found.removedWords() + found.changedWords())
                        .orElse(0),
                page.sourcePath()
                        .map(source -> hasBanner(page.path(), source, scene.at()))
                        .orElse(false),
                page.visible());
    }

    /** The site's rule, as {@link PageJudge} has it, at an earlier commit. */
    private boolean hasBanner(String path, String source, CommitId at) {
        return history.newestForSite(path, at)
                .flatMap(mine -> history.newestForSite(source, at)
                        .map(theirs -> history.authoredAt(mine).toEpochSecond()
                                < history.authoredAt(theirs).toEpochSecond()))
                .orElse(false);
    }
}
