package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.glossary.Rendering;
import io.github.docsprint.text.Ascii;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at what blocks speak of: at words of a rendering whose source words are nowhere in the block that it renders,
 * and at what the source says and the rendering in none of its ways.
 *
 * <p>In the other direction words tell little: translators leave out and paraphrase, but seldom speak of what the source
 * does not. Of 6,300 words in 134 pages in sync, fewer than one in a hundred terms and Latin words, and three in a
 * hundred loan words, have nothing in the source block. A block is told where the words of its rendering are so much
 * likelier to render something else, as the logarithm of the ratio of the probabilities.
 */
final class WordSigns {

    /** How often a word has nothing in the source, though the block renders it. */
    private static final Map<Lexicon.Kind, Double> UNFOUNDED =
            Map.of(Lexicon.Kind.TERM, 0.01, Lexicon.Kind.LOAN, 0.035);

    /** The same for Latin words that the source page has. */
    private static final double UNFOUNDED_LATIN = 0.01;

    /** How often a word is in a block that its block does not render. */
    private static final double BY_CHANCE = 0.2;

    /** No block of the pages in sync comes to 8, and none of the rewritten ones of the benchmark is below 12. */
    private static final double CLEAR = 10;

    /** Paragraphs may have been matched with one that stands so many blocks away. */
    private static final int REACH = 4;

    /** Of a sentence and the one that renders it: one in twenty has less. */
    private static final double FEWEST_IN_COMMON = 0.5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Parts of names such as {@code maxSurge} and {@code PodSpec}. */
    private static final Pattern PART = Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{N}+");

    private static final Pattern BLANK = Pattern.compile(" ");

    private static final int SHORTEST_LATIN = 2;

    private final Signs signs;
    private final Lexicon lexicon;
    private final Neighbours neighbours;

    /** The words of the source page, without plurals. */
    private final Set<String> all = new HashSet<>();

    WordSigns(Signs signs, Lexicon lexicon) {
        this.signs = signs;
        this.lexicon = lexicon;
        this.neighbours = new Neighbours(signs);
        NavigableSet<String> words = new TreeSet<>();
        signs.source().units().forEach(unit -> addWords(unit, words));
        words.forEach(word -> all.add(PageText.folded(word)));
    }

    void find() {
        for (Unit unit : signs.source().units()) {
            boolean words = switch (unit.kind()) {
                case PROSE, ITEM, HTML, ROW, HEADING, FRONT_MATTER -> true;
                case CODE, SHORTCODE -> false;
            };
            if (words) {
                signs.rendering(unit).ifPresent(rendering -> find(unit, rendering));
            }
        }
    }

    private void find(Unit unit, Unit rendering) {
        List<Unit> stretch = neighbours.sources(unit, rendering);
        List<String> unfounded = new ArrayList<>();
        double[] weights = new double[2];
        weigh(stretch, rendering, (word, weight) -> {
            weights[0] += weight;
            if (weight > 0) {
                weights[1] += weight;
                unfounded.add(word);
            }
        });
        // What is added to a block that is longer than it should be need not replace what is there.
        double weight = signs.lengths().ratherLong(unit.index()) ? weights[1] : weights[0];
        if (weight >= CLEAR && !rendersNear(unit, rendering)) {
            signs.missing(unit, SectionChange.Change.CHANGED, Kind.PROSE, String.join(", ", unfounded), 1);
        }
        if (unit.kind().prose()) {
            renderings(unit, rendering);
        }
    }

    /** Whether a rendering fits another block, which its own does not fit: they were matched the wrong way. */
    private boolean rendersNear(Unit unit, Unit rendering) {
        return Neighbours.around(signs.source(), unit, REACH).stream()
                .filter(near -> near.index() != unit.index() && fits(near, rendering))
                .anyMatch(near ->
                        signs.rendering(near).filter(other -> fits(near, other)).isEmpty());
    }

    private boolean fits(Unit unit, Unit rendering) {
        double[] weight = new double[1];
        weigh(List.of(unit), rendering, (word, each) -> weight[0] += each);
        return weight[0] < 0;
    }

    /** Takes each word of a rendering with how much it speaks for rendering something else. */
    private void weigh(List<Unit> stretch, Unit rendering, BiConsumer<String, Double> words) {
        NavigableSet<String> here = new TreeSet<>();
        stretch.forEach(unit -> addWords(unit, here));
        for (Lexicon.Sense sense : lexicon.senses(Neighbours.tokens(rendering.tokens()))) {
            words.accept(sense.word(), weight(sense.isIn(here), UNFOUNDED.getOrDefault(sense.kind(), 1.0)));
        }
        if (signs.otherScript()) {
            NavigableSet<String> latin = new TreeSet<>();
            rendering.tokens().stream()
                    .filter(token -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME)
                    .filter(token -> Ascii.only(token.text()))
                    .forEach(token -> latin.add(PageText.folded(token.text())));
            latin.stream()
                    .filter(word -> word.length() >= SHORTEST_LATIN && all.contains(word))
                    .forEach(word -> words.accept(word, weight(Lexicon.Sense.begins(here, word), UNFOUNDED_LATIN)));
        }
    }

    private static double weight(boolean founded, double unfounded) {
        return founded ? Math.log(BY_CHANCE / (1 - unfounded)) : Math.log((1 - BY_CHANCE) / unfounded);
    }

    /** Sentence by sentence, if there are as many on both sides and each has enough in common with its own. */
    private void renderings(Unit unit, Unit rendering) {
        List<Sentence> said = Sentence.of(unit.tokens());
        List<Sentence> there = Sentence.of(rendering.tokens());
        String beside = Neighbours.text(Neighbours.around(signs.translation(), rendering).stream()
                .filter(near -> near.index() != rendering.index() && isLoose(near, unit, rendering))
                .toList());
        if (areParallel(said, there)) {
            for (int i = 0; i < said.size(); i++) {
                renderings(unit, said.get(i).tokens(), there.get(i).text() + beside);
            }
        } else {
            renderings(unit, unit.tokens(), Neighbours.tokens(rendering.tokens()) + beside);
        }
    }

    private boolean areParallel(List<Sentence> said, List<Sentence> there) {
        boolean parallel = said.size() == there.size();
        for (int i = 0; parallel && i < said.size(); i++) {
            parallel = new WordCover(said.get(i).tokens(), there.get(i).text(), lexicon)
                    .share()
                    .of(FEWEST_IN_COMMON);
        }
        return parallel;
    }

    private void renderings(Unit unit, List<Token> tokens, String there) {
        String said = " " + spaced(tokens).toLowerCase(Locale.ROOT) + " ";
        for (Rendering each : lexicon.renderings()) {
            List<String> words = List.of(BLANK.split(without(each.exceptions(), said)));
            String target = without(each.exceptions(), there);
            List<String> wanted =
                    words.stream().filter(each.english()::contains).toList();
            if (!wanted.isEmpty()) {
                // Where the word itself stands in the translation, it was quoted.
                int found = count(target, each.target()) - others(each, words, target);
                int quoted = count(target.toLowerCase(Locale.ROOT), each.english());
                if (wanted.size() > Math.max(0, found) + quoted) {
                    signs.missing(unit, SectionChange.Change.CHANGED, Kind.PROSE, wanted.get(0), 1);
                }
            }
        }
    }

    /** How many of the ways in which something is rendered may render another word of the source. */
    private static int others(Rendering rendering, List<String> words, String target) {
        int others = 0;
        for (Map.Entry<String, List<String>> other : rendering.others().entrySet()) {
            long here = words.stream()
                    .filter(word -> other.getValue().stream().anyMatch(word::startsWith))
                    .count();
            others += (int) Math.min(here, count(target, List.of(other.getKey())));
        }
        return others;
    }

    /** How often one of some expressions is in a text; of two in the same place the longer one. */
    private static int count(String text, List<String> expressions) {
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int from = at;
            int longest = expressions.stream()
                    .filter(expression -> text.startsWith(expression, from))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            count += longest > 0 ? 1 : 0;
            at += Math.max(1, longest);
        }
        return count;
    }

    /** Whether a neighbour of a rendering renders nothing, or a block on the other side: it may be a part of it. */
    private boolean isLoose(Unit near, Unit unit, Unit rendering) {
        return signs.rendered(near)
                .map(other -> (other.index() < unit.index()) != (near.index() < rendering.index()))
                .orElse(true);
    }

    private static String without(List<String> exceptions, String text) {
        String left = text;
        for (String exception : exceptions) {
            left = left.replace(exception, "");
        }
        return left;
    }

    /** What a reader sees, with blanks between words. */
    private static String spaced(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            if (Neighbours.isRead(token)) {
                text.append(token.text()).append(' ');
            }
        }
        return text.toString();
    }

    /** The words of a block in lower case, their parts, and neighbours as one word. */
    private static void addWords(Unit unit, NavigableSet<String> words) {
        String last = "";
        Matcher word = WORD.matcher(spaced(unit.tokens()));
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            words.add(lower);
            words.add(last + lower);
            last = lower;
            Matcher part = PART.matcher(word.group());
            while (part.find()) {
                words.add(part.group().toLowerCase(Locale.ROOT));
            }
        }
    }
}
