package io.github.docsprint.drift;

import io.github.docsprint.drift.PageVerdicts.Pairing;
import io.github.docsprint.drift.PastPages.Pair;
import io.github.docsprint.drift.PastPages.Scene;
import io.github.docsprint.drift.PastPages.Sight;
import io.github.docsprint.drift.PastPages.Version;
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
import io.github.docsprint.site.Translation;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Looks at many commits at once, so that they share their work: a version of a translation has one base whatever the
 * commit, which is that of now for the versions that are still there; and a version has one verdict with each version of
 * its source.
 */
final class PastSurvey {

    private final StatusSurvey survey;
    private final History history;
    private final Snapshot now;
    private final Set<String> inferable;
    private final List<PastStatus.Moment> moments;
    private final PastPages pages;
    private final Map<Pair, Verdict> decided = new ConcurrentHashMap<>();

    /** The versions that are still there. */
    private final Set<Version> current = new LinkedHashSet<>();

    /** The others, by the names that their bases are inferred under. */
    private final Map<String, Version> gone = new ConcurrentHashMap<>();

    /**
     * @param catalogue the newest commit's
     * @param pages its translations of which bases are inferred
     */
    PastSurvey(
            StatusSurvey survey,
            History history,
            Catalogue catalogue,
            List<PageHistory> pages,
            List<PastStatus.Moment> moments) {
        this.survey = survey;
        this.history = history;
        this.now = history.snapshot();
        this.inferable = pages.stream()
                .filter(page -> !page.candidates().isEmpty())
                .map(PageHistory::path)
                .collect(Collectors.toSet());
        this.moments = moments;
        this.pages = PastPages.at(moments.stream().map(PastStatus.Moment::at).toList(), survey, history, catalogue);
    }

    /** A version, with the source page that it had beside it when it was last seen. */
    private record Sighting(Version version, String source, CommitId seen) {}

    /** How pages stood at the moments, in their order. */
    List<PastStatus> statuses(StatusReport newest) {
        List<PastStatus.Page> then = AllCores.map(pages.sights(), this::page);
        return moments.stream()
                .map(moment -> {
                    Scene scene = pages.at(moment.at());
                    return new PastStatus(
                            moment.at(),
                            scene.source(),
                            scene.untranslated(),
                            isNow(moment)
                                    ? pagesNow(moment, newest)
                                    : scene.sights().stream()
                                            .filter(number -> isWanted(moment, number))
                                            .map(then::get)
                                            .toList());
                })
                .toList();
    }

    private boolean isWanted(PastStatus.Moment moment, int sight) {
        return moment.scope().test(pages.sights().get(sight).page().path());
    }

    private boolean isNow(PastStatus.Moment moment) {
        return moment.at().equals(history.head());
    }

    /** The versions that are gone, year by year, so that new commits leave what is known of earlier years as it is. */
    List<BaseInference.Pages> gone() {
        Map<Version, Sighting> sightings = new HashMap<>();
        List<PastStatus.Moment> latestFirst = moments.stream()
                .filter(moment -> !isNow(moment))
                .sorted(Comparator.comparing((PastStatus.Moment moment) -> history.committedAt(moment.at()))
                        .reversed())
                .toList();
        eachSight(latestFirst, (sight, at) -> {
            Translation page = sight.page();
            if (page.sourcePath().isEmpty() || sight.version().isEmpty()) {
                return;
            }
            Version version = sight.version().get();
            if (inferable.contains(page.path()) && now.blob(page.path()).equals(Optional.of(version.blob()))) {
                current.add(version);
            } else {
                sightings.putIfAbsent(
                        version, new Sighting(version, page.sourcePath().get(), at));
            }
        });
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

    /** Hands out each sight at the first of some moments that wants it. */
    private void eachSight(List<PastStatus.Moment> order, BiConsumer<Sight, CommitId> use) {
        BitSet seen = new BitSet();
        for (PastStatus.Moment moment : order) {
            for (int number : pages.at(moment.at()).sights()) {
                if (!seen.get(number) && isWanted(moment, number)) {
                    seen.set(number);
                    use.accept(pages.sights().get(number), moment.at());
                }
            }
        }
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
        PageVerdicts judge = survey.verdicts(history, BaseChoice.auto, verdicts);
        Map<String, Map<Pair, Pairing>> wanted = new LinkedHashMap<>();
        Map<String, String> paths = new HashMap<>();
        eachSight(
                moments,
                (sight, at) -> sight.pair().ifPresent(pair -> {
                    String path = pair.translation().path();
                    Optional<InferredBase> inferred = Optional.ofNullable(
                            at.equals(history.head()) ? inferredNow.get(path) : bases.get(pair.translation()));
                    wanted.computeIfAbsent(paths.computeIfAbsent(path, this::pathNow), none -> new LinkedHashMap<>())
                            .putIfAbsent(
                                    pair,
                                    new Pairing(
                                            path,
                                            sight.page().sourcePath().orElseThrow(),
                                            Optional.of(pair.translation().blob()),
                                            Optional.of(pair.source()),
                                            inferred));
                }));
        AtomicInteger done = new AtomicInteger();
        // The most work first, so that no core is left alone with it.
        List<Map<Pair, Pairing>> byPage = wanted.values().stream()
                .sorted(Comparator.comparingInt(pairs -> -pairs.size()))
                .toList();
        AllCores.map(byPage, pairs -> {
            PageStudy study = new PageStudy(survey.config().dialect(), survey.repository()::text);
            // The newest first, as packs hold older contents as differences to newer ones.
            List<Map.Entry<Pair, Pairing>> order = new ArrayList<>(pairs.entrySet());
            Collections.reverse(order);
            order.forEach(pair -> decided.put(pair.getKey(), judge.verdict(pair.getValue(), study)));
            survey.progress().at("status.progress-past", done.incrementAndGet(), byPage.size());
            return pairs;
        });
    }

    private String pathNow(String path) {
        return history.movedTo(path).orElse(path);
    }

    private List<PastStatus.Page> pagesNow(PastStatus.Moment moment, StatusReport newest) {
        Map<String, Sight> wanted = new HashMap<>();
        eachSight(List.of(moment), (sight, at) -> wanted.put(sight.page().path(), sight));
        return newest.pages().stream()
                .flatMap(page -> Optional.ofNullable(wanted.get(page.path())).stream()
                        .map(sight -> page(
                                sight,
                                page.state(),
                                page.severity(),
                                page.behind().words(),
                                page.banner())))
                .toList();
    }

    private PastStatus.Page page(Sight sight) {
        Optional<Verdict> verdict = sight.pair().map(decided::get);
        return page(
                sight,
                verdict.map(Verdict::state).orElseGet(() -> without(sight.page())),
                verdict.flatMap(Verdict::severity),
                verdict.map(found -> found.addedWords() + found.removedWords() + found.changedWords())
                        .orElse(0),
                sight.banner());
    }

    private static PastStatus.Page page(
            Sight sight, State state, Optional<Severity> severity, int words, boolean banner) {
        Translation page = sight.page();
        return new PastStatus.Page(
                page.path(),
                page.sourcePath(),
                sight.version().map(Version::blob),
                sight.pair().map(Pair::source),
                state,
                severity,
                words,
                banner,
                page.visible());
    }

    /** The state of a page without a source page. */
    private State without(Translation page) {
        return page.sourcePath().isPresent()
                ? State.OUTDATED
                : history.revisions(page.expectedSourcePath()).isEmpty() ? State.LOCAL_ONLY : State.ORPHANED;
    }
}
