package io.github.docsprint.lint;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.rules.RuleReader;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules and terms that a site's configuration asks for: its section {@code lint}, which docs/configuration.md
 * describes. The file may come from a stranger's branch, so its paths stay below the folder that it is in.
 */
public final class LintConfig {

    /** The rules and the glossary that docsprint comes with, and no more. */
    public static final LintConfig BUILT_IN =
            new LintConfig(Optional.empty(), path -> Optional.empty(), Optional.empty());

    private static final String LANGUAGE = "{language}";
    private static final List<String> KEYS = List.of("rules", "glossary", "builtInRules", "builtInGlossary");
    private static final int LONGEST_PATH = 500;

    private final Optional<Mapping> section;
    private final Function<String, Optional<byte[]>> files;
    private final Optional<Path> cache;

    private LintConfig(Optional<Mapping> section, Function<String, Optional<byte[]>> files, Optional<Path> cache) {
        this.section = section;
        this.files = files;
        this.cache = cache;
    }

    /**
     * Reads a configuration file.
     *
     * @param file its name for the user
     * @param files the content at a path relative to the configuration file's folder; empty where there is none
     * @throws io.github.docsprint.message.Failure with the place, where the section is not as described
     */
    public static LintConfig read(String file, byte[] yaml, Function<String, Optional<byte[]>> files) {
        Optional<Mapping> section =
                YamlReader.readMapping(file, yaml, Limits.CONFIG).mapping("lint");
        section.ifPresent(lint -> lint.allowOnly(KEYS));
        return new LintConfig(section, files, Optional.empty());
    }

    /** The same, with what docsprint comes with kept in a folder, from which it is read faster the next time. */
    public LintConfig keptIn(Optional<Path> folder) {
        return new LintConfig(section, files, folder);
    }

    /**
     * The rules for a language: those that docsprint comes with and the team's own files on top, or those files alone.
     *
     * @throws io.github.docsprint.message.Failure with the place, where a file is missing or not as its schema says
     */
    public RuleSet rules(String language) {
        RuleSet rules = isOn("builtInRules")
                ? RuleReader.shipped(language, cache).orElseGet(() -> none(language))
                : none(language);
        for (TeamFile file : files("rules", language)) {
            RuleSet team = rules.rules().isEmpty()
                    ? RuleReader.readWhole(file.path, file.content, Linter.builtins())
                    : RuleReader.read(file.path, file.content, rules);
            rules = team.language().equals(language) ? team : rules;
        }
        return rules;
    }

    private static RuleSet none(String language) {
        return new RuleSet(language, Optional.empty(), List.of());
    }

    /** The terms for a language, put together in the same way. */
    public Glossary glossary(String language) {
        Glossary glossary = isOn("builtInGlossary")
                ? GlossaryReader.shipped(language, cache).orElseGet(() -> Glossary.empty(language))
                : Glossary.empty(language);
        for (TeamFile file : files("glossary", language)) {
            Glossary team = GlossaryReader.read(file.path, file.content);
            glossary = team.language().equals(language) ? glossary.with(team) : glossary;
        }
        return glossary;
    }

    /** The same with everyday words of the source's language, which a team's own glossary files may have as well. */
    public Glossary glossaryWithWords(String language) {
        Glossary glossary = glossary(language);
        return isOn("builtInGlossary")
                ? GlossaryReader.shippedWords(language)
                        .map(words -> words.with(glossary))
                        .orElse(glossary)
                : glossary;
    }

    private boolean isOn(String key) {
        return section.flatMap(lint -> lint.flag(key)).orElse(true);
    }

    /** Tells configurations apart that ask for other rules or terms; the same for all that ask for the built-in ones. */
    public String fingerprint(String language) {
        return Stream.concat(
                        Stream.of("builtInRules", "builtInGlossary").filter(key -> !isOn(key)),
                        Stream.of("rules", "glossary")
                                .flatMap(key -> files(key, language).stream()
                                        .map(file ->
                                                key + BlobId.of(file.content).hex())))
                .collect(Collectors.joining(" "));
    }

    private record TeamFile(String path, byte[] content) {}

    /** The files under a key. One whose name has the language in it may be missing: not every language has its own. */
    private List<TeamFile> files(String key, String language) {
        List<TeamFile> found = new ArrayList<>();
        section.ifPresent(lint -> {
            for (String template : lint.texts(key).orElse(List.of())) {
                String path = template.replace(LANGUAGE, language);
                if (!isInside(path)) {
                    throw lint.get(key).orElse(lint).failure("lint.config.path", key, path);
                }
                Optional<byte[]> content = files.apply(path);
                if (content.isEmpty() && path.equals(template)) {
                    throw lint.get(key).orElse(lint).failure("lint.config.missing", key, path);
                }
                content.ifPresent(bytes -> found.add(new TeamFile(path, bytes)));
            }
        });
        return found;
    }

    private static boolean isInside(String path) {
        return path.length() <= LONGEST_PATH
                && path.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7F)
                && Stream.of(path.split("/", -1))
                        .noneMatch(
                                name -> name.isEmpty() || name.equals(".") || name.equals("..") || name.equals(".git"));
    }
}
