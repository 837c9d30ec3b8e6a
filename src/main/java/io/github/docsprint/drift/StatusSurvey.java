package io.github.docsprint.drift;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.SourcePage;
import io.github.docsprint.site.Translation;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds out where every page of a language stands.
 *
 * @param repository the clone
 * @param config how its site is laid out
 * @param language the language's code
 * @param cache where to keep what was read for the next time; empty to keep nothing
 */
public record StatusSurvey(
        Clone repository, SiteConfig config, String language, Optional<Path> cache, Progress progress) {

    /** What status counts: examples and template strings are parts of other pages, and show there. */
    private static final Set<Kind> PAGES = EnumSet.complementOf(EnumSet.of(Kind.EXAMPLE, Kind.DATA));

    /**
     * Surveys the pages as of a commit.
     *
     * @param at the commit
     * @param choice how to find bases
     * @param scope which translations to look at, by path; a source page without one goes by where it would be
     */
    public StatusReport survey(CommitId at, BaseChoice choice, Predicate<String> scope) {
        List<String> folders = List.of(config.folder(config.sourceLanguage()), config.folder(language));
        Snapshot files = repository.snapshot(at, folders);
        Catalogue catalogue =
                Catalogue.of(config, language, new TreeSet<>(files.files().keySet()));
        History history = repository.history(at, folders, cache, progress);
        PageJudge judge = new PageJudge(repository, config, catalogue, files, history, choice);
        List<Translation> translations = catalogue.translations().stream()
                .filter(page -> PAGES.contains(page.kind()) && scope.test(page.path()))
                .toList();
        AtomicInteger done = new AtomicInteger();
        Stream<PageStatus> translated = translations.parallelStream().map(page -> {
            PageStatus status = judge.judge(page);
            progress.at("status.progress-pages", done.incrementAndGet(), translations.size());
            return status;
        });
        Stream<PageStatus> untranslated = catalogue.untranslated().stream()
                .filter(page -> scope.test(page.translationPath()))
                .map(page -> untranslated(page, history));
        List<PageStatus> pages = Stream.concat(translated, untranslated)
                .sorted(Comparator.comparing(PageStatus::path))
                .toList();
        long sources = catalogue.sources().stream()
                .filter(page -> PAGES.contains(page.kind()) && scope.test(page.translationPath()))
                .count();
        return new StatusReport(
                at,
                repository.isShallow(),
                config.sourceLanguage(),
                language,
                StatusReport.Summary.of((int) sources, pages),
                pages);
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
                Optional.empty());
    }

    /** The newest commit that edited a file; a change of its mode is no edit. */
    static Optional<Touch> newest(History history, String path) {
        return history.revisions(path).stream()
                .filter(revision -> revision.change() != FileRevision.Change.MODE)
                .findFirst()
                .map(revision -> touch(history, revision));
    }

    static Touch touch(History history, FileRevision revision) {
        return new Touch(
                revision.commit(), history.commit(revision.commit()).committer().when());
    }
}
