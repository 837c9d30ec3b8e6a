package io.github.docsprint.drift.change;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.markdown.MarkdownPage;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A part of a page that was read by itself, to be put in its place in each revision that has it. By one thread. */
final class Stretch {

    private final List<Unit> units;
    private final List<PageText.Section> sections;
    private final UnitNumbers numbers;
    private final List<Span> comments;
    private final Set<String> ids;
    private final Set<String> anchors;
    private final Span matter;
    private final int length;
    private final boolean endsOpen;

    /** Where it was put last: revisions mostly differ in a later part, or in the length of an earlier one. */
    private Place place;

    private List<Unit> placed;

    /**
     * Where a part begins.
     *
     * @param offset of its first letter
     * @param unit of its first unit
     * @param section of its first section
     */
    record Place(int offset, int unit, int section) {}

    Stretch(MarkdownPage page, Dialect dialect, Vocabulary vocabulary) {
        UnitReader reader = new UnitReader(page, dialect);
        reader.read();
        this.units = reader.units();
        this.sections = reader.sections();
        this.numbers = UnitNumbers.of(units, vocabulary);
        this.comments = page.comments();
        this.ids = page.ids();
        this.anchors = page.anchors();
        this.matter = page.frontMatter().map(FrontMatter::content).orElse(new Span(0, 0));
        this.length = page.text().length();
        this.endsOpen = page.endsOpen();
        this.place = new Place(0, 0, 0);
        this.placed = units;
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

    /** Its units in a revision. */
    List<Unit> units(Place at) {
        if (!at.equals(place)) {
            List<Unit> moved = new ArrayList<>(units.size());
            for (Unit unit : units) {
                moved.add(moved(unit, at));
            }
            place = at;
            placed = moved;
        }
        return placed;
    }

    private static Unit moved(Unit unit, Place at) {
        List<Token> tokens = new ArrayList<>(unit.tokens().size());
        for (Token token : unit.tokens()) {
            tokens.add(new Token(token.kind(), token.text(), moved(token.span(), at)));
        }
        List<CodeLine> code = new ArrayList<>(unit.code().size());
        for (CodeLine line : unit.code()) {
            code.add(new CodeLine(line.code(), line.comment(), moved(line.span(), at)));
        }
        return new Unit(
                unit.index() + at.unit,
                unit.kind(),
                moved(unit.span(), at),
                unit.section() + at.section,
                unit.name(),
                unit.alert(),
                List.copyOf(tokens),
                List.copyOf(code),
                unit.key());
    }

    /** Its sections in a revision; what is before its first heading belongs to the section before. */
    List<PageText.Section> sections(Place at) {
        if (at.offset == 0) {
            return sections;
        }
        List<PageText.Section> moved = new ArrayList<>(sections.size());
        for (PageText.Section section : sections.subList(1, sections.size())) {
            moved.add(new PageText.Section(
                    section.index() + at.section,
                    section.heading(),
                    section.anchor(),
                    section.written(),
                    section.level(),
                    section.unit() + at.unit));
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

    private static Span moved(Span span, Place at) {
        return new Span(span.start() + at.offset, span.end() + at.offset);
    }
}
