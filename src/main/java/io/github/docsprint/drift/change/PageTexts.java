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
 * Markdown each part that several of them have: reading is most of what a comparison takes, and revisions of a page differ in few
 * paragraphs. To be used for one page and then dropped, by one thread.
 */
public final class PageTexts {

    private final Dialect dialect;
    private final MarkdownParser parser;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<String, Map<String, PageText>> read = new HashMap<>();
    private final Map<Part, Stretch> stretches = new HashMap<>();

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
        List<Integer> cuts = parser.cuts(text, UnitReader::isWrapping);
        List<Stretch> parts = new ArrayList<>(cuts.size() + 1);
        Set<String> taken = new HashSet<>();
        int from = 0;
        for (int i = 0; i <= cuts.size(); i++) {
            int to = i < cuts.size() ? cuts.get(i) : text.length();
            Stretch part = part(text.substring(from, to), taken);
            if (i < cuts.size() && part.endsOpen()) {
                return PageText.of("", text, dialect, vocabulary);
            }
            taken.addAll(part.anchors());
            parts.add(part);
            from = to;
        }
        return PageText.joined(text, parts, vocabulary);
    }

    /** A part after others; it differs by what they have only where a heading would get an id that is taken. */
    private Stretch part(String text, Set<String> taken) {
        Set<String> met = new HashSet<>();
        Stretch part = stretch(new Part(text, Set.of()));
        while (!part.ids().isEmpty()) {
            Set<String> ids = new HashSet<>(part.ids());
            ids.retainAll(taken);
            if (!met.addAll(ids)) {
                break;
            }
            part = stretch(new Part(text, Set.copyOf(met)));
        }
        return part;
    }

    private Stretch stretch(Part part) {
        return stretches.computeIfAbsent(
                part, none -> new Stretch(parser.parse(part.text, part.taken), dialect, vocabulary));
    }

    /** A part of a page. @param taken those ids of headings before it that its own would have */
    private record Part(String text, Set<String> taken) {}
}
