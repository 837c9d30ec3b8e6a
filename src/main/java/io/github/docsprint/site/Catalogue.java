package io.github.docsprint.site;

import io.github.docsprint.message.Failure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
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

    Catalogue(List<SourcePage> sources, List<Translation> translations, Map<String, List<Translation>> bySource) {
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
        return new Catalogues(config, language).of(paths, contentPaths);
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
}
