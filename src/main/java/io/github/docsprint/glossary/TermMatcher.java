package io.github.docsprint.glossary;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the rejected spellings of a glossary in a text, all at once.
 *
 * <p>Katakana words stand beside each other without a space, so a spelling of katakana counts only where it is a word
 * of its own: the run of katakana around it is cut into the glossary's words (rejected, accepted and vocabulary) with
 * as few characters left over and as few words as possible, and the spelling has to be one of these pieces, with a
 * known word or the end of the run on both sides; long ones also beside an unknown word that is none of their endings. Other spellings are found leftmost and longest first, and never
 * inside a longer Latin or katakana word. Immutable, for any thread.
 */
public final class TermMatcher {

    /** From this length on, a rejected word at the end of a run is certain whatever unknown word it ends. */
    private static final int CERTAIN_AFTER_UNKNOWN = 4;

    private static final int SHORTEST_UNKNOWN = 2;

    /** From this length on, a rejected word is certain before an unknown word that does not look like an ending of it. */
    private static final int CERTAIN_BEFORE_UNKNOWN = 5;

    /** How what is derived from a word goes on (-al, -ing, -able, -ability, -ics, -ize), and what begins no word. */
    private static final String ENDINGS = "ルリラレロンブビカズーッァィゥェォャュョ";

    private static final Comparator<Hit> BY_START = Comparator.comparingInt(Hit::start);

    private static final Comparator<Hit> LONGEST_FIRST =
            BY_START.thenComparing(Comparator.comparingInt(Hit::end).reversed());

    private final Optional<AhoCorasickDoubleArrayTrie<Word>> automaton;

    /**
     * A spelling.
     *
     * @param katakana whether it is nothing else
     * @param rejectedBy the decisions that reject it: none for an accepted one
     */
    private record Word(String spelling, boolean katakana, List<Term> rejectedBy) {}

    private record Hit(int start, int end, Word word) {}

    /** What is found in a text, in the order of where it ends. */
    private static final class Hits implements AhoCorasickDoubleArrayTrie.IHit<Word> {
        private final List<Hit> words = new ArrayList<>();
        private final List<Hit> phrases = new ArrayList<>();

        @Override
        public void hit(int start, int end, Word word) {
            (word.katakana() ? words : phrases).add(new Hit(start, end, word));
        }
    }

    public TermMatcher(Glossary glossary) {
        TreeMap<String, List<Term>> spellings = new TreeMap<>();
        glossary.vocabulary().forEach(word -> spellings.put(word, List.of()));
        for (Term term : glossary.terms()) {
            spellings.putIfAbsent(term.target(), List.of());
            term.exceptions().forEach(word -> spellings.putIfAbsent(word, List.of()));
        }
        for (Term term : glossary.terms()) {
            for (String spelling : term.rejected()) {
                List<Term> terms = new ArrayList<>(spellings.getOrDefault(spelling, List.of()));
                terms.add(term);
                spellings.put(spelling, List.copyOf(terms));
            }
        }
        TreeMap<String, Word> entries = new TreeMap<>();
        spellings.forEach((spelling, terms) ->
                entries.put(spelling, new Word(spelling, spelling.chars().allMatch(TermMatcher::isKatakana), terms)));
        automaton = automaton(entries);
    }

    private static Optional<AhoCorasickDoubleArrayTrie<Word>> automaton(TreeMap<String, Word> entries) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        AhoCorasickDoubleArrayTrie<Word> automaton = new AhoCorasickDoubleArrayTrie<>();
        automaton.build(entries);
        return Optional.of(automaton);
    }

    /** The rejected spellings in a text, from its beginning to its end; none overlaps another of the same decision. */
    public List<TermMatch> match(CharSequence text) {
        List<TermMatch> matches = new ArrayList<>();
        if (automaton.isPresent()) {
            // As an array, in which a character is found without a call.
            char[] characters = text.toString().toCharArray();
            Hits hits = new Hits();
            automaton.get().parseText(characters, hits);
            matchPhrases(characters, hits.phrases, matches);
            matchWords(characters, hits.words, matches);
            matches.sort(Comparator.comparingInt(match -> match.span().start()));
        }
        return matches;
    }

    private static void matchPhrases(char[] text, List<Hit> hits, List<TermMatch> matches) {
        if (!hasRejected(hits, 0, hits.size())) {
            return;
        }
        hits.sort(LONGEST_FIRST);
        int free = 0;
        for (Hit hit : hits) {
            if (hit.start() >= free && isApart(text, hit.start()) && isApart(text, hit.end())) {
                report(hit, matches);
                free = hit.end();
            }
        }
    }

    /** Whether no word goes on across an offset. */
    private static boolean isApart(char[] text, int offset) {
        if (offset == 0 || offset == text.length) {
            return true;
        }
        char before = text[offset - 1];
        char after = text[offset];
        return !(isKatakana(before) && isKatakana(after)) && !(isLatin(before) && isLatin(after));
    }

    /** Looks at the runs of katakana with something rejected in them. */
    private static void matchWords(char[] text, List<Hit> hits, List<TermMatch> matches) {
        int next;
        for (int first = 0; first < hits.size(); first = next) {
            int start = hits.get(first).start();
            int end = hits.get(first).end();
            while (end < text.length && isKatakana(text[end])) {
                end++;
            }
            next = first + 1;
            while (next < hits.size() && hits.get(next).end() <= end) {
                next++;
            }
            if (hasRejected(hits, first, next)) {
                while (start > 0 && isKatakana(text[start - 1])) {
                    start--;
                }
                List<Hit> ofRun = new ArrayList<>(hits.subList(first, next));
                ofRun.sort(BY_START);
                matchRun(text, start, end, ofRun, matches);
            }
        }
    }

    private static boolean hasRejected(List<Hit> hits, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!hits.get(i).word().rejectedBy().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Cuts one run into words, by dynamic programming from its end, and reports the rejected ones among them. */
    private static void matchRun(char[] text, int start, int end, List<Hit> hits, List<TermMatch> matches) {
        int length = end - start;
        int[] unknown = new int[length + 1];
        int[] pieces = new int[length + 1];
        List<Optional<Hit>> choice = new ArrayList<>(Collections.nCopies(length, Optional.empty()));
        int last = hits.size() - 1;
        for (int i = length - 1; i >= 0; i--) {
            unknown[i] = unknown[i + 1] + 1;
            pieces[i] = pieces[i + 1];
            for (; last >= 0 && hits.get(last).start() == start + i; last--) {
                int after = hits.get(last).end() - start;
                if (unknown[after] < unknown[i] || (unknown[after] == unknown[i] && pieces[after] + 1 < pieces[i])) {
                    unknown[i] = unknown[after];
                    pieces[i] = pieces[after] + 1;
                    choice.set(i, Optional.of(hits.get(last)));
                }
            }
        }
        int unknownBefore = 0;
        for (int i = 0; i < length; ) {
            Optional<Hit> hit = choice.get(i);
            if (hit.isEmpty()) {
                unknownBefore++;
                i++;
                continue;
            }
            int after = hit.get().end() - start;
            boolean apart = after == length
                    || choice.get(after).isPresent()
                    || (after - i >= CERTAIN_BEFORE_UNKNOWN
                            && length - after >= SHORTEST_UNKNOWN
                            && ENDINGS.indexOf(text[start + after]) < 0);
            boolean known = unknownBefore == 0
                    || (unknownBefore >= SHORTEST_UNKNOWN && after - i >= CERTAIN_AFTER_UNKNOWN && after == length);
            if (apart && known) {
                report(hit.get(), matches);
            }
            unknownBefore = 0;
            i = after;
        }
    }

    private static void report(Hit hit, List<TermMatch> matches) {
        for (Term term : hit.word().rejectedBy()) {
            matches.add(
                    new TermMatch(new Span(hit.start(), hit.end()), hit.word().spelling(), term));
        }
    }

    /** Full-width katakana and its marks, without the middle dot, which parts words. */
    private static boolean isKatakana(int c) {
        return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF);
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }
}
