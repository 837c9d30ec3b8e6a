package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.markdown.MarkdownParser;
import io.github.docsprint.markdown.ReadLimit;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One revision of a page, read once for every comparison with others. To be used by one thread. */
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
    private final String matter;
    private final List<Span> comments;
    private final PlacedUnits units;
    private final List<Section> sections;
    private final List<Stretch> parts;
    private final Vocabulary vocabulary;
    private final UnitNumbers numbers;

    /** Made when asked for, as what follows: of most revisions only the changes are. */
    private @Nullable LineTable lines;

    private int @Nullable [] counts;

    private int @Nullable [] foldedCounts;

    private @Nullable BlockFeatures features;

    private final Map<PageText, ChangeSet> changes = new HashMap<>();

    private final Map<PageText, Alignment> alignments = new HashMap<>();

    private @Nullable Boolean whole;

    private PageText(
            String text,
            String matter,
            List<Span> comments,
            PlacedUnits units,
            List<Section> sections,
            List<Stretch> parts,
            Vocabulary vocabulary) {
        this.text = text;
        this.matter = matter;
        this.comments = comments;
        this.units = units;
        this.sections = sections;
        this.parts = parts;
        this.vocabulary = vocabulary;
        this.numbers = UnitNumbers.joined(parts);
    }

    /**
     * Reads a page: HTML where its path says so, or where it begins as an HTML document, else Markdown. Any text is a
     * page: nothing throws.
     */
    public static PageText of(String path, String text, Dialect dialect) {
        return of(Format.of(path, text), text, dialect, new Vocabulary());
    }

    /** Reads a Markdown file. Any text is a page: nothing throws. */
    public static PageText of(String text, Dialect dialect) {
        return of("", text, dialect);
    }

    static PageText of(Format format, String text, Dialect dialect, Vocabulary vocabulary) {
        MarkdownParser parser = new MarkdownParser(dialect);
        MarkdownPage page = format == Format.HTML ? parser.parseHtml(text) : parser.parse(text);
        return joined(text, List.of(Stretch.of(page, dialect, vocabulary)), vocabulary);
    }

    /** The page that parts make, each read by itself. */
    static PageText joined(String text, List<Stretch> parts, Vocabulary vocabulary) {
        List<Stretch.Place> places = new ArrayList<>(parts.size());
        List<Section> sections = new ArrayList<>(List.of(new Section(0, "", "", false, 0, -1)));
        List<Span> comments = new ArrayList<>();
        int offset = 0;
        int units = 0;
        for (Stretch part : parts) {
            // What is before a part's first heading belongs to the last section before it.
            Stretch.Place place = new Stretch.Place(offset, units, sections.size() - 1);
            places.add(place);
            units += part.units().size();
            sections.addAll(part.sections(place));
            comments.addAll(part.comments(place));
            offset += part.length();
        }
        return new PageText(
                text,
                parts.get(0).matter().of(text),
                comments,
                new PlacedUnits(parts, places, units),
                List.copyOf(sections),
                List.copyOf(parts),
                vocabulary);
    }

    /** What was read. */
    public String text() {
        return text;
    }

    /** Whether nothing of it is beyond the limit of what is read. */
    public boolean isWhole() {
        Boolean known = whole;
        if (known == null) {
            known = ReadLimit.of(text).isEmpty();
            whole = known;
        }
        return known;
    }

    /** The same, which is known to be read as a whole. */
    PageText readWhole() {
        whole = true;
        return this;
    }

    /** How many words the page has, those of code too. */
    public int words() {
        int words = 0;
        for (int i = 0; i < units.size(); i++) {
            words += unplaced(i).words();
        }
        return words;
    }

    List<Unit> units() {
        return units;
    }

    List<Section> sections() {
        return sections;
    }

    /** A unit without its place: what it says, and its kind and name, not its spans, index and section. */
    Unit unplaced(int unit) {
        return units.read(unit);
    }

    /** Whether this and another revision have a unit from the same part that both are made of: it is the same letters. */
    boolean shares(int unit, PageText other, int otherUnit) {
        return units.isSame(unit, other.units, otherUnit);
    }

    Section section(Unit unit) {
        return sections.get(unit.section());
    }

    /** The section of a unit, without putting what is in the unit in its place. */
    Section section(int unit) {
        return sections.get(units.section(unit));
    }

    /** Where a unit is, likewise. */
    Span span(int unit) {
        return units.span(unit);
    }

    /** The front matter between its delimiters, as it is written. */
    String matter() {
        return matter;
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

    /** What its words and blocks are numbers in. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The same page in the numbers of another. */
    PageText inTermsOf(PageText other) {
        return vocabulary == other.vocabulary
                ? this
                : new PageText(
                        text,
                        matter,
                        comments,
                        units,
                        sections,
                        parts.stream()
                                .map(part -> part.inTermsOf(other.vocabulary))
                                .toList(),
                        other.vocabulary);
    }

    /** The numbers of the letters of a unit's tokens. */
    int[] words(int unit) {
        return numbers.words()[unit];
    }

    /** The tokens of a unit without their order. */
    TokenBag bag(int unit) {
        return vocabulary.bag(words(unit), unplaced(unit).tokens());
    }

    /** For each unit a number that is equal for units that a reader cannot tell apart. */
    int[] keys() {
        return numbers.keys();
    }

    /** What its blocks have to be aligned by. */
    BlockFeatures features() {
        BlockFeatures known = features;
        if (known == null) {
            known = BlockFeatures.joined(
                    parts.stream().map(part -> part.features(vocabulary)).toList());
            features = known;
        }
        return known;
    }

    /** What changed from this revision to another; worked out once, as several translations are compared with both. */
    ChangeSet changesTo(PageText newer) {
        return changes.computeIfAbsent(newer, unknown -> SourceDiff.compare(this, unknown));
    }

    /**
     * Which blocks of this translation render those of a revision of its source; worked out once, as one change's revision
     * is often another one's too.
     */
    Alignment alignedWith(PageText source) {
        Alignment known = alignments.get(source); // asked for with each change
        if (known == null) {
            known = Alignment.of(source, this);
            alignments.put(source, known);
        }
        return known;
    }

    /** How often a word occurs, whatever its case and number. */
    int occurrences(String folded) {
        return times(foldedCounts(), vocabulary.findFolded(folded));
    }

    /** How often the words of each folded form occur, by its number; not of forms that other pages brought later. */
    int[] foldedCounts() {
        int[] known = foldedCounts;
        if (known == null) {
            int[] all = counts();
            known = new int[vocabulary.foldedSize()];
            for (int word = 0; word < all.length; word++) {
                known[vocabulary.folded(word)] += all[word];
            }
            foldedCounts = known;
        }
        return known;
    }

    /** Whether a token of the same letters is in the page. */
    boolean has(Token token) {
        return count(token.text()) > 0;
    }

    /** How often a token of the same letters is in the page. */
    int count(String token) {
        return times(counts(), vocabulary.find(token));
    }

    private int[] counts() {
        int[] known = counts;
        if (known == null) {
            known = new int[vocabulary.size()];
            for (int[] unit : numbers.words()) {
                for (int word : unit) {
                    known[word]++;
                }
            }
            counts = known;
        }
        return known;
    }

    /** What other pages brought later is not in this one. */
    private static int times(int[] counts, int number) {
        return number >= 0 && number < counts.length ? counts[number] : 0;
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
