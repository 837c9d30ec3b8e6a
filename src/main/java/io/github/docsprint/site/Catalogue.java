package io.github.docsprint.site;

import io.github.docsprint.message.Failure;
import java.util.ArrayList;
import java.util.Collections;
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

    private final List<SourcePage> sources;
    private final List<Translation> translations;
    private final Map<String, List<Translation>> bySource;

    /** @param sources by path, as {@code translations}, each once */
    Catalogue(List<SourcePage> sources, List<Translation> translations, Map<String, List<Translation>> bySource) {
        this.sources = Collections.unmodifiableList(sources);
        this.translations = Collections.unmodifiableList(translations);
        this.bySource = bySource;
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
        return translations;
    }

    /** Every file of the source language, by path. */
    public List<SourcePage> sources() {
        return sources;
    }

    /**
     * The source pages that no file translates, by path. Examples and template strings are not among them: a site
     * falls back to those of the source language.
     */
    public List<SourcePage> untranslated() {
        List<SourcePage> untranslated = new ArrayList<>();
        for (SourcePage page : sources) {
            if (page.kind() != Kind.EXAMPLE && page.kind() != Kind.DATA && !bySource.containsKey(page.path())) {
                untranslated.add(page);
            }
        }
        return untranslated;
    }

    /** The translation at a path. */
    public Optional<Translation> translation(String path) {
        return find(translations, Translation::path, path);
    }

    /** The source file at a path. */
    public Optional<SourcePage> source(String path) {
        return find(sources, SourcePage::path, path);
    }

    /** What translates a source file, the nearest in form first. */
    public List<Translation> translationsOf(String sourcePath) {
        return bySource.getOrDefault(sourcePath, List.of());
    }

    private static <T> Optional<T> find(List<T> pages, Function<T, String> pathOf, String path) {
        int low = 0;
        int high = pages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            T page = pages.get(middle);
            int order = pathOf.apply(page).compareTo(path);
            if (order == 0) {
                return Optional.of(page);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }
}
