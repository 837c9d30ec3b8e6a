package io.github.docsprint.site;

import io.github.docsprint.message.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The files of the source language and of one translation at one commit, and which translates which. A pure function
 * of the list of paths. Immutable.
 *
 * <p>A translation belongs to the source file at the same path, else to one that Hugo serves at the same address (of
 * the same form first), else to one whose address differs only in case. So two files can translate one source, and
 * only one of two source files at one address may be translated.
 */
public final class Catalogue {

    private final Map<String, SourcePage> sources;
    private final Map<String, Translation> translations;
    private final Map<String, List<Translation>> bySource;

    private Catalogue(
            List<SourcePage> sources, List<Translation> translations, Map<String, List<Translation>> bySource) {
        this.sources = inOrder(sources, SourcePage::path);
        this.translations = inOrder(translations, Translation::path);
        this.bySource = bySource;
    }

    /** By path, in the order of paths, which most of them are in. */
    private static <T> Map<String, T> inOrder(List<T> pages, Function<T, String> path) {
        pages.sort(Comparator.comparing(path));
        Map<String, T> byPath = new LinkedHashMap<>();
        pages.forEach(page -> byPath.put(path.apply(page), page));
        return byPath;
    }

    /**
     * The catalogue of one language.
     *
     * @param paths the files at the commit in {@link SiteConfig#folders}, relative to the repository root; others do
     *     not matter
     * @param contentPaths the files at the commit in {@link SiteConfig#contentFolder()}; asked for only to tell what
     *     there is where the language is not
     * @throws Failure (usage) where the language is the source language or has no files, naming those that have,
     *     (environment) where there is no content folder or none of the source language
     */
    public static Catalogue of(
            SiteConfig config, String language, SortedSet<String> paths, Supplier<SortedSet<String>> contentPaths) {
        check(config, language, paths, contentPaths);
        Side source = new Side(config, config.sourceLanguage(), paths);
        Side target = new Side(config, language, paths);

        List<Translation> translations = new ArrayList<>();
        Map<String, List<Paired>> bySource = new LinkedHashMap<>();
        for (Entry entry : target.entries) {
            Optional<Entry> found = source.counterpart(entry);
            Translation translation = new Translation(
                    target.path(entry),
                    found.map(source::path),
                    found.map(source::path).orElseGet(() -> source.path(entry)),
                    target.isVisible(entry),
                    entry.kind,
                    entry.section());
            translations.add(translation);
            found.ifPresent(english -> bySource.computeIfAbsent(source.path(english), key -> new ArrayList<>())
                    .add(new Paired(translation, entry.distance(english))));
        }
        List<SourcePage> sources = new ArrayList<>();
        for (Entry entry : source.entries) {
            sources.add(new SourcePage(
                    source.path(entry), target.path(entry), source.isVisible(entry), entry.kind, entry.section()));
        }
        Map<String, List<Translation>> nearestFirst = new HashMap<>();
        bySource.forEach((path, paired) -> nearestFirst.put(
                path,
                paired.stream()
                        .sorted(Comparator.comparingInt(Paired::distance))
                        .map(Paired::translation)
                        .toList()));
        return new Catalogue(sources, translations, nearestFirst);
    }

    /** The same for a caller that has the files of the whole content folder. */
    public static Catalogue of(SiteConfig config, String language, SortedSet<String> paths) {
        return of(config, language, paths, () -> paths);
    }

    /** Every file of the language, by path. */
    public List<Translation> translations() {
        return List.copyOf(translations.values());
    }

    /** Every file of the source language, by path. */
    public List<SourcePage> sources() {
        return List.copyOf(sources.values());
    }

    /**
     * The source pages that no file translates, by path. Examples and template strings are not among them: a site
     * falls back to those of the source language.
     */
    public List<SourcePage> untranslated() {
        return sources.values().stream()
                .filter(page -> page.kind() != Kind.EXAMPLE && page.kind() != Kind.DATA)
                .filter(page -> !bySource.containsKey(page.path()))
                .toList();
    }

    /** The translation at a path. */
    public Optional<Translation> translation(String path) {
        return Optional.ofNullable(translations.get(path));
    }

    /** The source file at a path. */
    public Optional<SourcePage> source(String path) {
        return Optional.ofNullable(sources.get(path));
    }

    /** What translates a source file, the nearest in form first. */
    public List<Translation> translationsOf(String sourcePath) {
        return bySource.getOrDefault(sourcePath, List.of());
    }

    private static void check(
            SiteConfig config, String language, SortedSet<String> paths, Supplier<SortedSet<String>> contentPaths) {
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

    /** A file of one language; for {@link Kind#DATA} the path is the configured one, the language left open. */
    private record Entry(PagePath page, Kind kind) {

        String section() {
            return kind == Kind.DATA ? "" : page.section();
        }

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

    /** The files of one language. */
    private static final class Side {

        private final SiteConfig config;
        private final String language;
        private final String prefix;
        private final List<Entry> entries = new ArrayList<>();
        private final Set<String> leafBundles = new HashSet<>();
        private final Map<String, List<Entry>> byAddress = new HashMap<>();

        Side(SiteConfig config, String language, SortedSet<String> paths) {
            this.config = config;
            this.language = language;
            this.prefix = config.folder(language) + "/";
            for (String path : paths.tailSet(prefix)) {
                if (!path.startsWith(prefix)) {
                    break;
                }
                PagePath page = PagePath.of(path.substring(prefix.length()), config.blogFolders());
                if (page.form() == PagePath.Form.BUNDLE) {
                    leafBundles.add(page.folder());
                }
                config.kind(page).ifPresent(kind -> add(new Entry(page, kind)));
            }
            for (String template : config.i18nFiles()) {
                if (paths.contains(SiteConfig.inLanguage(template, language))) {
                    add(new Entry(new PagePath(template, template, PagePath.Form.OTHER), Kind.DATA));
                }
            }
        }

        private void add(Entry entry) {
            entries.add(entry);
            byAddress.computeIfAbsent(address(entry), key -> new ArrayList<>()).add(entry);
        }

        /** Pages and other files never translate each other, even where a folder is named like a file. */
        private static String address(Entry entry) {
            return (entry.page.isPage() ? "page " : "file ") + entry.page.key().toLowerCase(Locale.ROOT);
        }

        /** The path that an entry of either language has, or would have, in this one. */
        String path(Entry entry) {
            String path = entry.page.path();
            return entry.kind == Kind.DATA ? SiteConfig.inLanguage(path, language) : prefix + path;
        }

        Optional<Entry> counterpart(Entry other) {
            return byAddress.getOrDefault(address(other), List.of()).stream()
                    .min(Comparator.comparingInt(other::distance));
        }

        /** Not what is no page by kind or configuration, nor a resource of a leaf bundle. */
        boolean isVisible(Entry entry) {
            if (!config.isVisible(entry.page, entry.kind)) {
                return false;
            }
            String folder = entry.page.folder();
            if (entry.page.form() != PagePath.Form.FILE) {
                if (folder.isEmpty()) {
                    return true;
                }
                folder = PagePath.parent(folder);
            }
            while (!folder.isEmpty()) {
                if (leafBundles.contains(folder)) {
                    return false;
                }
                folder = PagePath.parent(folder);
            }
            return true;
        }
    }
}
