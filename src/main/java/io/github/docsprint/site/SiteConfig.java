package io.github.docsprint.site;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How a Hugo site with a content folder per language is laid out. docs/configuration.md describes each key. Folders
 * and patterns of pages are relative to the language's folder; they were checked not to leave the clone.
 *
 * @param contentFolder holds the languages' folders, relative to the repository root
 * @param languageFolders the folders of languages that are not {@code contentFolder/LANGUAGE}, relative to the
 *     repository root
 * @param ignored files that are nothing to docsprint
 * @param included files that other pages include
 * @param examples files of example code
 * @param hidden pages that the site does not show on their own
 * @param baseKeys front matter keys, dotted where nested, that declare the source commit that a page translates
 * @param visibleKeys front matter keys whose values a reader sees
 * @param baseUrl where the site is published, without a slash at the end
 * @param previewUrl where the site can be seen as a pull request would have it, {@code {number}} standing for its number,
 *     without a slash at the end
 * @param dialect what the site makes of Markdown
 * @param i18nFiles the files of template strings, {@code {language}} standing for the language, relative to the
 *     repository root
 */
public record SiteConfig(
        String contentFolder,
        String sourceLanguage,
        Map<String, String> languageFolders,
        List<String> blogFolders,
        List<String> glossaryFolders,
        List<Glob> ignored,
        List<Glob> included,
        List<Glob> examples,
        List<Glob> hidden,
        List<String> baseKeys,
        List<String> visibleKeys,
        Optional<String> baseUrl,
        Optional<String> previewUrl,
        List<Inclusion> inclusions,
        Dialect dialect,
        List<String> i18nFiles) {

    private static final String LANGUAGE = "{language}";

    public SiteConfig {
        languageFolders = Map.copyOf(languageFolders);
        blogFolders = List.copyOf(blogFolders);
        glossaryFolders = List.copyOf(glossaryFolders);
        ignored = List.copyOf(ignored);
        included = List.copyOf(included);
        examples = List.copyOf(examples);
        hidden = List.copyOf(hidden);
        baseKeys = List.copyOf(baseKeys);
        visibleKeys = List.copyOf(visibleKeys);
        inclusions = List.copyOf(inclusions);
        i18nFiles = List.copyOf(i18nFiles);
    }

    /** The layout of kubernetes/website, used where a clone has no configuration. */
    public static SiteConfig kubernetes() {
        return SiteConfigReader.kubernetes();
    }

    /**
     * Reads a configuration file.
     *
     * @param file its name for the user
     * @throws Failure (usage) with file, line and key where it cannot be used
     */
    public static SiteConfig read(String file, byte[] yaml) {
        return SiteConfigReader.read(file, yaml);
    }

    /** All of it in texts, the same in every run for two that are alike: tells whether anything has changed. */
    public List<List<String>> told() {
        TreeMap<String, String> folders = new TreeMap<>(languageFolders);
        Stream<List<String>> lists = Stream.of(
                List.of(contentFolder, sourceLanguage, baseUrl.orElse(""), previewUrl.orElse("")),
                List.copyOf(folders.keySet()),
                List.copyOf(folders.values()),
                blogFolders,
                glossaryFolders,
                patterns(ignored),
                patterns(included),
                patterns(examples),
                patterns(hidden),
                baseKeys,
                visibleKeys,
                List.of(dialect.anchors().name()),
                sorted(dialect.inlineShortcodes()),
                sorted(dialect.rawShortcodes()),
                sorted(dialect.hiddenShortcodes()),
                sorted(dialect.textParameters()),
                sorted(dialect.hosts()),
                i18nFiles);
        return Stream.concat(
                        lists,
                        inclusions.stream()
                                .flatMap(inclusion -> Stream.of(
                                        List.of(inclusion.shortcode()), inclusion.parameters(), inclusion.files())))
                .toList();
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static List<String> patterns(List<Glob> globs) {
        return globs.stream().map(Glob::pattern).toList();
    }

    /** Where a language's files are, relative to the repository root. */
    public String folder(String language) {
        return languageFolders.getOrDefault(language, contentFolder + "/" + language);
    }

    /** All that {@link Catalogue#of} reads for a language, source language included, relative to the repository root. */
    public List<String> folders(String language) {
        return Stream.concat(
                        Stream.of(folder(sourceLanguage), folder(language)),
                        i18nFiles.stream()
                                .flatMap(
                                        file -> Stream.of(inLanguage(file, sourceLanguage), inLanguage(file, language)))
                                .map(PagePath::parent))
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .toList();
    }

    /** The files of template strings of a language, relative to the repository root. */
    public List<String> i18nFiles(String language) {
        return i18nFiles.stream().map(file -> inLanguage(file, language)).toList();
    }

    /** The languages that have files, the source language left out. */
    public SortedSet<String> translatedLanguages(SortedSet<String> paths) {
        TreeSet<String> languages = new TreeSet<>();
        String prefix = contentFolder + "/";
        for (String path : paths.tailSet(prefix)) {
            if (!path.startsWith(prefix)) {
                break;
            }
            int slash = path.indexOf('/', prefix.length());
            if (slash > 0 && isLanguageTag(path.substring(prefix.length(), slash))) {
                languages.add(path.substring(prefix.length(), slash));
            }
        }
        languageFolders.forEach((language, folder) -> {
            SortedSet<String> from = paths.tailSet(folder + "/");
            if (!from.isEmpty() && from.first().startsWith(folder + "/")) {
                languages.add(language);
            }
        });
        languages.remove(sourceLanguage);
        return languages;
    }

    /**
     * The address of a page on the published site, as Hugo makes it by default.
     *
     * @param language the language of the page
     * @param path the page, relative to the repository root
     * @return empty for what is no page of its own by its kind, for blog posts, whose address has a date in it that
     *     only Hugo knows, and where the configuration names no site
     */
    public Optional<String> pageUrl(String language, String path) {
        return baseUrl.flatMap(site -> pageBelow(language, path).map(page -> site + page));
    }

    /** The address of a page as a pull request would have it; empty where {@link #pageUrl} is, or there are no previews. */
    public Optional<String> previewUrl(String language, String path, int pullRequest) {
        return previewUrl.flatMap(site ->
                pageBelow(language, path).map(page -> site.replace("{number}", Integer.toString(pullRequest)) + page));
    }

    private Optional<String> pageBelow(String language, String path) {
        String prefix = folder(language) + "/";
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        PagePath page = PagePath.of(path.substring(prefix.length()), blogFolders);
        return kind(page)
                .filter(kind -> isVisible(page, kind) && kind != Kind.BLOG_POST)
                .map(kind -> (language.equals(sourceLanguage) ? "/" : "/" + language + "/")
                        + (page.key().isEmpty() ? "" : page.key().toLowerCase(Locale.ROOT) + "/"));
    }

    /** What a file below a language's folder is; empty for one that is nothing to docsprint. */
    Optional<Kind> kind(PagePath page) {
        String path = page.path();
        if (matches(ignored, path)) {
            return Optional.empty();
        }
        if (matches(examples, path)) {
            return Optional.of(Kind.EXAMPLE);
        }
        if (!page.isPage()) {
            return Optional.empty();
        }
        if (matches(included, path)) {
            return Optional.of(Kind.INCLUDE);
        }
        if (page.form() == PagePath.Form.SECTION) {
            return Optional.of(Kind.SECTION);
        }
        if (isBelow(glossaryFolders, page.key())) {
            return Optional.of(Kind.GLOSSARY_TERM);
        }
        return Optional.of(isBelow(blogFolders, page.key()) ? Kind.BLOG_POST : Kind.PAGE);
    }

    /** Whether a file is a page of its own, the bundle that it may be in left aside. */
    boolean isVisible(PagePath page, Kind kind) {
        return switch (kind) {
            case PAGE, SECTION, BLOG_POST -> !matches(hidden, page.path());
            case GLOSSARY_TERM, INCLUDE, EXAMPLE, DATA -> false;
        };
    }

    /** A path from the configuration with the language filled in. */
    static String inLanguage(String template, String language) {
        return template.replace(LANGUAGE, language);
    }

    /** Whether a name can be a language's: letters, digits, {@code -} and {@code _}. */
    static boolean isLanguage(String name) {
        return !name.isEmpty()
                && name.length() <= 35
                && name.chars().allMatch(c -> c == '-' || c == '_' || isLetter(c) || c >= '0' && c <= '9');
    }

    /** Whether a folder's name looks like a language tag (BCP 47): two or three letters, then parts of up to eight. */
    private static boolean isLanguageTag(String name) {
        String[] parts = name.split("-", -1);
        return isLanguage(name)
                && (parts[0].length() == 2 || parts[0].length() == 3)
                && parts[0].chars().allMatch(SiteConfig::isLetter)
                && Stream.of(parts).allMatch(part -> !part.isEmpty() && part.length() <= 8);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isBelow(List<String> folders, String key) {
        for (String folder : folders) {
            if (key.startsWith(folder) && key.startsWith("/", folder.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<Glob> globs, String path) {
        for (Glob glob : globs) { // not a stream: asked of every file of the site before anything is on the screen
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
