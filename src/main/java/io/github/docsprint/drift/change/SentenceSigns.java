package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.glossary.EverydayWord;
import io.github.docsprint.glossary.Lexicon;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at sentences: at those of the source whose everyday words the rendering does not have, and at those of the
 * rendering that render nothing of the source.
 *
 * <p>Of 2,950 sentences of the pages in sync that this was measured on one comes to {@link #CLEAR}, which stands in the
 * next block; the one after it comes to 7.8.
 */
final class SentenceSigns {

    /** As a logarithm of how much likelier it is that the sentence is not there. */
    private static final double CLEAR = 10;

    /** Below this it is there: of fifty sentences that are, forty-nine are. */
    private static final double THERE = -2;

    /** A sentence may have moved over so many blocks. */
    private static final int REACH = 4;

    /** What a name, number or code that is there speaks for a sentence. */
    private static final double LITERAL = 2;

    private static final int SHORTEST_LITERAL = 3;

    /** Letters that carry a meaning: sentences that translators add are shorter. */
    private static final int LONG_SENTENCE = 15;

    /** The same of paragraphs. */
    private static final int LONG_PARAGRAPH = 30;

    /** More than this of a text renders what it is a rendering of. */
    private static final double FEWEST_COVERED = 0.75;

    /** As {@link #CLEAR}, of a sentence that the source lost: of 159 blocks in sync with more sentences one does, rightly. */
    private static final double CLEAR_SURPLUS = 5;

    private final Signs signs;
    private final Lexicon lexicon;
    private final Neighbours neighbours;

    /** How often each word has a rendering in some block of the page. */
    private final Map<EverydayWord, Double> chances = new HashMap<>();

    private final List<String> blocks;

    /** Letters of the page's renderings for each of what they render. */
    private final double ratio;

    SentenceSigns(Signs signs, Lexicon lexicon) {
        this.signs = signs;
        this.lexicon = lexicon;
        this.neighbours = new Neighbours(signs);
        this.blocks = signs.translation().units().stream()
                .filter(unit -> unit.kind() != Unit.Kind.CODE && unit.kind() != Unit.Kind.SHORTCODE)
                .map(unit -> Neighbours.tokens(unit.tokens()).toLowerCase(Locale.ROOT))
                .toList();
        this.ratio = ratio();
    }

    private double ratio() {
        double source = 0;
        double translation = 0;
        for (Unit unit : signs.source().units()) {
            Optional<Unit> rendering = signs.rendering(unit);
            if (unit.kind().prose() && rendering.isPresent()) {
                source += new Sentence(unit.tokens()).length();
                translation += new Sentence(rendering.get().tokens()).length();
            }
        }
        return translation / Math.max(1, source);
    }

    void find() {
        for (Unit unit : signs.source().units()) {
            if (unit.kind().prose()) {
                signs.rendering(unit).ifPresent(rendering -> {
                    missing(unit, rendering);
                    extra(unit, rendering);
                });
            }
        }
        signs.translation().units().stream().filter(this::standsAlone).forEach(this::paragraph);
    }

    private boolean standsAlone(Unit translated) {
        return translated.kind() == Unit.Kind.PROSE
                && signs.lengths().whole(translated.index()) < 0
                && !signs.isRemark(translated);
    }

    /** A paragraph of the translation that renders nothing, and says too much for a remark. */
    private void paragraph(Unit translated) {
        String text = Neighbours.tokens(translated.tokens());
        int letters = new WordCover(List.of(), text, lexicon).letters(0, text.length());
        if (letters >= LONG_PARAGRAPH && !rendersNear(text, before(translated))) {
            signs.extra(translated, Kind.PROSE, text, 1);
        }
    }

    /** The block of the source whose rendering stands before a block, else the first one. */
    private Unit before(Unit translated) {
        for (int i = translated.index() - 1; i >= 0; i--) {
            Optional<Unit> rendered = signs.rendered(signs.translation().units().get(i));
            if (rendered.isPresent()) {
                return rendered.get();
            }
        }
        return signs.source().units().get(0);
    }

    /** Whether the words of each sentence of a block are in its rendering: then it is short, but lacks nothing. */
    boolean isWhole(Unit unit, Unit rendering) {
        String text = Neighbours.text(neighbours.renderings(unit, rendering));
        return Sentence.of(unit.tokens()).stream()
                .map(Sentence::tokens)
                .allMatch(sentence -> weight(sentence, new WordCover(sentence, text, lexicon)) < THERE);
    }

    private void missing(Unit unit, Unit rendering) {
        String text = Neighbours.text(neighbours.renderings(unit, rendering));
        for (Sentence each : Sentence.of(unit.tokens())) {
            List<Token> sentence = each.tokens();
            WordCover cover = new WordCover(sentence, text, lexicon);
            if (cover.letters(0, text.length()) > 0
                    && mayCome(cover, CLEAR)
                    && weight(sentence, cover) >= CLEAR
                    && !isNear(sentence, rendering)) {
                String words = Neighbours.tokens(sentence);
                signs.missing(unit, SectionChange.Change.CHANGED, Kind.PROSE, words, 1);
            }
        }
    }

    private boolean isNear(List<Token> sentence, Unit rendering) {
        return Neighbours.around(signs.translation(), rendering, REACH).stream()
                .map(near -> new WordCover(sentence, Neighbours.tokens(near.tokens()), lexicon))
                .anyMatch(cover -> weight(sentence, cover) < 0);
    }

    /** Whether the words that are lost could be enough, whatever the rest says. */
    private static boolean mayCome(WordCover cover, double limit) {
        double most = 0;
        for (WordCover.Said said : cover.said()) {
            most -= said.rendered() ? 0 : Math.log(1 - said.word().share());
        }
        return most >= limit;
    }

    private double weight(List<Token> sentence, WordCover cover) {
        double weight = 0;
        for (WordCover.Said said : cover.said()) {
            double share = said.word().share();
            double chance = chance(said.word());
            weight += said.rendered() ? Math.log(chance / share) : Math.log((1 - chance) / (1 - share));
        }
        Set<String> literals = new HashSet<>();
        for (Token token : sentence) {
            boolean literal = switch (token.kind()) {
                case NUMBER, NAME, CODE -> token.text().length() >= SHORTEST_LITERAL;
                case WORD, MARK, CELL, LINK, SHORTCODE, TOOLTIP, TAG -> false;
            };
            if (literal && literals.add(token.text()) && cover.has(token.text())) {
                weight -= LITERAL;
            }
        }
        return weight;
    }

    /** With a page of a few blocks, of six more that have none and one that does. */
    private double chance(EverydayWord word) {
        return chances.computeIfAbsent(word, key -> {
            long with = blocks.stream()
                    .filter(block ->
                            key.target().stream().anyMatch(target -> block.contains(target.toLowerCase(Locale.ROOT))))
                    .count();
            return (with + 1.0) / (blocks.size() + 6.0);
        });
    }

    /** Sentences of a rendering that render nothing of its block. */
    private void extra(Unit unit, Unit rendering) {
        if (neighbours.loose(unit, rendering)) {
            return;
        }
        List<Sentence> sentences = Sentence.of(rendering.tokens());
        SentenceAlignment.Surplus surplus =
                SentenceAlignment.surplus(Sentence.of(unit.tokens()), sentences, ratio, lexicon);
        if (surplus.gain() >= CLEAR_SURPLUS) {
            surplus.sentences().stream()
                    .map(place -> sentences.get(place).text())
                    .filter(text -> saysMuch(text) && !isSentenceNear(text, unit))
                    .forEach(text -> signs.extra(rendering, Kind.PROSE, text, 1));
        }
    }

    private boolean saysMuch(String text) {
        return new WordCover(List.of(), text, lexicon).share().letters() >= LONG_SENTENCE;
    }

    /** Whether a sentence of the translation renders one that stands elsewhere. */
    private boolean isSentenceNear(String text, Unit unit) {
        return sourcesNear(unit).stream()
                .flatMap(near -> Sentence.of(near.tokens()).stream())
                .map(sentence -> new WordCover(sentence.tokens(), text, lexicon).share())
                .anyMatch(share -> share.rendered() > FEWEST_COVERED * share.letters());
    }

    /** Whether a paragraph of the translation renders something of a block. */
    private boolean rendersNear(String text, Unit unit) {
        return sourcesNear(unit).stream()
                .map(near -> new WordCover(near.tokens(), text, lexicon))
                .anyMatch(cover ->
                        cover.coveredLetters(0, text.length()) > FEWEST_COVERED * cover.letters(0, text.length()));
    }

    private List<Unit> sourcesNear(Unit unit) {
        List<Unit> units = signs.source().units();
        return units.subList(Math.max(0, unit.index() - REACH), Math.min(units.size(), unit.index() + REACH + 1));
    }
}
