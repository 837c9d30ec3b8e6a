package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One revision of a page, read once for every comparison with others. Immutable, so any thread may use it. */
public final class PageText {

    /**
     * A stretch of the page from one heading to before the next.
     *
     * @param index its place in the page, from 0
     * @param heading the heading's source; empty before the first heading
     * @param anchor the heading's id, written or automatic; empty before the first heading
     * @param written whether the id is written
     * @param level 1 to 6; 0 before the first heading
     * @param unit the heading's unit; -1 before the first heading
     */
    record Section(int index, String heading, String anchor, boolean written, int level, int unit) {}

    private final String text;
    private final Span matter;
    private final List<Span> comments;
    private final List<Unit> units;
    private final List<Section> sections;

    /** Made when asked for: of most revisions only the changes are. Two threads may both make the same. */
    private volatile @Nullable LineTable lines;

    private volatile @Nullable Words words;

    /**
     * How often each token occurs.
     *
     * @param counts by its letters
     * @param vocabulary by its {@link #folded} letters
     */
    private record Words(Map<String, Integer> counts, Map<String, Integer> vocabulary) {

        static Words of(List<Unit> units) {
            Map<String, Integer> counts = new HashMap<>();
            Map<String, Integer> vocabulary = new HashMap<>();
            for (Unit unit : units) {
                for (Token token : unit.tokens()) {
                    counts.merge(token.text(), 1, Integer::sum);
                }
            }
            counts.forEach((word, count) -> vocabulary.merge(folded(word), count, Integer::sum));
            return new Words(counts, vocabulary);
        }
    }

    private PageText(String text, Span matter, List<Span> comments, List<Unit> units, List<Section> sections) {
        this.text = text;
        this.matter = matter;
        this.comments = comments;
        this.units = units;
        this.sections = sections;
    }

    /** Reads a page in the format that its path names: HTML, else Markdown. Any text is a page: nothing throws. */
    public static PageText of(String path, String text, Dialect dialect) {
        MarkdownParser parser = new MarkdownParser(dialect);
        return of(path.endsWith(".html") ? parser.parseHtml(text) : parser.parse(text), text, dialect);
    }

    /** Reads a Markdown file. Any text is a page: nothing throws. */
    public static PageText of(String text, Dialect dialect) {
        return of(new MarkdownParser(dialect).parse(text), text, dialect);
    }

    private static PageText of(MarkdownPage page, String text, Dialect dialect) {
        return joined(text, List.of(new Stretch(page, dialect)));
    }

    /** The page that parts make, each read by itself. */
    static PageText joined(String text, List<Stretch> parts) {
        List<Unit> units = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        List<Span> comments = new ArrayList<>();
        int offset = 0;
        for (Stretch part : parts) {
            // A part's first section, that before any heading, is empty but in the first part.
            Stretch.Place place = new Stretch.Place(offset, units.size(), Math.max(0, sections.size() - 1));
            units.addAll(part.units(place));
            sections.addAll(part.sections(place));
            comments.addAll(part.comments(place));
            offset += part.length();
        }
        return new PageText(text, parts.get(0).matter(), comments, List.copyOf(units), List.copyOf(sections));
    }

    /** What was read. */
    public String text() {
        return text;
    }

    /** How many words the page has, those of code too. */
    public int words() {
        return units.stream().mapToInt(Unit::words).sum();
    }

    List<Unit> units() {
        return units;
    }

    List<Section> sections() {
        return sections;
    }

    Section section(Unit unit) {
        return sections.get(unit.section());
    }

    /** The front matter between its delimiters, as it is written. */
    String matter() {
        return matter.of(text);
    }

    /** What nobody sees, as it is written. */
    String comments() {
        StringBuilder all = new StringBuilder();
        comments.forEach(comment -> all.append(comment.of(text)).append('\n'));
        return all.toString();
    }

    /** A word without capitals and plural, which translations drop. */
    static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int last = lower.length() - 1;
        return last > 2 && lower.charAt(last) == 's' && lower.charAt(last - 1) != 's'
                ? lower.substring(0, last)
                : lower;
    }

    private Words counted() {
        Words known = words;
        if (known == null) {
            known = Words.of(units);
            words = known;
        }
        return known;
    }

    /** How often a word occurs, whatever its case and number. */
    int occurrences(String folded) {
        return counted().vocabulary.getOrDefault(folded, 0);
    }

    /** Whether a token of the same letters is in the page. */
    boolean has(Token token) {
        return counted().counts.containsKey(token.text());
    }

    /** How often a token of the same letters is in the page. */
    int count(String token) {
        return counted().counts.getOrDefault(token, 0);
    }

    /** The lines of a stretch. */
    Lines lines(Span span) {
        LineTable known = lines;
        if (known == null) {
            known = LineTable.of(text);
            lines = known;
        }
        int last = span.isEmpty() ? span.start() : span.end() - 1;
        return new Lines(known.line(span.start()), known.line(last));
    }
}
