package io.github.docsprint.drift;

import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.base.DeclaredBase;
import io.github.docsprint.drift.base.HistoryBase;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Snapshot;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.FrontMatterReader;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.Translation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells where one translation stands. Safe for many threads. */
final class PageJudge {

    private final Clone clone;
    private final SiteConfig config;
    private final Catalogue catalogue;
    private final Snapshot files;
    private final History history;
    private final BaseChoice choice;
    private final FrontMatterReader frontMatter;
    private final DeclaredBase declared;
    private final HistoryBase byHistory;

    PageJudge(Clone clone, SiteConfig config, Catalogue catalogue, Snapshot files, History history, BaseChoice choice) {
        this.clone = clone;
        this.config = config;
        this.catalogue = catalogue;
        this.files = files;
        this.history = history;
        this.choice = choice;
        this.frontMatter = new FrontMatterReader(config);
        this.declared = new DeclaredBase(clone, history);
        this.byHistory = new HistoryBase(clone, history);
    }

    PageStatus judge(Translation page) {
        return page.sourcePath().map(source -> withSource(page, source)).orElseGet(() -> withoutSource(page));
    }

    private PageStatus withSource(Translation page, String source) {
        Optional<Base> base = base(page, source);
        Optional<BlobId> current = files.blob(source);
        List<FileRevision> missed = base.map(known -> since(known, source)).orElse(List.of());
        boolean same = base.isPresent() && base.map(Base::blob).equals(current);
        return new PageStatus(
                page.path(),
                Optional.of(source),
                page.section(),
                same ? State.UP_TO_DATE : State.OUTDATED,
                same ? Optional.empty() : Optional.of(Severity.MINOR),
                base,
                hasBanner(page.path(), source),
                page.visible(),
                StatusSurvey.newest(history, page.path()),
                StatusSurvey.newest(history, source),
                new Behind(missed.size(), missed.size(), 0, 0, 0, 0),
                List.of(),
                Optional.empty());
    }

    private Optional<Base> base(Translation page, String source) {
        Optional<Base> stated = choice == BaseChoice.auto || choice == BaseChoice.declared
                ? declaredIn(page.path())
                        .flatMap(id -> declared.find(id, page.path(), source).base())
                : Optional.empty();
        return stated.or(() -> byHistory.find(page.path(), source));
    }

    private Optional<String> declaredIn(String path) {
        return files.blob(path)
                .flatMap(this::text)
                // Most pages declare nothing: do not parse what does not even hold a key's name.
                .filter(text -> config.baseKeys().stream()
                        .anyMatch(key -> text.contains(key.substring(key.lastIndexOf('.') + 1))))
                .flatMap(text -> frontMatter.read(path, text).declaredBases().values().stream()
                        .findFirst());
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
        return history.commit(commit).author().when().toEpochSecond();
    }

    private Optional<String> text(BlobId blob) {
        return clone.read(blob).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
