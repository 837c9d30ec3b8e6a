package io.github.docsprint.drift.base;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely a translation has a token as often as its source, learned for one language from the tokens that are the
 * same in every revision of the source that comes into question: of those it does not matter which was translated. So
 * "kubelet" counts where translators leave it alone, "the" nowhere, and "deployment" in one language and not in another.
 */
final class TokenReliability {

    /** Counts in the source are told apart up to this. */
    private static final int BUCKETS = 6;

    private static final int EQUAL = 0;
    private static final int NONE = 1;
    private static final int FEWER = 2;
    private static final int MORE = 3;
    private static final int OUTCOMES = 4;

    /** How many observations of its kind a family of tokens starts with. */
    private static final double SMOOTHING = 4;

    /** What is taken for granted before anything is seen: as often, not at all, less often, more often. */
    private static final double[] START = {0.5, 0.25, 0.1, 0.15};

    /**
     * That a translation has something which the source had once and has no more: by a partial update, or because it
     * was put right in the translation first.
     */
    private static final double KEPT = 0.03;

    /** How much less likely a count is that is further off, as a power of the distance. */
    private static final double DISTANCE = 0.5;

    /** Of fewer tokens that every revision has, nothing is concluded. */
    private static final int FEWEST_TO_TELL = 3;

    /** The share of such tokens that any two pages may have in common. */
    private static final double FOREIGN = 0.1;

    private final Map<String, double[]> families = new HashMap<>();
    private final Map<TokenKind, double[]> kinds = new EnumMap<>(TokenKind.class);
    private final double[] any = new double[BUCKETS * OUTCOMES];

    TokenReliability(List<PageEvidence> pages) {
        Map<String, double[]> tallies = new HashMap<>();
        Map<TokenKind, double[]> talliesOfKind = new EnumMap<>(TokenKind.class);
        for (PageEvidence page : pages) {
            for (PageEvidence.Constant constant : page.constants()) {
                tallies.computeIfAbsent(constant.family(), key -> new double[any.length])[constant.outcome()] +=
                        constant.times();
            }
        }
        tallies.forEach((family, tally) -> {
            double[] sum = talliesOfKind.computeIfAbsent(Token.kindOf(family), key -> new double[any.length]);
            for (int i = 0; i < tally.length; i++) {
                sum[i] += tally[i];
            }
        });
        for (int i = 0; i < any.length; i++) {
            any[i] = START[i % OUTCOMES];
        }
        talliesOfKind.forEach((kind, tally) -> kinds.put(kind, rates(tally, any)));
        tallies.forEach((family, tally) ->
                families.put(family, rates(tally, kinds.getOrDefault(Token.kindOf(family), any))));
    }

    /**
     * A number for what became of a token in the translation.
     *
     * @param count how often the source has it, at least once
     * @param translated how often the translation has it
     */
    static int outcome(int count, int translated) {
        int fate = translated == count ? EQUAL : translated == 0 ? NONE : translated < count ? FEWER : MORE;
        return (Math.min(count, BUCKETS) - 1) * OUTCOMES + fate;
    }

    private static double[] rates(double[] tally, double[] general) {
        double[] result = new double[tally.length];
        for (int from = 0; from < tally.length; from += OUTCOMES) {
            double all = SMOOTHING;
            for (int i = from; i < from + OUTCOMES; i++) {
                all += tally[i];
            }
            for (int i = from; i < from + OUTCOMES; i++) {
                result[i] = (tally[i] + SMOOTHING * general[i]) / all;
            }
        }
        return result;
    }

    /** What is known of a token, to be asked with {@link #logLikelihood}. */
    double[] of(Token token) {
        double[] known = families.get(token.family());
        return known != null ? known : kinds.getOrDefault(token.kind(), any);
    }

    /** Whether most translations have a token where their source has it once. */
    boolean isLeftAlone(Token token) {
        return isLeftAlone(of(token));
    }

    private static boolean isLeftAlone(double[] rates) {
        return rates[outcome(1, 1)] >= 0.5;
    }

    /**
     * Whether a translation has next to nothing of what translators leave alone in the texts that its source has had: it
     * is one of something else.
     */
    boolean isForeign(PageEvidence page) {
        int all = 0;
        int there = 0;
        for (PageEvidence.Constant constant : page.constants()) {
            double[] rates = families.getOrDefault(constant.family(), any);
            if (isLeftAlone(rates)) {
                all += constant.times();
                there += constant.outcome() % OUTCOMES == NONE ? 0 : constant.times();
            }
        }
        return all >= FEWEST_TO_TELL && there <= FOREIGN * all;
    }

    /** Log likelihood that a translation has a token {@code translated} times where its source has it {@code count} times. */
    static double logLikelihood(double[] rates, int count, int translated) {
        if (count == 0) {
            return translated == 0 ? 0 : Math.log(KEPT);
        }
        int outcome = outcome(count, translated);
        double rate = Math.log(rates[outcome]);
        return outcome % OUTCOMES >= FEWER ? rate - DISTANCE * Math.log(Math.abs(translated - count)) : rate;
    }
}
