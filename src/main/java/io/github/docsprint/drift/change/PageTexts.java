package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.MarkdownParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The revisions of one page and of its translation, each read once however often it is compared with others, and of
 * Markdown each section that several of them have: reading is most of what a comparison takes, and revisions of a page
 * differ in few sections. To be used for one page and then dropped, by one thread.
 */
public final class PageTexts {

    private final Dialect dialect;
    private final MarkdownParser parser;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<String, Map<String, PageText>> read = new HashMap<>();
    private final Map<String, Stretch> stretches = new HashMap<>();

    public PageTexts(Dialect dialect) {
        this.dialect = dialect;
        this.parser = new MarkdownParser(dialect);
    }

    /** A text in the format that its path names. */
    public PageText of(String path, String text) {
        Map<String, PageText> revisions = read.computeIfAbsent(path, none -> new HashMap<>());
        PageText known = revisions.get(text);
        if (known == null) {
            known = path.endsWith(".html") ? PageText.of(path, text, dialect, vocabulary) : ofParts(text);
            revisions.put(text, known);
        }
        return known;
    }

    private PageText ofParts(String text) {
        List<Integer> cuts = parser.cuts(text);
        List<Stretch> parts = new ArrayList<>(cuts.size() + 1);
        Set<String> ids = new HashSet<>();
        int from = 0;
        for (int i = 0; i <= cuts.size(); i++) {
            int to = i < cuts.size() ? cuts.get(i) : text.length();
            Stretch part = stretches.computeIfAbsent(text.substring(from, to), this::stretch);
            boolean apart = part.ids().stream().noneMatch(ids::contains) && !(i < cuts.size() && part.endsOpen());
            if (!apart) {
                return PageText.of("", text, dialect, vocabulary);
            }
            ids.addAll(part.ids());
            parts.add(part);
            from = to;
        }
        return PageText.joined(text, parts, vocabulary);
    }

    private Stretch stretch(String text) {
        return new Stretch(parser.parse(text), dialect, vocabulary);
    }
}
