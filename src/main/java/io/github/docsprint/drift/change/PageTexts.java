package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.Dialect;
import java.util.HashMap;
import java.util.Map;

/**
 * The revisions of one page and of its translation, each read once however often it is compared with others: reading is
 * most of what a comparison takes. To be used for one page and then dropped, by one thread.
 */
public final class PageTexts {

    private final Dialect dialect;
    private final Map<String, Map<String, PageText>> read = new HashMap<>();

    public PageTexts(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A text in the format that its path names. */
    public PageText of(String path, String text) {
        return read.computeIfAbsent(path, none -> new HashMap<>())
                .computeIfAbsent(text, same -> PageText.of(path, same, dialect));
    }
}
