package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Comparison.Finding;
import io.github.docsprint.glossary.Lexicon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The signs that a source page says something else than its translation, each with the place that it belongs to. What to
 * look for is told by {@link CodeSigns}, {@link TokenSigns}, {@link LinkSigns}, {@link BlockSigns}, {@link WordSigns},
 * {@link HeadingSigns} and {@link SentenceSigns}; their weights are measured: see docs/drift-accuracy.md.
 */
final class Signs {

    /** A paragraph of its own that is more than a translator's remark, in letters of the source's language. */
    private static final int LONG_REMARK = 105;

    private final PageText source;
    private final PageText translation;
    private final Alignment alignment;
    private final Lengths lengths;
    private final boolean wide;
    private final List<Finding> findings = new ArrayList<>();

    private Signs(PageText source, PageText translation) {
        this.source = source;
        this.translation = translation;
        this.alignment = Alignment.inAnyOrder(source, translation);
        this.lengths = new Lengths(source, translation, alignment);
        this.wide = isWide(translation) && !isWide(source);
    }

    static Signs of(PageText source, PageText translation, Lexicon lexicon) {
        Signs signs = new Signs(source, translation);
        new CodeSigns(signs).find();
        new TokenSigns(signs).find();
        new LinkSigns(signs).find();
        boolean language = lexicon.isFor(translation.text());
        boolean everyday = language && !lexicon.words().isEmpty();
        Optional<SentenceSigns> sentences =
                everyday ? Optional.of(new SentenceSigns(signs, lexicon)) : Optional.empty();
        new BlockSigns(
                        signs,
                        (unit, rendering) -> sentences
                                .filter(each -> each.isWhole(unit, rendering))
                                .isPresent())
                .find();
        if (language) {
            new WordSigns(signs, lexicon).find();
        }
        sentences.ifPresent(found -> {
            new HeadingSigns(signs, lexicon).find();
            found.find();
        });
        return signs;
    }

    /** What was found, in the order of the source page. */
    List<Finding> findings() {
        return findings.stream()
                .sorted(Comparator.comparingInt(
                        finding -> finding.change().sourceLines().first()))
                .toList();
    }

    /** Whether tags that stand alone have other names, delimiters or order, as after a change of form for a whole site. */
    boolean formDiffers() {
        return source.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.SHORTCODE)
                .anyMatch(unit ->
                        rendering(unit).filter(other -> differ(unit, other)).isPresent());
    }

    private boolean differ(Unit unit, Unit other) {
        String here = TokenReader.collapsed(unit.span().of(source.text())).replace(" ", "");
        String there =
                TokenReader.collapsed(other.span().of(translation.text())).replace(" ", "");
        boolean words = unit.tokens().size() > 1 || other.tokens().size() > 1;
        return words
                ? !here.substring(0, 3).equals(there.substring(0, Math.min(3, there.length())))
                : !here.equals(there);
    }

    PageText source() {
        return source;
    }

    PageText translation() {
        return translation;
    }

    /** The block that renders a block of the source. */
    Optional<Unit> rendering(Unit unit) {
        int rendering = alignment.translated(unit.index());
        return rendering < 0
                ? Optional.empty()
                : Optional.of(translation.units().get(rendering));
    }

    /** The block of the source that a block of the translation renders. */
    Optional<Unit> rendered(Unit unit) {
        int rendered = alignment.rendered(unit.index());
        return rendered < 0 ? Optional.empty() : Optional.of(source.units().get(rendered));
    }

    /** Whether the translation is in another script than the source's: what is Latin in it stands in for nothing. */
    boolean otherScript() {
        return wide;
    }

    Alignment alignment() {
        return alignment;
    }

    Lengths lengths() {
        return lengths;
    }

    /** The source has what the translation has not, in a block that is or is not translated. */
    void missing(Unit unit, Kind kind, String evidence, double weight) {
        missing(
                unit,
                rendering(unit).isEmpty() ? SectionChange.Change.ADDED : SectionChange.Change.CHANGED,
                kind,
                evidence,
                weight);
    }

    /** The same, whatever became of the block. */
    void missing(Unit unit, SectionChange.Change what, Kind kind, String evidence, double weight) {
        Lines lines = source.lines(unit.span());
        Optional<Lines> target = Optional.empty();
        for (int i = unit.index(); i >= 0 && target.isEmpty(); i--) {
            if (alignment.translated(i) >= 0) {
                Lines rendering = translation.lines(
                        translation.units().get(alignment.translated(i)).span());
                target = Optional.of(i == unit.index() ? rendering : new Lines(rendering.last(), rendering.last()));
            }
        }
        add(unit, what, kind, lines, target, evidence, weight);
    }

    /** The translation has what the source has not: it is told where the source would have had it. */
    void extra(Unit unit, Kind kind, String evidence, double weight) {
        int nearest = -1;
        boolean own = false;
        for (int j = unit.index(); j >= 0 && nearest < 0; j--) {
            nearest = alignment.rendered(j);
            own = nearest >= 0 && j == unit.index();
        }
        SectionChange.Change what = own ? SectionChange.Change.CHANGED : SectionChange.Change.REMOVED;
        Optional<Lines> target = Optional.of(translation.lines(unit.span()));
        if (nearest < 0) {
            findings.add(new Finding(new SectionChange("", "", what, kind, new Lines(1, 1), target), evidence, weight));
        } else {
            Unit near = source.units().get(nearest);
            Lines lines = source.lines(near.span());
            add(near, what, kind, own ? lines : new Lines(lines.last(), lines.last()), target, evidence, weight);
        }
    }

    private void add(
            Unit unit,
            SectionChange.Change what,
            Kind kind,
            Lines lines,
            Optional<Lines> target,
            String evidence,
            double weight) {
        PageText.Section section = source.section(unit);
        findings.add(new Finding(
                new SectionChange(section.heading(), section.anchor(), what, kind, lines, target), evidence, weight));
    }

    /** Whether a block of the translation is what translators add of their own: a note, or a remark in brackets. */
    boolean isRemark(Unit unit) {
        return rendered(unit).isEmpty()
                && unit.kind().prose()
                && unit.kind() != Unit.Kind.ITEM
                && (!unit.alert().isEmpty()
                        || unit.tokens().get(0).text().equals("(")
                        || unit.tokens().get(0).text().startsWith("※"));
    }

    /** The same, or a paragraph so short that it may be one. */
    boolean mayBeRemark(Unit unit) {
        return isRemark(unit)
                || (unit.kind().prose()
                        && unit.kind() != Unit.Kind.ITEM
                        && alignment.translatedLength(unit.index()) < LONG_REMARK * alignment.ratio());
    }

    /** Whether most words of a page are in another script than the Latin one. */
    static boolean isWide(PageText page) {
        int latin = 0;
        int other = 0;
        for (Unit unit : page.units()) {
            for (Token token : unit.tokens()) {
                if (token.kind() == Token.Kind.WORD) {
                    boolean wide = token.text().charAt(0) >= TokenReader.FIRST_WIDE;
                    latin += wide ? 0 : 1;
                    other += wide ? 1 : 0;
                }
            }
        }
        return other > latin;
    }
}
