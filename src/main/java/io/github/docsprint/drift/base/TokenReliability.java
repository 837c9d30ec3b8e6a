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

    /** Of fewer tokens nothing is concluded. */
    private static final int FEWEST_TO_TELL = 3;

    /** The share of such tokens that any two pages may have in common. */
    private static final double FOREIGN = 0.1;

    private static final double LOG_KEPT = Math.log(KEPT);

    /** What is known of a kind where no page has it. */
    private final Rates any;

    private final Map<TokenKind, Rates> kinds = new EnumMap<>(TokenKind.class);
    private final Map<TokenKind, Map<String, Rates>> families = new EnumMap<>(TokenKind.class);

    TokenReliability(List<PageEvidence> pages) {
        double[] start = new double[BUCKETS * OUTCOMES];
        for (int i = 0; i < start.length; i++) {
            start[i] = START[i % OUTCOMES];
        }
        any = new Rates(start);
        Map<TokenKind, Map<String, double[]>> tallies = new EnumMap<>(TokenKind.class);
        for (PageEvidence page : pages) {
            for (PageEvidence.Constant constant : page.constants()) {
                tallies.computeIfAbsent(constant.kind(), kind -> new HashMap<>())
                                .computeIfAbsent(constant.subject(), subject -> new double[start.length])[
                                constant.outcome()] +=
                        constant.times();
            }
        }
        tallies.forEach((kind, subjects) -> {
            double[] sum = new double[start.length];
            for (double[] tally : subjects.values()) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += tally[i];
                }
            }
            double[] ofKind = rates(sum, start);
            Map<String, Rates> ofSubjects = new HashMap<>();
            subjects.forEach((subject, tally) -> ofSubjects.put(subject, new Rates(rates(tally, ofKind))));
            kinds.put(kind, new Rates(ofKind));
            families.put(kind, ofSubjects);
        });
    }

    /** How likely each outcome is of the tokens of a family. */
    static final class Rates {

        private final double[] logs;
        private final boolean leftAlone;

        private Rates(double[] rates) {
            logs = new double[rates.length];
            for (int i = 0; i < logs.length; i++) {
                logs[i] = Math.log(rates[i]);
            }
            leftAlone = rates[outcome(1, 1)] >= 0.5;
        }

        /** Whether most translations have such a token where their source has it once. */
        boolean isLeftAlone() {
            return leftAlone;
        }

        /**
         * Log likelihood that a translation has a token {@code translated} times where its source has it {@code count}
         * times.
         */
        double logLikelihood(int count, int translated) {
            if (count == 0) {
                return translated == 0 ? 0 : LOG_KEPT;
            }
            int outcome = outcome(count, translated);
            return outcome % OUTCOMES >= FEWER
                    ? logs[outcome] - DISTANCE * Math.log(Math.abs(translated - count))
                    : logs[outcome];
        }
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

    /** What is known of a token's family, else of its kind. */
    Rates of(Token token) {
        return of(token.kind(), token.subject());
    }

    private Rates of(TokenKind kind, String subject) {
        Map<String, Rates> subjects = families.get(kind);
        if (subjects == null) {
            return any;
        }
        Rates known = subjects.get(subject);
        return known != null ? known : kinds.getOrDefault(kind, any);
    }

    /**
     * Whether a translation has next to nothing of what translators leave alone in a revision of its source: it is one of
     * something else.
     *
     * @param base the revision that is most like it, by its place among the page's candidates
     */
    boolean isForeign(PageScores scores, int base) {
        PageEvidence page = scores.page();
        Rates[][] varying = scores.rates();
        PageEvidence.Constant[] constants = page.constants().toArray(new PageEvidence.Constant[0]);
        int most = 0;
        for (PageEvidence.Constant constant : constants) {
            most += constant.times();
        }
        for (Rates[] group : varying) {
            most += group.length;
        }
        int all = 0;
        int there = 0;
        for (PageEvidence.Constant constant : constants) {
            if (of(constant.kind(), constant.subject()).isLeftAlone()) {
                all += constant.times();
                there += constant.outcome() % OUTCOMES == NONE ? 0 : constant.times();
            }
            if (there > FOREIGN * most) {
                return false; // as it is of nearly every page, after a tenth of its tokens
            }
        }
        for (int number = 0; number < varying.length; number++) {
            PageEvidence.Group group = page.groups().get(number);
            int run = group.run(base);
            for (int i = 0; i < varying[number].length; i++) {
                if (group.count(i, run) > 0 && varying[number][i].isLeftAlone()) {
                    all++;
                    there += group.now(i) > 0 ? 1 : 0;
                }
            }
        }
        return all >= FEWEST_TO_TELL && there <= FOREIGN * all;
    }
}
