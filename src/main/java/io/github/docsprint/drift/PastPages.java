package io.github.docsprint.drift;

import io.github.docsprint.cache.Build;
import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.parallel.AllCores;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Catalogues;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SourcePage;
import io.github.docsprint.site.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;

/**
 * What there was of a language at some commits. Most pages stay for months as they are, so what is the same at several
 * commits is there once; and what there was at a commit stays true, so it is kept in a file for the next time.
 */
final class PastPages {

    private final List<Sight> sights;
    private final Map<CommitId, Scene> scenes;

    private PastPages(List<Sight> sights, Map<CommitId, Scene> scenes) {
        this.sights = sights;
        this.scenes = scenes;
    }

    /**
     * A text of a translation.
     *
     * @param path the path that it had
     */
    record Version(String path, BlobId blob) {}

    /** What a verdict follows from. */
    record Pair(Version translation, BlobId source) {}

    /**
     * A page as it was for a while.
     *
     * @param version its text
     * @param pair with its source page; empty where it had none
     * @param banner whether the site showed its notice
     */
    record Sight(Translation page, Optional<Version> version, Optional<Pair> pair, boolean banner) {}

    /**
     * What there was at a commit.
     *
     * @param source how many pages of the source language
     * @param untranslated how many of those were without a translation
     * @param sights the translations, by the numbers of their sights
     */
    record Scene(int source, int untranslated, List<Integer> sights) {

        /** Where the language was not there. */
        private static final Scene NOTHING = new Scene(0, 0, List.of());

        Scene {
            sights = List.copyOf(sights);
        }
    }

    /** All sights of the scenes, each once. */
    List<Sight> sights() {
        return sights;
    }

    /** The scene at one of the commits. */
    Scene at(CommitId commit) {
        return scenes.getOrDefault(commit, Scene.NOTHING);
    }

    /**
     * Looks at commits of the main line that a history leads over; at each only once.
     *
     * @param head the catalogue of the commit that it leads to
     */
    static PastPages at(List<CommitId> commits, StatusSurvey survey, History history, Catalogue head) {
        Optional<CacheFile> file = survey.cacheFile("past");
        byte[] key = key(survey);
        PastPages kept = file.flatMap(known -> known.read(key, PastPages::read))
                .orElseGet(() -> new PastPages(List.of(), Map.of()));
        List<CommitId> fresh = commits.stream()
                .distinct()
                .filter(commit -> !kept.scenes.containsKey(commit))
                .toList();
        Catalogues catalogues = new Catalogues(survey.config(), survey.language());
        List<View> views = AllCores.map(
                fresh,
                commit -> commit.equals(history.head())
                        ? view(history.snapshot(), head, history)
                        : view(commit, survey, history, catalogues));
        Map<CommitId, View> looked = new HashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            looked.put(fresh.get(i), views.get(i));
        }
        Numbering numbering = new Numbering();
        Map<CommitId, Scene> scenes = new LinkedHashMap<>();
        for (CommitId commit : commits) {
            scenes.computeIfAbsent(commit, unseen -> {
                View view = looked.get(commit);
                return view == null ? numbering.scene(kept, commit) : numbering.scene(view);
            });
        }
        PastPages pages = new PastPages(List.copyOf(numbering.sights), scenes);
        if (!fresh.isEmpty()) {
            file.ifPresent(place -> place.write(key, pages.written()));
        }
        return pages;
    }

    /** What there was at a commit, before its sights have numbers. */
    private record View(int source, int untranslated, List<Sight> sights) {}

    private static View view(CommitId at, StatusSurvey survey, History history, Catalogues catalogues) {
        Snapshot files = history.snapshot(at);
        NavigableSet<String> paths = files.paths();
        for (String language : List.of(survey.language(), survey.config().sourceLanguage())) {
            String folder = survey.config().folder(language) + "/";
            String first = paths.ceiling(folder);
            if (first == null || !first.startsWith(folder)) {
                return new View(0, 0, List.of());
            }
        }
        return view(files, catalogues.of(paths), history);
    }

    private static View view(Snapshot files, Catalogue catalogue, History history) {
        int sources = 0;
        for (SourcePage page : catalogue.sources()) {
            sources += StatusSurvey.PAGES.contains(page.kind()) ? 1 : 0;
        }
        List<Sight> sights = new ArrayList<>();
        for (Translation page : catalogue.translations()) {
            if (StatusSurvey.PAGES.contains(page.kind())) {
                Optional<Version> version = files.blob(page.path()).map(blob -> new Version(page.path(), blob));
                Optional<Pair> pair = page.sourcePath()
                        .flatMap(files::blob)
                        .flatMap(source -> version.map(mine -> new Pair(mine, source)));
                boolean banner = page.sourcePath()
                        .map(source -> PageJudge.hasBanner(page.path(), source, files.commit(), history))
                        .orElse(false);
                sights.add(new Sight(page, version, pair, banner));
            }
        }
        return new View(sources, catalogue.untranslated().size(), sights);
    }

    /** Gives each sight a number when it is met first. */
    private static final class Numbering {

        private final List<Sight> sights = new ArrayList<>();

        /** Of each path the numbers of its sights. */
        private final Map<String, List<Integer>> known = new HashMap<>();

        private final Map<Integer, Integer> ofKept = new HashMap<>();

        private Scene scene(View view) {
            return new Scene(
                    view.source(),
                    view.untranslated(),
                    view.sights().stream().map(this::number).toList());
        }

        private Scene scene(PastPages kept, CommitId commit) {
            Scene scene = kept.at(commit);
            List<Integer> numbers = new ArrayList<>(scene.sights().size());
            for (int old : scene.sights()) {
                numbers.add(ofKept.computeIfAbsent(old, unseen -> number(kept.sights.get(old))));
            }
            return new Scene(scene.source(), scene.untranslated(), numbers);
        }

        private int number(Sight sight) {
            List<Integer> ofPath = known.computeIfAbsent(sight.page().path(), none -> new ArrayList<>(2));
            for (int number : ofPath) {
                if (sights.get(number).equals(sight)) {
                    return number;
                }
            }
            ofPath.add(sights.size());
            sights.add(sight);
            return sights.size() - 1;
        }
    }

    /** All that what there was at a commit follows from. */
    private static byte[] key(StatusSurvey survey) {
        FieldWriter key = new FieldWriter();
        key.text(Build.current());
        key.text(survey.language());
        key.all(survey.repository().cutOff(), key::text);
        key.all(survey.config().told(), texts -> key.all(texts, key::text));
        return key.bytes();
    }

    private byte[] written() {
        FieldWriter out = new FieldWriter();
        out.all(sights, sight -> {
            out.text(sight.page().path());
            out.maybe(sight.page().sourcePath(), out::text);
            out.text(sight.page().expectedSourcePath());
            out.flag(sight.page().visible());
            out.constant(sight.page().kind());
            out.text(sight.page().section());
            out.maybe(sight.version(), version -> out.text(version.blob().hex()));
            out.maybe(sight.pair(), pair -> out.text(pair.source().hex()));
            out.flag(sight.banner());
        });
        out.all(scenes.entrySet(), entry -> {
            out.text(entry.getKey().hex());
            out.number(entry.getValue().source());
            out.number(entry.getValue().untranslated());
            out.all(entry.getValue().sights(), number -> out.number(number));
        });
        return out.bytes();
    }

    private static PastPages read(FieldReader in) {
        List<Sight> sights = in.all(() -> sight(in));
        Map<CommitId, Scene> scenes = new HashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            CommitId commit = new CommitId(in.text());
            Scene scene = new Scene(in.integer(), in.integer(), in.all(in::integer));
            scene.sights().forEach(number -> Objects.checkIndex(number, sights.size()));
            scenes.put(commit, scene);
        }
        return new PastPages(sights, scenes);
    }

    private static Sight sight(FieldReader in) {
        String path = in.text();
        Translation page =
                new Translation(path, in.maybe(in::text), in.text(), in.flag(), in.constant(Kind.values()), in.text());
        Optional<Version> version = in.maybe(() -> new Version(path, new BlobId(in.text())));
        Optional<BlobId> source = in.maybe(() -> new BlobId(in.text()));
        Optional<Pair> pair = source.flatMap(blob -> version.map(mine -> new Pair(mine, blob)));
        return new Sight(page, version, pair, in.flag());
    }
}
