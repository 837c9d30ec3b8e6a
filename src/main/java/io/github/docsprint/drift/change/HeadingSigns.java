package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.glossary.Lexicon;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Looks at headings and titles. They are so short that it can be told what each part of them renders: where everyday
 * words are rendered by nothing, and nothing of the rendering is left that might render them in another way, the source
 * has words more. Where the two have nothing at all in common, and the rendering is known to render other words, they
 * are different texts.
 *
 * <p>Of 430 such texts of the pages in sync that this was measured on, none comes to {@link #CLEAR}, and of 126 titles
 * none to {@link #CLEAR_TITLE}; what is lost there, at most, is one word such as <i>documentation</i>.
 */
final class HeadingSigns {

    /** As a logarithm of how much likelier it is that the words were not there. */
    private static final double CLEAR = 3.3;

    /** A page has one title, and may have fifty headings. */
    private static final double CLEAR_TITLE = 2;

    /** No word is believed to be rendered more often than this: translators shorten headings, so that one tells nothing. */
    private static final double SUREST = 0.95;

    /** How often a word has no rendering in a heading that has nothing to do with it. */
    private static final double ABSENT_BY_CHANCE = 0.9;

    /** Letters that may render a word. */
    private static final int WORD = 2;

    /** Letters that render other words, of a text that has nothing in common with the source: else it is put freely. */
    private static final int OTHER_TEXT = 4;

    private static final Set<String> TITLES = Set.of("title", "linktitle");

    private final Signs signs;
    private final Lexicon lexicon;

    HeadingSigns(Signs signs, Lexicon lexicon) {
        this.signs = signs;
        this.lexicon = lexicon;
    }

    void find() {
        for (Unit unit : signs.source().units()) {
            signs.rendering(unit).ifPresent(rendering -> {
                switch (unit.kind()) {
                    case HEADING -> find(unit, rendering, CLEAR);
                    case FRONT_MATTER -> {
                        if (TITLES.contains(unit.name())) {
                            find(unit, rendering, CLEAR_TITLE);
                        }
                    }
                    case PROSE, ITEM, HTML, ROW, CODE, SHORTCODE -> {}
                }
            });
        }
    }

    private void find(Unit unit, Unit rendering, double usual) {
        WordCover cover = new WordCover(unit.tokens(), Neighbours.tokens(rendering.tokens()), lexicon);
        // What has nothing in common with a title may be put freely.
        double clear = cover.isEmpty() ? CLEAR : usual;
        List<WordCover.Said> lost = cover.said().stream()
                .filter(said -> !said.rendered())
                .sorted(Comparator.comparingDouble(said -> -weight(said)))
                .toList();
        if (weight(lost) < clear) {
            return;
        }
        String left = cover.left();
        double letters = left.chars().filter(c -> c != ' ').count() + cover.lettersOfKanaWords();
        int known = lexicon.words().lettersOfRenderings(left);
        if (cover.isEmpty() && known < OTHER_TEXT) {
            return;
        }
        // What is known to render other words hardly renders these; one word alone is told where nothing is left.
        double free = lost.size() > 1 ? letters - known / 2.0 : letters;
        int others = cover.isEmpty() ? 0 : (int) free / WORD;
        if (others < lost.size() && weight(lost.subList(others, lost.size())) >= clear) {
            String words =
                    String.join(", ", lost.stream().map(WordCover.Said::text).toList());
            signs.missing(unit, SectionChange.Change.CHANGED, Kind.PROSE, words, 1);
        }
    }

    private static double weight(List<WordCover.Said> lost) {
        return lost.stream().mapToDouble(HeadingSigns::weight).sum();
    }

    private static double weight(WordCover.Said lost) {
        return Math.log(ABSENT_BY_CHANCE / (1 - Math.min(SUREST, lost.word().share())));
    }
}
