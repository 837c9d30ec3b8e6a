package io.github.docsprint.lint;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.MarkdownParser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The fragments of the pages of a site, each page read once. Thread-safe. */
public final class SiteFragments implements LinkTargets {

    private final Function<String, Optional<String>> pages;
    private final Dialect dialect;
    private final Map<String, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    /** @param pages the text of the page behind a path of a link; empty where there is none in this language */
    public SiteFragments(Function<String, Optional<String>> pages, Dialect dialect) {
        this.pages = pages;
        this.dialect = dialect;
    }

    @Override
    public Optional<Set<String>> fragments(String path) {
        return known.computeIfAbsent(path, this::read);
    }

    private Optional<Set<String>> read(String path) {
        return pages.apply(path)
                .filter(text -> Unreadable.tangle(text).isEmpty())
                .flatMap(text -> LinkChecks.fragments(new MarkdownParser(dialect).parse(text)));
    }
}
