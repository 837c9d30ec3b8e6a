package io.github.docsprint.site;

import io.github.docsprint.message.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the catalogues of one language at several commits: they have most paths in common, and what is known of a path
 * alone is found out once. Safe for many threads.
 */
public final class Catalogues {

    private final SiteConfig config;
    private final String language;
    private final Map<String, FilePath> sourceEntries = new ConcurrentHashMap<>();
    private final Map<String, FilePath> targetEntries = new ConcurrentHashMap<>();

    public Catalogues(SiteConfig config, String language) {
        this.config = config;
        this.language = language;
    }

    /** The catalogue of a list of paths, see {@link Catalogue#of(SiteConfig, String, SortedSet, Supplier)}. */
    public Catalogue of(SortedSet<String> paths, Supplier<SortedSet<String>> contentPaths) {
        check(paths, contentPaths);
        Side source = new Side(config.sourceLanguage(), language, sourceEntries, paths);
        Side target = new Side(language, config.sourceLanguage(), targetEntries, paths);
        Map<String, List<Entry>> byAddress = new HashMap<>();
        for (Entry entry : target.entries) {
            byAddress.putIfAbsent(entry.address, new ArrayList<>(1));
        }
        for (Entry entry : source.entries) {
            List<Entry> found = byAddress.get(entry.address);
            if (found != null) {
                found.add(entry);
            }
        }
        List<Translation> translations = new ArrayList<>(target.entries.size());
        Map<String, List<Paired>> bySource = new HashMap<>();
        for (Entry entry : target.entries) {
            Entry english = nearest(entry, byAddress.getOrDefault(entry.address, List.of()));
            Translation translation = new Translation(
                    entry.path,
                    english == null ? Optional.empty() : Optional.of(english.path),
                    english == null ? entry.otherPath : english.path,
                    target.isVisible(entry),
                    entry.kind,
                    entry.section);
            translations.add(translation);
            if (english != null) {
                bySource.computeIfAbsent(english.path, key -> new ArrayList<>(1))
                        .add(new Paired(translation, entry.distance(english)));
            }
        }
        List<SourcePage> sources = new ArrayList<>(source.entries.size());
        for (Entry entry : source.entries) {
            sources.add(
                    new SourcePage(entry.path, entry.otherPath, source.isVisible(entry), entry.kind, entry.section));
        }
        Map<String, List<Translation>> nearestFirst = new HashMap<>();
        bySource.forEach((path, paired) -> nearestFirst.put(path, nearestFirst(paired)));
        return new Catalogue(sources, translations, nearestFirst);
    }

    private static @Nullable Entry nearest(Entry entry, List<Entry> others) {
        Entry nearest = null;
        for (Entry other : others) {
            if (nearest == null || entry.distance(other) < entry.distance(nearest)) {
                nearest = other;
            }
        }
        return nearest;
    }

    private static List<Translation> nearestFirst(List<Paired> paired) {
        if (paired.size() == 1) {
            return List.of(paired.get(0).translation);
        }
        return paired.stream()
                .sorted(Comparator.comparingInt(Paired::distance))
                .map(Paired::translation)
                .toList();
    }

    /** The same for a caller that has the files of the whole content folder. */
    public Catalogue of(SortedSet<String> paths) {
        return of(paths, () -> paths);
    }

    private void check(SortedSet<String> paths, Supplier<SortedSet<String>> contentPaths) {
        String sourceFolder = config.folder(config.sourceLanguage());
        boolean isSource = language.equals(config.sourceLanguage());
        if (!isSource
                && SiteConfig.isLanguage(language)
                && hasFilesBelow(paths, sourceFolder)
                && hasFilesBelow(paths, config.folder(language))) {
            return;
        }
        TreeSet<String> all = new TreeSet<>(paths);
        all.addAll(contentPaths.get());
        if (!hasFilesBelow(all, sourceFolder)) {
            throw hasFilesBelow(all, config.contentFolder())
                    ? Failure.environment("site.source.missing", sourceFolder)
                    : Failure.environment("site.content.missing", config.contentFolder());
        }
        String names = String.join(", ", config.translatedLanguages(all));
        throw isSource
                ? Failure.usage("site.language.source", language, names)
                : Failure.usage("site.language.unknown", language, names);
    }

    private static boolean hasFilesBelow(SortedSet<String> paths, String folder) {
        SortedSet<String> from = paths.tailSet(folder + "/");
        return !from.isEmpty() && from.first().startsWith(folder + "/");
    }

    private record Paired(Translation translation, int distance) {}

    /**
     * A file of one language.
     *
     * @param page its path below the language's folder; for {@link Kind#DATA} the configured one, the language left open
     * @param path the file's path
     * @param otherPath the path that it has, or would have, in the other language
     * @param address equal for files that may translate each other
     * @param visible whether it is a page of its own, the bundle that it may be in left aside
     * @param above the folders that it would be a resource of, were they leaf bundles
     */
    private record Entry(
            PagePath page,
            Kind kind,
            String path,
            String otherPath,
            String address,
            String section,
            boolean visible,
            List<String> above) {

        /** How far another file is from being this one's counterpart; comparable only between candidates. */
        int distance(Entry other) {
            if (page.path().equals(other.page.path())) {
                return 0;
            }
            int form = page.form() == other.page.form()
                    ? 1
                    : page.form() == PagePath.Form.SECTION || other.page.form() == PagePath.Form.SECTION ? 3 : 2;
            return page.key().equals(other.page.key()) ? form : form + 3;
        }
    }

    /**
     * What is known of a path alone.
     *
     * @param entry empty for what is nothing to docsprint
     */
    private record FilePath(PagePath page, Optional<Entry> entry) {}

    private FilePath read(String path, String prefix, String otherPrefix) {
        PagePath page = PagePath.of(path.substring(prefix.length()), config.blogFolders());
        return new FilePath(page, config.kind(page).map(kind -> entry(page, kind, path, otherPrefix + page.path())));
    }

    private Entry entry(PagePath page, Kind kind, String path, String otherPath) {
        return new Entry(
                page,
                kind,
                path,
                otherPath,
                // Pages and other files never translate each other, even where a folder is named like a file.
                (page.isPage() ? "page " : "file ") + page.key().toLowerCase(Locale.ROOT),
                kind == Kind.DATA ? "" : page.section(),
                config.isVisible(page, kind),
                above(page));
    }

    private static List<String> above(PagePath page) {
        List<String> folders = new ArrayList<>();
        // A page that is a bundle itself is no resource of it.
        String folder = page.form() == PagePath.Form.FILE ? page.folder() : PagePath.parent(page.folder());
        for (; !folder.isEmpty(); folder = PagePath.parent(folder)) {
            folders.add(folder);
        }
        return List.copyOf(folders);
    }

    /** The files of one language. */
    private final class Side {

        /** By path. */
        private final List<Entry> entries = new ArrayList<>();

        private final Set<String> leafBundles = new HashSet<>();

        Side(String mine, String other, Map<String, FilePath> known, SortedSet<String> paths) {
            String prefix = config.folder(mine) + "/";
            String otherPrefix = config.folder(other) + "/";
            for (String path : paths.tailSet(prefix)) {
                if (!path.startsWith(prefix)) {
                    break;
                }
                FilePath file = known.get(path);
                if (file == null) {
                    file = read(path, prefix, otherPrefix);
                    known.put(path, file);
                }
                if (file.page.form() == PagePath.Form.BUNDLE) {
                    leafBundles.add(file.page.folder());
                }
                if (file.entry.isPresent()) {
                    entries.add(file.entry.get());
                }
            }
            for (String template : config.i18nFiles()) {
                String path = SiteConfig.inLanguage(template, mine);
                if (paths.contains(path)) {
                    PagePath page = new PagePath(template, template, PagePath.Form.OTHER);
                    place(entry(page, Kind.DATA, path, SiteConfig.inLanguage(template, other)));
                }
            }
        }

        private void place(Entry entry) {
            int at = Collections.binarySearch(entries, entry, Comparator.comparing(Entry::path));
            if (at >= 0) {
                entries.set(at, entry);
            } else {
                entries.add(-at - 1, entry);
            }
        }

        /** Not what is no page by kind or configuration, nor a resource of a leaf bundle. */
        boolean isVisible(Entry entry) {
            if (!entry.visible) {
                return false;
            }
            for (String folder : entry.above) {
                if (leafBundles.contains(folder)) {
                    return false;
                }
            }
            return true;
        }
    }
}
