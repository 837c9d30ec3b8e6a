package io.github.docsprint.lint;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.markdown.ReadLimit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The fragments of the pages of a site, each page read once, and parsed where its text does not tell. Thread-safe. */
public final class SiteFragments implements LinkTargets {

    private final Function<String, Optional<String>> pages;
    private final Dialect dialect;
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Map<String, Optional<Set<String>>> fragments = new ConcurrentHashMap<>();

    /** @param pages the text of the page behind a path of a link; empty where there is none in this language */
    public SiteFragments(Function<String, Optional<String>> pages, Dialect dialect) {
        this.pages = pages;
        this.dialect = dialect;
    }

    @Override
    public boolean lacks(String path, String fragment) {
        Optional<String> text = texts.computeIfAbsent(path, pages);
        if (text.isEmpty() || text.get().contains("{#" + fragment + "}")) {
            return false;
        }
        return fragments
                .computeIfAbsent(path, known -> read(text.get()))
                .filter(known -> !known.contains(fragment))
                .isPresent();
    }

    @Override
    public boolean has(String path) {
        return texts.computeIfAbsent(path, pages).isPresent();
    }

    private Optional<Set<String>> read(String text) {
        return ReadLimit.of(text).isPresent()
                ? Optional.empty()
                : LinkChecks.fragments(new MarkdownParser(dialect).parse(text));
    }
}
