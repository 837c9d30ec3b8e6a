package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.Block;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A part of a page, to be put in its place in each revision that has it. By one thread. */
final class Stretch {

    private static final Span NOWHERE = new Span(0, 0);

    /** Where it is in what it was read from. */
    private final Place origin;

    private final int length;
    private final List<Unit> units;
    private final List<PageText.Section> sections;
    private final UnitNumbers numbers;
    private final List<Span> comments;
    private final Set<String> ids;
    private final Set<String> anchors;
    private final Span matter;
    private final boolean endsOpen;

    /** Made when asked for: of most revisions only the changes are. */
    private @Nullable BlockFeatures features;

    /**
     * Where a part begins.
     *
     * @param offset of its first letter
     * @param unit of its first unit
     * @param section of what is before its first heading
     */
    record Place(int offset, int unit, int section) {}

    private Stretch(
            Place origin,
            int length,
            List<Unit> units,
            List<PageText.Section> sections,
            UnitNumbers numbers,
            List<Span> comments,
            Set<String> ids,
            Set<String> anchors,
            Span matter,
            boolean endsOpen) {
        this.origin = origin;
        this.length = length;
        this.units = units;
        this.sections = sections;
        this.numbers = numbers;
        this.comments = comments;
        this.ids = ids;
        this.anchors = anchors;
        this.matter = matter;
        this.endsOpen = endsOpen;
    }

    /** A page in one piece. */
    static Stretch of(MarkdownPage page, Dialect dialect, Vocabulary vocabulary) {
        return of(page, List.of(page.text()), dialect, vocabulary).get(0);
    }

    /**
     * The parts of what was read together.
     *
     * @param pieces the text of each part; together they are the page's
     * @return empty where something reaches from one part into the next
     */
    static List<Stretch> of(MarkdownPage page, List<String> pieces, Dialect dialect, Vocabulary vocabulary) {
        UnitReader reader = new UnitReader(page, dialect);
        reader.read();
        Queue<Unit> units = new Queue<>(reader.units(), unit -> unit.span().start());
        Queue<PageText.Section> sections = new Queue<>(reader.sections(), PageText.Section::unit);
        sections.before(0); // what is before any heading of the page
        Queue<Span> comments = new Queue<>(reader.comments(), Span::start);
        Queue<Block> blocks = new Queue<>(page.blocks(), block -> block.span().start());
        Queue<Block.Heading> headings =
                new Queue<>(page.headings(), heading -> heading.span().start());
        List<Stretch> parts = new ArrayList<>(pieces.size());
        int from = 0;
        for (String piece : pieces) {
            int end = from + piece.length();
            Place origin = new Place(from, units.at, sections.at - 1);
            List<Unit> mine = units.before(end);
            List<Span> hidden = comments.before(end);
            for (Unit unit : mine) {
                if (unit.span().end() > end) {
                    return List.of();
                }
            }
            for (Span comment : hidden) {
                if (comment.end() > end) {
                    return List.of();
                }
            }
            List<Block.Heading> titles = headings.before(end);
            parts.add(new Stretch(
                    origin,
                    piece.length(),
                    mine,
                    sections.before(units.at),
                    UnitNumbers.of(mine, vocabulary),
                    hidden,
                    MarkdownPage.ids(titles),
                    MarkdownPage.anchors(titles),
                    from > 0
                            ? NOWHERE
                            : page.frontMatter().map(FrontMatter::content).orElse(NOWHERE),
                    MarkdownPage.endsOpen(page.text(), blocks.before(end))));
            from = end;
        }
        return parts;
    }

    /** Gives away a list in portions, by a number that ascends. */
    private static final class Queue<T> {

        private final List<T> all;
        private final ToIntFunction<T> number;
        private int at;

        Queue(List<T> all, ToIntFunction<T> number) {
            this.all = all;
            this.number = number;
        }

        /** The next ones whose number is below a limit. */
        List<T> before(int limit) {
            int from = at;
            while (at < all.size() && number.applyAsInt(all.get(at)) < limit) {
                at++;
            }
            return all.subList(from, at);
        }
    }

    /** The same part in the numbers of another vocabulary. */
    Stretch inTermsOf(Vocabulary vocabulary) {
        return new Stretch(
                origin,
                length,
                units,
                sections,
                UnitNumbers.of(units, vocabulary),
                comments,
                ids,
                anchors,
                matter,
                endsOpen);
    }

    /** What its blocks have to be aligned by. @param vocabulary that of its numbers */
    BlockFeatures features(Vocabulary vocabulary) {
        BlockFeatures known = features;
        if (known == null) {
            known = BlockFeatures.of(this, vocabulary);
            features = known;
        }
        return known;
    }

    /** Its units where it was read, in the order of its {@link #numbers}. */
    List<Unit> units() {
        return units;
    }

    /** The section that one of these units begins; empty for most. */
    Optional<PageText.Section> section(Unit unit) {
        for (PageText.Section section : sections) {
            if (section.unit() == unit.index()) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** What its units are numbered with. */
    UnitNumbers numbers() {
        return numbers;
    }

    /** How many letters it has. */
    int length() {
        return length;
    }

    /** The front matter that it begins with. */
    Span matter() {
        return matter;
    }

    /** Whether what comes after it might belong to its last block. */
    boolean endsOpen() {
        return endsOpen;
    }

    /** The ids that its headings have, or would have if none were written. */
    Set<String> ids() {
        return ids;
    }

    /** The ids that its headings have. */
    Set<String> anchors() {
        return anchors;
    }

    /** One of its units in a revision. */
    Unit placed(Unit unit, Place at) {
        if (at.equals(origin)) {
            return unit;
        }
        List<Token> tokens = new ArrayList<>(unit.tokens().size());
        for (Token token : unit.tokens()) {
            tokens.add(new Token(token.kind(), token.text(), moved(token.span(), at)));
        }
        List<CodeLine> code = new ArrayList<>(unit.code().size());
        for (CodeLine line : unit.code()) {
            code.add(new CodeLine(line.code(), line.comment(), moved(line.span(), at)));
        }
        return new Unit(
                unit.index() - origin.unit + at.unit,
                unit.kind(),
                moved(unit.span(), at),
                section(unit, at),
                unit.name(),
                unit.role(),
                unit.alert(),
                List.copyOf(tokens),
                List.copyOf(code));
    }

    /** The section of a revision that one of its units is in. */
    int section(Unit unit, Place at) {
        return unit.section() - origin.section + at.section;
    }

    /** Its sections in a revision: those that begin in it. */
    List<PageText.Section> sections(Place at) {
        List<PageText.Section> moved = new ArrayList<>(sections.size());
        for (PageText.Section section : sections) {
            moved.add(new PageText.Section(
                    section.index() - origin.section + at.section,
                    section.heading(),
                    section.anchor(),
                    section.written(),
                    section.level(),
                    section.unit() - origin.unit + at.unit));
        }
        return moved;
    }

    List<Span> comments(Place at) {
        List<Span> moved = new ArrayList<>(comments.size());
        for (Span comment : comments) {
            moved.add(moved(comment, at));
        }
        return moved;
    }

    /** Where something in it is in a revision. */
    Span moved(Span span, Place at) {
        int by = at.offset - origin.offset;
        return new Span(span.start() + by, span.end() + by);
    }
}
