package io.github.docsprint.drift;

import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.base.BaseInference;
import io.github.docsprint.drift.base.InferredBase;
import io.github.docsprint.drift.base.PageHistories;
import io.github.docsprint.drift.base.PageHistory;
import io.github.docsprint.drift.base.TranslationEdit;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Translation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Looks at many commits at once, so that they share their work: a version of a translation has one base whatever the
 * commit, which is that of now for the versions that are still there; and a base, a source and a translation have one
 * verdict.
 */
final class PastSurvey {

    private final StatusSurvey survey;
    private final History history;
    private final VerdictCache verdicts;
    private final Optional<Path> baseCache;
    private final Snapshot now;
    private final Map<String, Base> basesNow;

    PastSurvey(
            StatusSurvey survey,
            History history,
            StatusReport newest,
            VerdictCache verdicts,
            Optional<Path> baseCache) {
        this.survey = survey;
        this.history = history;
        this.verdicts = verdicts;
        this.baseCache = baseCache;
        this.now = history.snapshot();
        this.basesNow = newest.pages().stream()
                .filter(page -> page.base().isPresent())
                .collect(Collectors.toMap(PageStatus::path, page -> page.base().orElseThrow(), (one, other) -> one));
    }

    /** A content of a translation, and the source page that it had beside it when it was last seen. */
    private record Version(String path, BlobId blob, String source, CommitId seen) {
        String key() {
            return path + " " + blob.hex();
        }
    }

    /** The three contents that a verdict follows from. */
    private record Contents(Optional<BlobId> before, BlobId now, BlobId translation, String source, String path) {}

    /** A moment with what was there. */
    private record Scene(CommitId at, Snapshot files, int source, int untranslated, List<Translation> pages) {}

    List<PastStatus> survey(List<PastStatus.Moment> moments) {
        List<Scene> scenes = moments.parallelStream().map(this::scene).toList();
        Map<String, Base> bases = bases(scenes);
        Map<Contents, Optional<Verdict>> decided = decide(scenes, bases);
        return scenes.parallelStream()
                .map(scene -> new PastStatus(
                        scene.at(),
                        scene.source(),
                        scene.untranslated(),
                        scene.pages().stream()
                                .map(page -> page(scene, page, bases, decided))
                                .toList()))
                .toList();
    }

    private Scene scene(PastStatus.Moment moment) {
        Snapshot files = history.snapshot(moment.at());
        TreeSet<String> paths = new TreeSet<>(files.files().keySet());
        String folder = survey.config().folder(survey.language()) + "/";
        String first = paths.ceiling(folder);
        if (first == null || !first.startsWith(folder)) {
            return new Scene(moment.at(), files, 0, 0, List.of());
        }
        Catalogue catalogue = Catalogue.of(survey.config(), survey.language(), paths);
        return new Scene(
                moment.at(),
                files,
                (int) catalogue.sources().stream()
                        .filter(page -> StatusSurvey.PAGES.contains(page.kind()))
                        .count(),
                catalogue.untranslated().size(),
                catalogue.translations().stream()
                        .filter(page -> StatusSurvey.PAGES.contains(page.kind())
                                && moment.scope().test(page.path()))
                        .toList());
    }

    /** The bases of all versions, by {@link Version#key}. */
    private Map<String, Base> bases(List<Scene> scenes) {
        Map<String, Base> bases = new HashMap<>();
        Map<String, Version> older = new LinkedHashMap<>();
        for (Scene scene : scenes) {
            for (Translation page : scene.pages()) {
                Optional<BlobId> blob = scene.files().blob(page.path());
                if (page.sourcePath().isEmpty() || blob.isEmpty()) {
                    continue;
                }
                Version version =
                        new Version(page.path(), blob.get(), page.sourcePath().get(), scene.at());
                Base current = basesNow.get(page.path());
                if (current != null && now.blob(page.path()).equals(blob)) {
                    bases.put(version.key(), current);
                } else {
                    older.merge(version.key(), version, this::later);
                }
            }
        }
        List<Version> versions = List.copyOf(older.values());
        PageHistories histories = new PageHistories(
                history, versions.stream().map(Version::path).distinct().toList());
        List<PageHistory> pages = new ArrayList<>();
        Map<String, String> keys = new HashMap<>();
        for (Version version : versions) {
            PageHistory page = upTo(version, histories.of(version.source(), version.path(), version.blob()));
            keys.put(page.path(), version.key());
            pages.add(page);
        }
        BaseInference inference = baseCache
                .map(file -> new BaseInference(survey.repository()::read, file))
                .orElseGet(() -> new BaseInference(survey.repository()::read));
        Map<String, InferredBase> inferred = inference.infer(pages, survey.progress());
        inferred.forEach((path, found) -> bases.put(keys.getOrDefault(path, path), found.base()));
        return bases;
    }

    private Version later(Version one, Version other) {
        return history.committedAt(one.seen()).isBefore(history.committedAt(other.seen())) ? other : one;
    }

    /** What could be known of a version when it was last seen: what came later is not in it. */
    private PageHistory upTo(Version version, PageHistory whole) {
        OffsetDateTime seen = history.committedAt(version.seen());
        int last = -1;
        for (int i = 0; i < whole.edits().size(); i++) {
            TranslationEdit edit = whole.edits().get(i);
            if (edit.blob().equals(version.blob()) && !edit.landed().isAfter(seen.toInstant())) {
                last = i;
            }
        }
        // Several versions of one page are asked for at once; a name of its own for each, in the same folder.
        return new PageHistory(
                version.path() + " " + version.blob().hex(),
                version.blob(),
                whole.candidates().stream()
                        .filter(candidate -> !candidate.committedAt().isAfter(seen))
                        .toList(),
                last < 0
                        ? whole.edits().stream()
                                .filter(edit -> !edit.landed().isAfter(seen.toInstant()))
                                .toList()
                        : whole.edits().subList(0, last + 1));
    }

    private Map<Contents, Optional<Verdict>> decide(List<Scene> scenes, Map<String, Base> bases) {
        List<Contents> wanted = scenes.stream()
                .flatMap(scene -> scene.pages().stream().flatMap(page -> contents(scene, page, bases).stream()))
                .distinct()
                .toList();
        Map<Contents, Optional<Verdict>> decided = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        wanted.parallelStream().forEach(contents -> {
            decided.put(
                    contents,
                    verdicts.verdict(
                            contents.before(), contents.now(), contents.translation(), () -> verdict(contents)));
            survey.progress().at("status.progress-past", done.incrementAndGet(), wanted.size());
        });
        return decided;
    }

    private Optional<Contents> contents(Scene scene, Translation page, Map<String, Base> bases) {
        return page.sourcePath()
                .flatMap(source -> scene.files()
                        .blob(source)
                        .flatMap(english -> scene.files()
                                .blob(page.path())
                                .map(mine -> new Contents(
                                        Optional.ofNullable(bases.get(page.path() + " " + mine.hex()))
                                                .filter(base -> base.confidence() > 0)
                                                .map(Base::blob),
                                        english,
                                        mine,
                                        source,
                                        page.path()))));
    }

    private Optional<Verdict> verdict(Contents contents) {
        return text(contents.now())
                .flatMap(english -> text(contents.translation()).flatMap(mine -> {
                    TextFindings.Page source = new TextFindings.Page(contents.source(), english);
                    TextFindings.Page translation = new TextFindings.Page(contents.path(), mine);
                    return contents.before().isEmpty()
                            ? Optional.of(TextFindings.withoutBase(source, translation))
                            : contents.before()
                                    .flatMap(this::text)
                                    .map(before -> TextFindings.verdict(before, source, translation));
                }));
    }

    private Optional<String> text(BlobId blob) {
        return survey.repository().read(blob).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private PastStatus.Page page(
            Scene scene, Translation page, Map<String, Base> bases, Map<Contents, Optional<Verdict>> decided) {
        Optional<Verdict> verdict =
                contents(scene, page, bases).flatMap(contents -> decided.getOrDefault(contents, Optional.empty()));
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

    /** The site's rule, as {@code PageJudge} has it, at an earlier commit. */
    private boolean hasBanner(String path, String source, CommitId at) {
        return history.newestForSite(path, at)
                .flatMap(mine -> history.newestForSite(source, at)
                        .map(theirs -> history.authoredAt(mine).toEpochSecond()
                                < history.authoredAt(theirs).toEpochSecond()))
                .orElse(false);
    }
}
