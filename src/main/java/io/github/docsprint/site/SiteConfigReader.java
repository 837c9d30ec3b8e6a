package io.github.docsprint.site;

import io.github.docsprint.markdown.AnchorStyle;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Configuration files to {@link SiteConfig}; the file may come from an untrusted branch. */
final class SiteConfigReader {

    private static final String BUILT_IN = "/site/kubernetes.yaml";

    private static final String SITE = "site";

    /** The sections of a configuration file; the others are read by whom they concern. */
    private static final List<String> SECTIONS = List.of(SITE, "lint", "starters");

    static final List<String> KEYS = List.of(
            "content",
            "sourceLanguage",
            "languages",
            "blog",
            "glossary",
            "ignored",
            "included",
            "examples",
            "hidden",
            "baseKeys",
            "visibleKeys",
            "baseUrl",
            "previewUrl",
            "hosts",
            "shortcodes",
            "anchors",
            "inlineShortcodes",
            "rawShortcodes",
            "hiddenShortcodes",
            "textParameters",
            "i18n");

    private final Mapping site;

    private SiteConfigReader(Mapping site) {
        this.site = site;
    }

    static SiteConfig read(String file, byte[] yaml) {
        return read(YamlReader.readMapping(file, yaml, Limits.CONFIG));
    }

    /** Read once, by whoever is first to ask. */
    private static final class BuiltIn {
        private static final SiteConfig SITE = readBuiltIn();
    }

    static SiteConfig kubernetes() {
        return BuiltIn.SITE;
    }

    /** The built-in file keeps to JSON, which is YAML too: reading it so saves YAML's start-up in every command. */
    private static SiteConfig readBuiltIn() {
        try (InputStream in = SiteConfigReader.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is not in the jar");
            }
            return read(YamlReader.readJson(BUILT_IN, in.readAllBytes(), Limits.CONFIG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SiteConfig read(Mapping root) {
        root.allowOnly(SECTIONS);
        if (!root.entries().isEmpty() && !root.entries().containsKey(SITE)) {
            return kubernetes(); // the file is about something else
        }
        return new SiteConfigReader(root.mapping(SITE).orElseGet(() -> new Mapping(root.place(), Map.of()))).read();
    }

    private SiteConfig read() {
        site.allowOnly(KEYS);
        Optional<String> baseUrl = url("baseUrl");
        List<String> visibleKeys =
                site.texts("visibleKeys").orElse(List.of("title", "linkTitle", "description", "summary"));
        return new SiteConfig(
                site.text("content").map(path -> inside("content", path)).orElse("content"),
                site.text("sourceLanguage")
                        .map(name -> language("sourceLanguage", name))
                        .orElse("en"),
                languages(),
                paths("blog"),
                paths("glossary"),
                globs("ignored", "README.md", "**/README.md", "OWNERS", "**/OWNERS"),
                globs("included"),
                globs("examples"),
                globs("hidden"),
                site.texts("baseKeys").orElse(List.of("default_lang_commit", "l10n.sourceCommit", "original_commit")),
                visibleKeys,
                baseUrl,
                url("previewUrl"),
                inclusions(),
                new Dialect(
                        anchors(),
                        names("inlineShortcodes", "param", "ref", "relref"),
                        names("rawShortcodes", "highlight"),
                        names("hiddenShortcodes", "comment"),
                        names("textParameters", "alt", "caption", "summary", "text", "title"),
                        Set.copyOf(visibleKeys),
                        hosts(baseUrl)),
                paths("i18n"));
    }

    private AnchorStyle anchors() {
        return site.text("anchors")
                .map(name -> Stream.of(AnchorStyle.values())
                        .filter(style -> style.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> refused("site.config.anchors", "anchors", name)))
                .orElse(AnchorStyle.GITHUB);
    }

    private Set<String> names(String key, String... defaults) {
        return site.texts(key).map(Set::copyOf).orElse(Set.of(defaults));
    }

    private Map<String, String> languages() {
        Map<String, String> folders = new LinkedHashMap<>();
        site.mapping("languages")
                .ifPresent(declared -> declared.entries()
                        .keySet()
                        .forEach(name -> declared.text(name)
                                .ifPresent(folder ->
                                        folders.put(language("languages", name), inside("languages", folder)))));
        return folders;
    }

    private Optional<String> url(String key) {
        return site.text(key).map(url -> {
            if (!url.startsWith("https://") && !url.startsWith("http://")) {
                throw refused("site.config.url", key, url);
            }
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        });
    }

    private Set<String> hosts(Optional<String> baseUrl) {
        Set<String> hosts = new HashSet<>(names("hosts"));
        for (String host : hosts) {
            if (host.isEmpty() || host.indexOf('/') >= 0) {
                throw refused("site.config.host", "hosts", host);
            }
        }
        baseUrl.map(url -> url.replaceFirst("^https?://", "").replaceFirst("[/?#].*", ""))
                .ifPresent(hosts::add);
        return hosts;
    }

    private List<Inclusion> inclusions() {
        return site.mappings("shortcodes").orElse(List.of()).stream()
                .map(shortcode -> {
                    shortcode.allowOnly(List.of("name", "parameter", "files"));
                    return new Inclusion(
                            shortcode.requiredText("name"),
                            shortcode.texts("parameter").orElseThrow(() -> shortcode.missing("parameter")),
                            shortcode.texts("files").orElseThrow(() -> shortcode.missing("files")).stream()
                                    .map(file -> file.startsWith("./")
                                            ? "./" + inside("shortcodes", file.substring(2))
                                            : inside("shortcodes", file))
                                    .toList());
                })
                .toList();
    }

    private List<String> paths(String key) {
        return site.texts(key).orElse(List.of()).stream()
                .map(path -> inside(key, path))
                .toList();
    }

    private List<Glob> globs(String key, String... defaults) {
        return site
                .texts(key)
                .map(patterns ->
                        patterns.stream().map(pattern -> inside(key, pattern)).toList())
                .orElse(List.of(defaults))
                .stream()
                .map(Glob::new)
                .toList();
    }

    private String language(String key, String name) {
        if (!SiteConfig.isLanguage(name)) {
            throw refused("site.config.language", key, name);
        }
        return name;
    }

    /** A relative path of plain names, without a slash at its end; anything else is refused. */
    private String inside(String key, String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean plain = Stream.of(trimmed.split("/", -1))
                .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals("..") || name.equals(".git"));
        boolean characters = trimmed.chars().noneMatch(c -> c < 0x20 || c == '\\' || c == ':' || c == 0x7F);
        if (!plain || !characters || trimmed.length() > 500) {
            throw refused("site.config.path", key, path);
        }
        return trimmed;
    }

    private Failure refused(String message, String key, String value) {
        return site.get(key).orElse(site).failure(message, key, value);
    }
}
