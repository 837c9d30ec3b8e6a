package io.github.docsprint.drift;

import io.github.docsprint.drift.change.ExampleCode;
import io.github.docsprint.markdown.Shortcode;
import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Inclusion;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SiteConfig;
import io.github.docsprint.site.Translation;
import io.github.docsprint.text.LineTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Finds the files that pages include and that are out of date themselves. Safe for many threads. */
final class IncludedFiles {

    private final SiteConfig config;
    private final Catalogue catalogue;
    private final String folder;
    private final Function<String, Optional<String>> texts;
    private final Function<Translation, State> judge;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    /**
     * Prepares a search.
     *
     * @param folder the language's folder
     * @param texts a file's text by its path
     * @param judge tells where a Markdown file stands
     */
    IncludedFiles(
            SiteConfig config,
            Catalogue catalogue,
            String folder,
            Function<String, Optional<String>> texts,
            Function<Translation, State> judge) {
        this.config = config;
        this.catalogue = catalogue;
        this.folder = folder;
        this.texts = texts;
        this.judge = judge;
    }

    /** The files that a page includes whose state is not one to leave alone, each once, in the order of the page. */
    List<PageStatus.Included> behind(String page, String text) {
        if (!mayInclude(config, text)) {
            return List.of();
        }
        LineTable lines = LineTable.of(text);
        Set<String> seen = new HashSet<>();
        List<PageStatus.Included> found = new ArrayList<>();
        for (Shortcode tag : Shortcode.allIn(text)) {
            included(page, tag).filter(file -> seen.add(file.path())).ifPresent(file -> {
                State state = states.computeIfAbsent(file.path(), path -> state(file));
                if (state != State.UP_TO_DATE && state != State.COSMETIC && state != State.LOCAL_ONLY) {
                    found.add(new PageStatus.Included(
                            file.path(), state, lines.line(tag.span().start())));
                }
            });
        }
        return found;
    }

    /** Whether a page so much as names what includes files. */
    static boolean mayInclude(SiteConfig config, String text) {
        return config.inclusions().stream().anyMatch(inclusion -> text.contains(inclusion.shortcode()));
    }

    private Optional<Translation> included(String page, Shortcode tag) {
        return config.inclusions().stream()
                .filter(inclusion -> inclusion.shortcode().equals(tag.name()))
                .flatMap(inclusion -> value(inclusion, tag).stream()
                        .flatMap(value -> inclusion.candidates(folder, page, value).stream()))
                .flatMap(path -> catalogue.translation(path).stream())
                .findFirst();
    }

    private static Optional<String> value(Inclusion inclusion, Shortcode tag) {
        return inclusion.parameters().stream()
                .flatMap(name -> name.chars().allMatch(Character::isDigit)
                        ? tag.parameters().stream()
                                .filter(parameter -> parameter.key().isEmpty())
                                .skip(Long.parseLong(name))
                                .limit(1)
                        : tag.parameter(name).stream())
                .map(Shortcode.Parameter::value)
                .findFirst();
    }

    private State state(Translation file) {
        if (file.kind() != Kind.EXAMPLE) {
            return judge.apply(file);
        }
        Optional<String> mine = texts.apply(file.path());
        Optional<String> theirs = file.sourcePath().flatMap(texts);
        boolean same = mine.isEmpty() || theirs.isEmpty() || ExampleCode.isSame(mine.get(), theirs.get());
        return file.sourcePath().isEmpty() ? State.ORPHANED : same ? State.UP_TO_DATE : State.OUTDATED;
    }
}
