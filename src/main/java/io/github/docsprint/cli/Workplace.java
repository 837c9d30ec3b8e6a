package io.github.docsprint.cli;

import io.github.docsprint.drift.LineLinks;
import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.ReviewedChanges;
import io.github.docsprint.drift.StatusSurvey;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.lint.LintConfig;
import io.github.docsprint.lint.PageFolder;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.SiteConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clone that a command works on, and how its site is laid out.
 *
 * @param repository the clone
 * @param config the site's layout
 * @param language the language to look at
 * @param workingFolder where relative paths on the command line start
 */
record Workplace(Clone repository, SiteConfig config, String language, Path workingFolder) implements AutoCloseable {

    /** The language to look at where no option says it. */
    static final String USUAL_LANGUAGE = "ja";

    /**
     * Opens the clone that the common options name.
     *
     * @throws Failure where there is none, or its configuration cannot be used
     */
    static Workplace open(Docsprint root) {
        return open(root, "HEAD", PartialClone.Needs.NONE);
    }

    /**
     * The same, where a command looks at another revision than HEAD.
     *
     * @param needs what it needs beside pages
     */
    static Workplace open(Docsprint root, String at, PartialClone.Needs needs) {
        Clone clone = PartialClone.completed(root, Clone.open(root.start()), at, needs);
        try {
            return new Workplace(
                    clone,
                    config(root, clone),
                    root.language().orElse(USUAL_LANGUAGE),
                    root.surroundings().workingFolder());
        } catch (RuntimeException e) {
            clone.close();
            throw e;
        }
    }

    static SiteConfig config(Docsprint root, Clone clone) {
        return ConfigFile.site(ConfigFile.of(root, clone));
    }

    /** The rules and terms that the site asks for. */
    LintConfig lintConfig(Docsprint root) {
        return ConfigFile.lint(root, ConfigFile.of(root, repository));
    }

    /** The same place with the configuration that a commit has, unless an option names another. */
    Workplace at(Docsprint root, CommitId commit) {
        return new Workplace(
                repository, ConfigFile.site(ConfigFile.at(root, repository, commit)), language, workingFolder);
    }

    private Optional<byte[]> fileAt(CommitId commit, String path) {
        return repository.blobAt(commit, path).flatMap(repository::read);
    }

    /** A survey by what the team has recorded as of a commit. */
    StatusSurvey surveyAt(CommitId commit, Docsprint root, Progress progress) {
        ReviewedChanges reviewed =
                fileAt(commit, ReviewedChanges.FILE).map(ReviewedChanges::read).orElse(ReviewedChanges.NONE);
        return new StatusSurvey(repository, config, language, reviewed, root.cache(), progress);
    }

    /** A survey of the clone. */
    StatusSurvey survey(Docsprint root, Progress progress) {
        return new StatusSurvey(repository, config, language, reviewed(), root.cache(), progress);
    }

    /** A page as it is in the work tree; empty where it is not there, or there is none. */
    Optional<String> workTreeText(String path) {
        return repository.workTree().isEmpty()
                ? Optional.empty()
                : repository.readWorkTree(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * A page as it was at a commit; empty where it was not there.
     *
     * @throws Failure where this clone does not have its content
     */
    Optional<String> textAt(CommitId commit, String path) {
        return repository
                .blobAt(commit, path)
                .map(blob -> repository.text(blob).orElseThrow(() -> Failure.environment("cli.content-missing", path)));
    }

    /**
     * The commit that the work on a page started from: where the branch left the site's main branch, as the clone knows
     * that; HEAD where the page is newer than that.
     */
    CommitId startOfWork(String path) {
        CommitId start = startOfWork();
        return repository.blobAt(start, path).isPresent() ? start : repository.resolve("HEAD");
    }

    /** The commit that all work on the branch started from; HEAD where the clone knows no main branch. */
    CommitId startOfWork() {
        CommitId head = repository.resolve("HEAD");
        @Nullable CommitId start = null;
        for (MainBranch branch : MainBranch.ofRemotes(repository)) {
            Optional<CommitId> fork =
                    branch.tip().equals(head) ? Optional.of(head) : repository.mergeBase(head, branch.tip());
            // Of two, the one that is further on: a fork's main branch may be old.
            if (fork.isPresent()
                    && (start == null || repository.mergeBase(start, fork.get()).equals(Optional.of(start)))) {
                start = fork.get();
            }
        }
        return start == null ? head : start;
    }

    /** Links to lines as of a commit; into the site's repository where a remote branch that the clone knows has it. */
    LineLinks links(CommitId commit) {
        return MainBranch.ofRemotes(repository).stream()
                        .anyMatch(branch ->
                                repository.mergeBase(commit, branch.tip()).equals(Optional.of(commit)))
                ? LineLinks.of(repository.remotes(), commit)
                : LineLinks.unpublished(commit);
    }

    /** The pages of both languages at a commit. */
    Catalogue catalogue(CommitId at) {
        return catalogue(at, List.of());
    }

    /** The same with more pages, which the work tree alone may have. */
    Catalogue catalogue(CommitId at, List<String> more) {
        List<String> folders = List.of(config.folder(config.sourceLanguage()), config.folder(language));
        TreeSet<String> paths =
                new TreeSet<>(repository.snapshot(at, folders).files().keySet());
        paths.addAll(more);
        return Catalogue.of(config, language, paths);
    }

    /** What the team has found to need no translation: as the work tree has it, else as HEAD has it. */
    ReviewedChanges reviewed() {
        return file(repository, ReviewedChanges.FILE).map(ReviewedChanges::read).orElse(ReviewedChanges.NONE);
    }

    private static Optional<byte[]> file(Clone clone, String path) {
        return clone.workTree().isPresent()
                ? clone.readWorkTree(path)
                : clone.blobAt(clone.resolve("HEAD"), path).flatMap(clone::read);
    }

    /**
     * Which translations the paths and the section on a command line mean. A path names a page or a folder, of the
     * translation or of the source, from the repository root or from the working folder.
     */
    Predicate<String> scope(List<String> paths, @Nullable String section) {
        String folder = config.folder(language) + "/";
        Predicate<String> inSection = section == null
                ? path -> true
                : path -> path.startsWith(folder + section.replaceAll("^/+|/+$", "") + "/");
        if (paths.isEmpty()) {
            return inSection;
        }
        List<String> wanted = paths.stream().map(this::translationPath).toList();
        return inSection.and(path ->
                wanted.stream().anyMatch(want -> path.equals(want) || want.isEmpty() || path.startsWith(want + "/")));
    }

    /**
     * Makes sure that everything that a command line names is there.
     *
     * @throws Failure for the first path or section that none of the pages found is in
     */
    void requirePages(List<String> paths, @Nullable String section, List<String> found) {
        Stream.concat(
                        paths.stream().map(path -> Map.entry(path, scope(List.of(path), null))),
                        Stream.ofNullable(section).map(folder -> Map.entry(folder, scope(List.of(), folder))))
                .filter(named -> found.stream().noneMatch(named.getValue()))
                .findFirst()
                .ifPresent(named -> {
                    throw Failure.usage(
                            "cli.no-such-page",
                            named.getKey(),
                            config.folder(language),
                            config.folder(config.sourceLanguage()));
                });
    }

    /**
     * Makes sure that something tells which source revision a page reflects: else nobody knows what it lacks.
     *
     * @throws Failure with the way to get what is missing: history, or the texts of a partial clone
     */
    void requireBase(Docsprint root, PageStatus page) {
        if (page.base().filter(known -> known.confidence() == 0).isPresent()) {
            if (repository.isShallow()) {
                throw Failure.environment("diff.history-missing", page.path());
            }
            PartialClone.requireContents(root, repository);
        }
    }

    /**
     * The path below the language's folder that a path on the command line means.
     *
     * @throws Failure where it leads out of the clone, also through a symbolic link
     */
    String translationPath(String given) {
        String path = repository
                .workTree()
                .map(root -> PageFolder.of(root, config, language).followed(fromRoot(given, root)))
                .orElse(given);
        String source = config.folder(config.sourceLanguage());
        if (path.equals(source) || path.startsWith(source + "/")) {
            return config.folder(language) + path.substring(source.length());
        }
        return path;
    }

    private String fromRoot(String given, Path root) {
        Path path = workingFolder.resolve(given).normalize();
        if (path.startsWith(root) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return slashes(root.relativize(path));
        }
        // Else from the root, as docsprint itself writes paths.
        Path fromRoot = root.resolve(given).normalize();
        if (!fromRoot.startsWith(root)) {
            throw Failure.usage("cli.outside", given, root.toString());
        }
        if (!Files.exists(fromRoot, LinkOption.NOFOLLOW_LINKS)) {
            // Or from a language's folder, as the lists of pages have them.
            for (String each : List.of(language, config.sourceLanguage())) {
                Path folder = root.resolve(config.folder(each));
                Path below = folder.resolve(given).normalize();
                if (below.startsWith(folder) && Files.exists(below, LinkOption.NOFOLLOW_LINKS)) {
                    return slashes(root.relativize(below));
                }
            }
        }
        return slashes(root.relativize(fromRoot));
    }

    private static String slashes(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    @Override
    public void close() {
        repository.close();
    }
}
