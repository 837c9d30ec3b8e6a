package io.github.docsprint.lint;

import io.github.docsprint.file.ClosedFolder;
import io.github.docsprint.file.WholeFile;
import io.github.docsprint.message.Failure;
import io.github.docsprint.site.Glob;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The pages of a site in a folder, a clone's work tree or not. Nothing outside the folder, or in its {@code .git}, is read
 * or written, symbolic links included.
 *
 * @param root the folder, absolute
 * @param closed the same without symbolic links
 * @param commit where the files' contents come from, where that is a commit rather than the folder
 */
public record PageFolder(
        Path root,
        ClosedFolder closed,
        SiteConfig config,
        String language,
        Optional<Function<String, Optional<byte[]>>> commit) {

    private static final String PAGE = ".md";

    /**
     * What some paths mean.
     *
     * @param pages relative to the root, with slashes, in order
     * @param others what stands among them in the place of a page or a folder, and was not looked into: symbolic links
     *     (but to what was looked into anyway), and folders named like a page that have none
     */
    public record Found(List<String> pages, List<String> others) {}

    /**
     * The folder as it is.
     *
     * @throws Failure where it is not there
     */
    public static PageFolder of(Path root, SiteConfig config, String language) {
        try {
            return new PageFolder(root, ClosedFolder.at(root), config, language, Optional.empty());
        } catch (IOException e) {
            throw unreadable(root.toString(), e);
        }
    }

    /** The same with the files of a commit. @param files the content at a path relative to the root */
    public PageFolder at(Function<String, Optional<byte[]>> files) {
        return new PageFolder(root, closed, config, language, Optional.of(files));
    }

    /**
     * The Markdown files that some paths mean: files, folders and globs ({@link Glob}), from the working folder or from
     * the root; all of the language where none is given. A path that is a symbolic link means what that leads to; links
     * in a folder are left alone.
     *
     * @throws Failure for a path that leads outside or means no page
     */
    public Found pages(List<String> paths, Path workingFolder) {
        TreeSet<String> pages = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        for (String path : paths.isEmpty() ? List.of(config.folder(language)) : paths) {
            Path from = followed(path, path(fixedStart(path), workingFolder));
            Found found = walk(from, covered(path, name(from)));
            if (found.pages.isEmpty()) {
                throw Failure.usage(withoutPage(path, from), path, root.toString());
            }
            if (found.pages.stream().allMatch(this::isSource)) {
                throw Failure.usage("lint.source", path, config.folder(language));
            }
            found.pages.removeIf(this::isSource);
            found.others.removeIf(this::isSource);
            pages.addAll(found.pages);
            others.addAll(found.others);
        }
        return new Found(
                List.copyOf(pages),
                others.stream().filter(other -> !leadsTo(other, pages)).toList());
    }

    /** Whether a page is an original, which rules for translations have nothing to say of. */
    private boolean isSource(String page) {
        String folder = config.folder(config.sourceLanguage()) + "/";
        return !language.equals(config.sourceLanguage()) && page.startsWith(folder);
    }

    /** What is wrong with a path that means no page. */
    private static String withoutPage(String path, Path from) {
        if (isGlob(path) || !Files.exists(from)) {
            return "lint.no-such-path";
        }
        return Files.isDirectory(from) ? "lint.no-page-in-folder" : "lint.no-page";
    }

    /** Whether something in a folder is, by way of links, one of some pages or a folder that has one. */
    private boolean leadsTo(String other, Set<String> pages) {
        try {
            return pages.stream().anyMatch(isIn(followed(other)));
        } catch (Failure outside) {
            return false;
        }
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
                    .filter(file -> file.endsWith(PAGE))
                    .filter(covered(path, name(path(fixedStart(path), workingFolder))))
                    .forEach(pages::add);
            if (pages.size() == before && !paths.isEmpty()) {
                throw Failure.usage("lint.no-such-path", path, root.toString());
            }
        }
        return List.copyOf(pages);
    }

    /**
     * Where a page on a command line is, whether a file is there or not; through symbolic links, where they lead.
     *
     * @return relative to the root, with slashes
     * @throws Failure for one outside, and for what cannot be a page
     */
    public String named(String path, Path workingFolder) {
        Path file = followed(path, path(path, workingFolder));
        if (!file.toString().endsWith(PAGE) || (Files.exists(file) && !Files.isRegularFile(file))) {
            throw Failure.usage("lint.no-page", path);
        }
        return name(file);
    }

    /**
     * Where a path of the folder leads through symbolic links, whether something is there or not.
     *
     * @param path relative to the root, with slashes, like what is returned
     * @throws Failure for one that leads outside, or to nothing
     */
    public String followed(String path) {
        return name(followed(path, root.resolve(path)));
    }

    private Path followed(String given, Path path) {
        if (!path.equals(root) && !isThere(path)) {
            return followed(given, path.resolveSibling("")).resolve(path.getFileName());
        }
        try {
            Path real = path.toRealPath();
            if (!closed.holds(real)) {
                throw Failure.usage("lint.leads-outside", given, root.toString());
            }
            return root.resolve(closed.root().relativize(real).toString()).normalize();
        } catch (IOException e) {
            throw Failure.usage("lint.leads-nowhere", given).causedBy(e);
        }
    }

    /**
     * Whether a page is what a path means, or is in it.
     *
     * @param start where the path is as far as it is no pattern, relative to the root
     */
    private static Predicate<String> covered(String path, String start) {
        if (!isGlob(path)) {
            return isIn(start);
        }
        String rest = path.substring(fixedStart(path).length());
        Glob glob = new Glob((start + "/" + rest).replaceAll("/+", "/").replaceFirst("^/", ""));
        return glob::matches;
    }

    private static Predicate<String> isIn(String start) {
        return page -> start.isEmpty() || page.equals(start) || page.startsWith(start + "/");
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
                    && (isThere(given) || !isThere(root.resolve(path).normalize()));
            Path found = here ? given : root.resolve(path).normalize();
            if (!found.startsWith(root)) {
                throw Failure.usage("lint.outside", path, root.toString());
            }
            return found;
        } catch (InvalidPathException e) {
            throw Failure.usage("lint.no-such-path", path, root.toString()).causedBy(e);
        }
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** The pages in a folder and what stands in their place, or the one page that is given. */
    private Found walk(Path from, Predicate<String> covered) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        if (!Files.exists(from)) {
            return found;
        }
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                    if (!closed.holds(closed.root().resolve(root.relativize(folder)))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return visitFile(folder, is);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                    String name = name(file);
                    if (name.endsWith(PAGE)) {
                        add(is.isRegularFile() ? found.pages : found.others, name, name);
                    } else if (is.isSymbolicLink() && Files.isDirectory(file)) {
                        // a pattern that some page in it would match is about it
                        add(found.others, name, name + "/page" + PAGE);
                    }
                    return FileVisitResult.CONTINUE;
                }

                private void add(List<String> list, String name, String page) {
                    if (covered.test(page)) {
                        list.add(name);
                    }
                }
            });
            return found;
        } catch (IOException e) {
            throw unreadable(from.toString(), e);
        }
    }

    /** Whether a path is a regular file of the folder, also by way of links. */
    private boolean isOurs(Path file) {
        try {
            return Files.isRegularFile(file) && closed.holds(file.toRealPath());
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
            throw unreadable(path, e);
        }
    }

    private static Failure unreadable(String path, IOException e) {
        return Failure.environment("lint.unreadable.file", path, String.valueOf(e.getMessage()))
                .causedBy(e);
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

    /**
     * Puts a text in the place of a file.
     *
     * @throws Failure where that is not to be written, or leads outside by now
     */
    public void replace(String path, String text) {
        Path file = followed(path, root.resolve(path));
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.environment("lint.unwritable", path, String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }
}
