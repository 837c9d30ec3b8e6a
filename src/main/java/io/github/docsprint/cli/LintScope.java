package io.github.docsprint.cli;

import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.message.Failure;
import io.github.docsprint.parallel.AllCores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to look at.
 *
 * @param folder the pages of the folder, or of a commit
 * @param head the commit that the pages are of; empty for the folder
 * @param pages their paths
 * @param others what stands among them in the place of a page and was not looked into
 * @param input what to read the only page from, where that is not its file
 * @param before the old text of a page, where only what has changed since counts
 */
record LintScope(
        PageFolder folder,
        Optional<CommitId> head,
        List<String> pages,
        List<String> others,
        Optional<InputStream> input,
        Function<String, Optional<String>> before) {

    /** A page to look at, and its old text where only what has changed since counts. */
    record Touched(PageInput page, Optional<String> before) {

        Touched with(PageInput other) {
            return new Touched(other, before);
        }
    }

    /**
     * Pages of the folder.
     *
     * @param paths what the command line names
     * @param base the commit since whose text a change counts; without one, the whole page does
     */
    static LintScope ofFolder(LintPlace place, List<String> paths, Path here, Optional<String> base) {
        place.repository().filter(clone -> clone.workTree().isEmpty()).ifPresent(bare -> {
            throw Failure.environment("lint.bare");
        });
        PageFolder.Found found = place.folder().pages(paths, here);
        return new LintScope(
                place.folder(), Optional.empty(), found.pages(), found.others(), Optional.empty(), before(place, base));
    }

    /** One page, whose text comes from elsewhere. */
    static LintScope ofInput(LintPlace place, String path, InputStream input, Path here, Optional<String> base) {
        return new LintScope(
                place.folder(),
                Optional.empty(),
                List.of(place.folder().named(path, here)),
                List.of(),
                Optional.of(input),
                before(place, base));
    }

    /**
     * Pages of a commit.
     *
     * @param range two commits with three dots between them, the second of which may be left out for {@code HEAD}: what
     *     the second has changed since they parted counts
     */
    static LintScope ofCommit(LintPlace place, String range, List<String> paths, Path here) {
        Clone clone = repository(place);
        int dots = range.indexOf("...");
        CommitId base = resolve(clone, range.substring(0, dots));
        CommitId head = resolve(clone, dots + 3 == range.length() ? "HEAD" : range.substring(dots + 3));
        CommitId parted =
                clone.mergeBase(base, head).orElseThrow(() -> Failure.environment("lint.no-merge-base", range));
        PageFolder folder = place.folder();
        String language = folder.config().folder(place.language());
        return new LintScope(
                folder.at(path -> clone.blobAt(head, path).flatMap(clone::read)),
                Optional.of(head),
                folder.among(clone.snapshot(head, List.of(language)).files().keySet(), paths, here),
                List.of(),
                Optional.empty(),
                path -> text(clone, parted, path));
    }

    /** The same with the text of its page from elsewhere. */
    LintScope reading(InputStream text) {
        return new LintScope(folder, head, pages, others, Optional.of(text), before);
    }

    private static Function<String, Optional<String>> before(LintPlace place, Optional<String> base) {
        if (base.isEmpty()) {
            return path -> Optional.empty();
        }
        Clone clone = repository(place);
        CommitId commit = resolve(clone, base.get());
        return path -> text(clone, commit, path);
    }

    private static Clone repository(LintPlace place) {
        return place.repository().orElseThrow(() -> Failure.environment("lint.no-clone"));
    }

    /** A commit that the command line names; in a shallow clone that lacks it, the failure says what to fetch. */
    private static CommitId resolve(Clone clone, String revision) {
        try {
            return clone.resolve(revision);
        } catch (Failure e) {
            if (clone.isShallow() && e.userMessage().key().equals("git.unknown-revision-shallow")) {
                throw Failure.environment("lint.no-base", revision, toFetch(clone, revision))
                        .causedBy(e);
            }
            throw e;
        }
    }

    /** The remote and the name there that a revision comes from: {@code upstream main} for {@code upstream/main~3}. */
    private static String toFetch(Clone clone, String revision) {
        String name = revision.replaceFirst("[~^@].*", "");
        int slash = name.indexOf('/');
        return slash > 0 && clone.remotes().containsKey(name.substring(0, slash))
                ? name.substring(0, slash) + " " + name.substring(slash + 1)
                : "origin " + name;
    }

    private static Optional<String> text(Clone clone, CommitId commit, String path) {
        return Optional.of(clone.blobAt(commit, path)
                .flatMap(clone::read)
                .map(bytes -> PageInput.of(path, bytes).text())
                .orElse(""));
    }

    /** The pages as they are, without those in which nothing counts. */
    List<Touched> touched() {
        return AllCores.map(
                        pages,
                        path -> content(path).map(bytes -> new Touched(PageInput.of(path, bytes), before.apply(path))))
                .stream()
                .flatMap(Optional::stream)
                .filter(page ->
                        page.before.filter(old -> old.equals(page.page.text())).isEmpty())
                .toList();
    }

    private Optional<byte[]> content(String path) {
        if (input.isEmpty()) {
            return folder.read(path);
        }
        try {
            return Optional.of(input.get().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
