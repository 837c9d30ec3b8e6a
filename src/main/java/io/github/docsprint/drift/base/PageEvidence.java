package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the texts of one page say, before it is weighed: which tokens vary between the revisions of the source, how often
 * the translation has them, and how well it carries over those that never vary.
 *
 * @param first the first candidate that was read: older ones are out of reach of the translator
 * @param classes for each candidate from {@code first} on, the hash of its normal form
 * @param groups the tokens that vary, those that change at the same steps together
 * @param constants by family and bucket of the count: how many tokens have which outcome
 * @param changes for each edit, how much it changed
 */
@SuppressWarnings("ArrayRecordComponent")
record PageEvidence(
        PageHistory history,
        int first,
        long[] classes,
        List<Group> groups,
        Map<String, int[]> constants,
        List<Change> changes) {

    /** Counts of a token are told apart up to this. */
    static final int BUCKETS = 6;

    /** Per bucket: as often, not at all, less often, more often. */
    static final int OUTCOMES = 4;

    private static final int EQUAL = 0;
    private static final int NONE = 1;
    static final int FEWER = 2;
    static final int MORE = 3;

    static int outcome(int count, int translated) {
        return translated == count ? EQUAL : translated == 0 ? NONE : translated < count ? FEWER : MORE;
    }

    /** The candidates that were read, the oldest first. */
    List<BaseCandidate> candidates() {
        return history.candidates().subList(first, history.candidates().size());
    }

    /**
     * Tokens with the same steps.
     *
     * @param starts the candidates (from {@code first} on) at which a run of equal counts begins; the first is 0
     * @param tokens the tokens
     */
    record Group(int[] starts, List<Varying> tokens) {}

    /**
     * A token that varies.
     *
     * @param token the token
     * @param counts how often the candidates of each run have it
     * @param translated how often the translation has it after each edit, and now
     */
    record Varying(Token token, int[] counts, int[] translated) {}

    /**
     * The size of an edit.
     *
     * @param share changed lines to all lines, 0 to 1
     * @param lines changed lines
     * @param tokens changed tokens
     */
    record Change(double share, int lines, int tokens) {}

    static int bucket(int count) {
        return Math.min(count, BUCKETS) - 1;
    }

    static PageEvidence gather(PageHistory history, Function<BlobId, Optional<byte[]>> contents) {
        int first = history.firstWithinReach();
        Fingerprinter fingerprinter = new Fingerprinter(history.path());
        Map<BlobId, Fingerprint> read = new HashMap<>();
        Function<BlobId, Fingerprint> fingerprint = blob -> read.computeIfAbsent(
                blob, id -> fingerprinter.read(contents.apply(id).orElse(new byte[0])));
        List<BaseCandidate> candidates = history.candidates();
        int size = candidates.size() - first;
        Fingerprint[] prints = new Fingerprint[size];
        long[] classes = new long[size];
        for (int i = 0; i < size; i++) {
            prints[i] = fingerprint.apply(candidates.get(first + i).blob());
            classes[i] = prints[i].normalForm();
        }
        List<Fingerprint> texts = new ArrayList<>();
        for (TranslationEdit edit : history.edits()) {
            texts.add(fingerprint.apply(edit.blob()));
        }
        texts.add(fingerprint.apply(history.translation()));
        List<Change> changes = new ArrayList<>();
        for (TranslationEdit edit : history.edits()) {
            changes.add(edit.previous()
                    .map(previous -> change(fingerprint.apply(previous), fingerprint.apply(edit.blob())))
                    .orElse(new Change(1, 0, 0)));
        }
        return compare(history, first, classes, prints, texts, fingerprinter, changes);
    }

    private static Change change(Fingerprint before, Fingerprint after) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < before.lines().length && j < after.lines().length) {
            int order = Long.compare(before.lines()[i], after.lines()[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int longer = Math.max(before.lines().length, after.lines().length);
        int changed = longer - common;
        int tokens = 0;
        for (int token : before.tokens()) {
            tokens += Math.abs(before.count(token) - after.count(token));
        }
        for (int token : after.tokens()) {
            tokens += before.count(token) == 0 ? after.count(token) : 0;
        }
        return new Change(longer == 0 ? 0 : (double) changed / longer, changed, tokens);
    }

    private static PageEvidence compare(
            PageHistory history,
            int first,
            long[] classes,
            Fingerprint[] prints,
            List<Fingerprint> texts,
            Fingerprinter fingerprinter,
            List<Change> changes) {
        int vocabulary = fingerprinter.vocabulary();
        Map<Integer, List<int[]>> varying = new LinkedHashMap<>();
        int[] initial = new int[vocabulary];
        for (int i = 0; i < prints.length; i++) {
            Fingerprint print = prints[i];
            if (i > 0 && print == prints[i - 1]) {
                continue;
            }
            if (i == 0) {
                for (int k = 0; k < print.tokens().length; k++) {
                    initial[print.tokens()[k]] = print.counts()[k];
                }
                continue;
            }
            Fingerprint before = prints[i - 1];
            int a = 0;
            int b = 0;
            while (a < before.tokens().length || b < print.tokens().length) {
                int left = a < before.tokens().length ? before.tokens()[a] : Integer.MAX_VALUE;
                int right = b < print.tokens().length ? print.tokens()[b] : Integer.MAX_VALUE;
                int token = Math.min(left, right);
                int was = left == token ? before.counts()[a] : 0;
                int is = right == token ? print.counts()[b] : 0;
                if (was != is) {
                    varying.computeIfAbsent(token, key -> new ArrayList<>(List.of(new int[] {0, initial[key]})))
                            .add(new int[] {i, is});
                }
                a += left == token ? 1 : 0;
                b += right == token ? 1 : 0;
            }
        }
        Map<String, Group> groups = new LinkedHashMap<>();
        varying.forEach((token, steps) -> {
            int[] starts = steps.stream().mapToInt(step -> step[0]).toArray();
            int[] counts = steps.stream().mapToInt(step -> step[1]).toArray();
            groups.computeIfAbsent(Arrays.toString(starts), key -> new Group(starts, new ArrayList<>()))
                    .tokens()
                    .add(new Varying(
                            fingerprinter.token(token),
                            counts,
                            texts.stream().mapToInt(text -> text.count(token)).toArray()));
        });
        Map<String, int[]> constants = new HashMap<>();
        Fingerprint translation = texts.get(texts.size() - 1);
        if (prints.length > 0) {
            Fingerprint last = prints[prints.length - 1];
            for (int k = 0; k < last.tokens().length; k++) {
                int token = last.tokens()[k];
                if (!varying.containsKey(token)) {
                    int count = last.counts()[k];
                    int translated = translation.count(token);
                    int[] tally = constants.computeIfAbsent(
                            fingerprinter.token(token).family(), key -> new int[BUCKETS * OUTCOMES]);
                    tally[bucket(count) * OUTCOMES + outcome(count, translated)]++;
                }
            }
        }
        return new PageEvidence(history, first, classes, List.copyOf(groups.values()), constants, List.copyOf(changes));
    }

    /** The same texts with another history: for measuring what history is worth. */
    PageEvidence with(PageHistory other) {
        return new PageEvidence(other, first, classes, groups, constants, changes);
    }

    /** The same without some kinds of tokens: for measuring what they are worth. */
    PageEvidence without(Set<TokenKind> kinds) {
        List<Group> others = groups.stream()
                .map(group -> new Group(
                        group.starts(),
                        group.tokens().stream()
                                .filter(token -> !kinds.contains(token.token().kind()))
                                .toList()))
                .filter(group -> !group.tokens().isEmpty())
                .toList();
        return new PageEvidence(history, first, classes, others, constants, changes);
    }
}
