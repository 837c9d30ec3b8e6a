package io.github.docsprint.lint;

import io.github.docsprint.file.WholeFile;
import io.github.docsprint.message.Failure;
import io.github.docsprint.site.Glob;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The pages of a site in a folder, a clone's work tree or not. Nothing outside the folder is read or written, symbolic
 * links included.
 *
 * @param root the folder, absolute
 * @param commit where the files' contents come from, where that is a commit rather than the folder
 */
public record PageFolder(
        Path root, SiteConfig config, String language, Optional<Function<String, Optional<byte[]>>> commit) {

    /** The folder as it is. */
    public static PageFolder of(Path root, SiteConfig config, String language) {
        return new PageFolder(root, config, language, Optional.empty());
    }

    /** The same with the files of a commit. @param files the content at a path relative to the root */
    public PageFolder at(Function<String, Optional<byte[]>> files) {
        return new PageFolder(root, config, language, Optional.of(files));
    }

    /**
     * The Markdown files that some paths mean: files, folders and globs ({@link Glob}), from the working folder or from
     * the root; all of the language where none is given.
     *
     * @return relative to the root, with slashes, in order
     * @throws Failure for a path that is not there, or outside
     */
    public List<String> pages(List<String> paths, Path workingFolder) {
        TreeSet<String> pages = new TreeSet<>();
        for (String path : paths.isEmpty() ? List.of(config.folder(language)) : paths) {
            int before = pages.size();
            Path from = path(fixedStart(path), workingFolder);
            walk(from).filter(covered(path, workingFolder)).forEach(pages::add);
            if (pages.size() == before && (isGlob(path) || !Files.exists(from))) {
                throw Failure.usage("lint.no-such-path", path, root.toString());
            }
        }
        return List.copyOf(pages);
    }

    /**
     * Those of some files that paths mean, as {@link #pages} takes them.
     *
     * @param files relative to the root, as in a commit
     * @throws Failure for a path that means none of them
     */
    public List<String> among(Collection<String> files, List<String> paths, Path workingFolder) {
        TreeSet<String> pages = new TreeSet<>();
        for (String path : paths.isEmpty() ? List.of(config.folder(language)) : paths) {
            int before = pages.size();
            files.stream()
                    .filter(file -> file.endsWith(".md"))
                    .filter(covered(path, workingFolder))
                    .forEach(pages::add);
            if (pages.size() == before && !paths.isEmpty()) {
                throw Failure.usage("lint.no-such-path", path, root.toString());
            }
        }
        return List.copyOf(pages);
    }

    /**
     * Where a path on a command line is, whether a file is there or not.
     *
     * @return relative to the root, with slashes
     * @throws Failure for one outside
     */
    public String named(String path, Path workingFolder) {
        return name(path(path, workingFolder));
    }

    /** Whether a page is what a path means, or is in it. */
    private Predicate<String> covered(String path, Path workingFolder) {
        String start = name(path(fixedStart(path), workingFolder));
        if (!isGlob(path)) {
            return page -> start.isEmpty() || page.equals(start) || page.startsWith(start + "/");
        }
        String rest = path.substring(fixedStart(path).length());
        Glob glob = new Glob((start + "/" + rest).replaceAll("/+", "/").replaceFirst("^/", ""));
        return glob::matches;
    }

    private static boolean isGlob(String path) {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
    }

    /** The folders of a path before the first that is a pattern; the path itself where none is. */
    private static String fixedStart(String path) {
        if (!isGlob(path)) {
            return path;
        }
        int wild = Math.min(
                path.indexOf('*') < 0 ? path.length() : path.indexOf('*'),
                path.indexOf('?') < 0 ? path.length() : path.indexOf('?'));
        return path.substring(0, path.lastIndexOf('/', wild) + 1);
    }

    private Path path(String path, Path workingFolder) {
        try {
            Path given = workingFolder.resolve(path).normalize();
            boolean here = given.startsWith(root)
                    && (Files.exists(given) || !Files.exists(root.resolve(path).normalize()));
            Path found = here ? given : root.resolve(path).normalize();
            if (!found.startsWith(root)) {
                throw Failure.usage("lint.outside", path, root.toString());
            }
            return found;
        } catch (InvalidPathException e) {
            throw Failure.usage("lint.no-such-path", path, root.toString()).causedBy(e);
        }
    }

    private Stream<String> walk(Path from) {
        if (!Files.exists(from)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(from)) {
            return files
                    .filter(file -> file.toString().endsWith(".md") && isOurs(file))
                    .map(this::name)
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            throw Failure.environment("lint.unreadable.file", from.toString(), String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** Whether a path is a regular file of the folder, also by way of links. */
    private boolean isOurs(Path file) {
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** A file's content; empty where there is none. */
    public Optional<byte[]> read(String path) {
        if (commit.isPresent()) {
            return commit.get().apply(path);
        }
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || !isOurs(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw Failure.environment("lint.unreadable.file", path, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** The text of the source page of a page, in whichever form it is there. */
    public Optional<String> english(String path) {
        String folder = config.folder(language) + "/";
        if (!path.startsWith(folder)) {
            return Optional.empty();
        }
        String source = config.folder(config.sourceLanguage()) + "/" + path.substring(folder.length());
        String bundle = source.endsWith("/index.md")
                ? source.replaceFirst("/index\\.md$", ".md")
                : source.replaceFirst("\\.md$", "/index.md");
        return text(source).or(() -> text(bundle));
    }

    /** The text of the page of the language behind the path of a link, which may name the language. */
    public Optional<String> linked(String path) {
        String prefix = "/" + language + "/";
        String bare = path.startsWith(prefix) ? path.substring(prefix.length() - 1) : path;
        String page = config.folder(language) + bare.replaceFirst("/$", "");
        return text(page + ".md").or(() -> text(page + "/_index.md")).or(() -> text(page + "/index.md"));
    }

    private Optional<String> text(String path) {
        return read(path).map(bytes -> PageInput.of(path, bytes).text());
    }

    /** Puts a text in the place of a file. */
    public void replace(String path, String text) {
        Path file = root.resolve(path);
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", path, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }
}
