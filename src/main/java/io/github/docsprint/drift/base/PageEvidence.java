package io.github.docsprint.drift.base;

import io.github.docsprint.drift.base.Fingerprint.Place;
import io.github.docsprint.git.BlobId;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of one page say, before it is weighed: which tokens vary between the revisions of the source, how often
 * the translation has them, and how well it carries over those that never vary.
 *
 * @param history what was compared
 * @param first the first candidate that was read: older ones are out of reach of the translator
 * @param classes for each candidate from {@code first} on, the hash of its normal form
 * @param steps for each candidate from {@code first} on, where it differs from the one before it
 * @param groups the tokens that vary, those that change at the same steps together
 * @param constants the tokens that never vary
 * @param changes for each edit, how much it changed
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared
record PageEvidence(
        PageHistory history,
        int first,
        long[] classes,
        List<Place> steps,
        List<Group> groups,
        List<Constant> constants,
        List<Change> changes) {

    /**
     * Tokens with the same steps. All their counts are in two arrays, as a page has hundreds of such tokens, and all pages
     * are in memory until the last is read. The texts of the translation are those after each edit, and the one now.
     *
     * @param starts the candidates (from {@code first} on) at which a run of equal counts begins; the first is 0
     * @param tokens the tokens
     * @param counts for one token after the other how often the candidates of each run have it
     * @param texts the texts of the translation at which a run of equal counts begins; the first is 0
     * @param translated for one run of texts after the other how often they have each token
     */
    record Group(int[] starts, Token[] tokens, int[] counts, int[] texts, int[] translated) {

        Group {
            if (counts.length != tokens.length * starts.length || translated.length != tokens.length * texts.length) {
                throw new IllegalArgumentException("counts of other tokens");
            }
        }

        /** The number of the run that a candidate is in. */
        int run(int candidate) {
            return run(starts, candidate);
        }

        private static int run(int[] starts, int place) {
            int found = Arrays.binarySearch(starts, place);
            return found >= 0 ? found : -found - 2;
        }

        /** How often the candidates of a run have a token. */
        int count(int token, int run) {
            return counts[token * starts.length + run];
        }

        /** How often a text of the translation has a token. */
        int translated(int token, int text) {
            return inRun(token, run(texts, text));
        }

        /** How often the texts of a run have a token. */
        int inRun(int token, int run) {
            return translated[run * tokens.length + token];
        }

        /** How often the translation has a token now. */
        int now(int token) {
            return inRun(token, texts.length - 1);
        }

        private Group without(Set<TokenKind> kinds) {
            int[] left = IntStream.range(0, tokens.length)
                    .filter(token -> !kinds.contains(tokens[token].kind()))
                    .toArray();
            return new Group(
                    starts,
                    Arrays.stream(left).mapToObj(token -> tokens[token]).toArray(Token[]::new),
                    Arrays.stream(left)
                            .flatMap(token -> IntStream.range(0, starts.length).map(run -> count(token, run)))
                            .toArray(),
                    texts,
                    IntStream.range(0, texts.length)
                            .flatMap(run -> Arrays.stream(left).map(token -> inRun(token, run)))
                            .toArray());
        }
    }

    /**
     * Tokens that all revisions have, and of which the same became in the translation.
     *
     * @param kind with the subject, the tokens' family
     * @param subject as {@link Token#subject} has it
     * @param outcome as {@link TokenReliability} numbers it
     * @param times how many tokens of the page that is
     */
    record Constant(TokenKind kind, String subject, int outcome, int times) {

        /** As a record has it by itself, in code that is quick without a profile too: each token of a page is counted. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Constant constant
                    && kind == constant.kind
                    && outcome == constant.outcome
                    && times == constant.times
                    && subject.equals(constant.subject);
        }

        @Override
        public int hashCode() {
            return (subject.hashCode() * 31 + kind.hashCode()) * 31 + outcome;
        }
    }

    /**
     * The size of an edit.
     *
     * @param share changed lines to all lines, 0 to 1
     * @param lines changed lines
     * @param tokens changed tokens
     * @param place where in the page
     */
    record Change(double share, int lines, int tokens, Place place) {}

    /** The candidates that were read, the oldest first. */
    List<BaseCandidate> candidates() {
        return history.candidates().subList(first, history.candidates().size());
    }

    /**
     * Reads and compares the texts of a page.
     *
     * @param reading what has been read of the page for other versions
     * @return empty where a text is missing: those that are there would speak for themselves
     */
    static Optional<PageEvidence> gather(PageHistory history, PageReading reading) {
        return reading.all(newestFirst(history)) ? Optional.of(of(history, reading)) : Optional.empty();
    }

    private static PageEvidence of(PageHistory history, PageReading reading) {
        List<Fingerprint> sources = new ArrayList<>();
        for (BaseCandidate candidate : history.candidatesWithinReach()) {
            sources.add(reading.of(candidate.blob()));
        }
        List<Fingerprint> texts = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        TokenChanges ofTokens = new TokenChanges(reading.vocabulary());
        for (TranslationEdit edit : history.edits()) {
            Optional<Fingerprint> before = edit.previous().map(reading::of);
            Fingerprint after = reading.of(edit.blob());
            texts.add(after);
            changes.add(before.map(text -> change(text, after, ofTokens)).orElse(new Change(1, 0, 0, Place.NONE)));
        }
        texts.add(reading.of(history.translation()));
        long[] classes = sources.stream().mapToLong(Fingerprint::normalForm).toArray();
        Runs runs = runs(sources, reading);
        int[] last = counts(sources.get(sources.size() - 1), reading);
        int[][] translated = texts.stream().map(text -> counts(text, reading)).toArray(int[][]::new);
        return new PageEvidence(
                history,
                history.firstWithinReach(),
                classes,
                places(sources),
                groups(runs, translated, reading),
                constants(runs, last, translated[translated.length - 1], reading),
                List.copyOf(changes));
    }

    /** The contents of a page in the order in which they are quickly read: git keeps old ones as changes of newer ones. */
    private static List<BlobId> newestFirst(PageHistory history) {
        List<BlobId> contents = new ArrayList<>();
        for (TranslationEdit edit : history.edits()) {
            edit.previous().ifPresent(contents::add);
            contents.add(edit.blob());
        }
        contents.add(history.translation());
        history.candidatesWithinReach().forEach(candidate -> contents.add(candidate.blob()));
        Collections.reverse(contents);
        return contents;
    }

    private static List<Place> places(List<Fingerprint> sources) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            places.add(i == 0 ? Place.NONE : sources.get(i - 1).place(sources.get(i)));
        }
        return List.copyOf(places);
    }

    private static Change change(Fingerprint before, Fingerprint after, TokenChanges changes) {
        int lines = before.changedLines(after);
        int longer = Math.max(before.filledLines(), after.filledLines());
        before.addTokenChanges(after, changes);
        int tokens = 0;
        for (int k = 0; k < changes.size(); k++) {
            tokens += Math.abs(changes.times(changes.token(k)));
        }
        changes.clear();
        return new Change(longer == 0 ? 0 : (double) lines / longer, lines, tokens, before.place(after));
    }

    private static int[] counts(Fingerprint text, PageReading reading) {
        int[] counts = new int[reading.vocabulary()];
        for (Fingerprint.Line line : text.lines()) {
            for (int token : line.tokens()) {
                counts[token]++;
            }
        }
        return counts;
    }

    private static Runs runs(List<Fingerprint> sources, PageReading reading) {
        Runs runs = new Runs(counts(sources.get(0), reading));
        TokenChanges changes = new TokenChanges(reading.vocabulary());
        for (int i = 1; i < sources.size(); i++) {
            sources.get(i - 1).addTokenChanges(sources.get(i), changes);
            for (int k = 0; k < changes.size(); k++) {
                int token = changes.token(k);
                runs.add(token, i, changes.times(token));
            }
            changes.clear();
        }
        return runs;
    }

    private static List<Group> groups(Runs runs, int[][] translated, PageReading reading) {
        Map<IntBuffer, List<Integer>> byStarts = new LinkedHashMap<>();
        for (int n = 0; n < runs.size(); n++) {
            int token = runs.token(n);
            byStarts.computeIfAbsent(IntBuffer.wrap(runs.starts(token)), none -> new ArrayList<>())
                    .add(token);
        }
        List<Group> groups = new ArrayList<>(byStarts.size());
        byStarts.forEach((starts, tokens) -> groups.add(group(starts.array(), tokens, runs, translated, reading)));
        return List.copyOf(groups);
    }

    private static Group group(int[] starts, List<Integer> numbers, Runs runs, int[][] texts, PageReading reading) {
        int[] tokens = numbers.stream().mapToInt(Integer::intValue).toArray();
        Token[] named = new Token[tokens.length];
        int[] counts = new int[tokens.length * starts.length];
        for (int i = 0; i < tokens.length; i++) {
            named[i] = reading.token(tokens[i]);
            runs.counts(tokens[i], counts, i * starts.length);
        }
        int[] begins = new int[texts.length];
        int[] translated = new int[texts.length * tokens.length];
        int size = 0;
        for (int text = 0; text < texts.length; text++) {
            if (text == 0 || differ(texts[text - 1], texts[text], tokens)) {
                begins[size] = text;
                for (int i = 0; i < tokens.length; i++) {
                    translated[size * tokens.length + i] = texts[text][tokens[i]];
                }
                size++;
            }
        }
        return new Group(
                starts, named, counts, Arrays.copyOf(begins, size), Arrays.copyOf(translated, size * tokens.length));
    }

    private static boolean differ(int[] before, int[] after, int[] tokens) {
        for (int token : tokens) {
            if (before[token] != after[token]) {
                return true;
            }
        }
        return false;
    }

    private static List<Constant> constants(Runs runs, int[] source, int[] translation, PageReading reading) {
        Map<Constant, Integer> times = new LinkedHashMap<>();
        for (int token = 0; token < source.length; token++) {
            if (source[token] > 0 && !runs.varies(token)) {
                int outcome = TokenReliability.outcome(source[token], translation[token]);
                Token constant = reading.token(token);
                times.merge(new Constant(constant.kind(), constant.subject(), outcome, 1), 1, Integer::sum);
            }
        }
        List<Constant> result = new ArrayList<>(times.size());
        times.forEach((constant, count) ->
                result.add(new Constant(constant.kind, constant.subject, constant.outcome, count)));
        return List.copyOf(result);
    }

    /** The same texts with another history: for measuring what history is worth. */
    PageEvidence with(PageHistory other) {
        return new PageEvidence(other, first, classes, steps, groups, constants, changes);
    }

    /** The same without some kinds of tokens: for measuring what they are worth. */
    PageEvidence without(Set<TokenKind> kinds) {
        List<Group> others = groups.stream()
                .map(group -> group.without(kinds))
                .filter(group -> group.tokens().length > 0)
                .toList();
        return new PageEvidence(history, first, classes, steps, others, constants, changes);
    }
}
