package io.github.docsprint.drift.base;

import io.github.docsprint.drift.base.TokenReliability.Rates;
import io.github.docsprint.git.BlobId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the texts of a page say about which edit was the last to bring it up to date, and with which revision of the
 * source; and where each edit can have had that revision from.
 *
 * <p>Tokens that change at the same steps of the source say the same thing, so each group of them has one say, up to a
 * limit: one step may be taken over, or overlooked, alone. What edits after the last sync changed counts against them
 * only beyond what a fix in passing does.
 */
final class PageScores {

    /** Where the translator's revision of the source came from. */
    enum Origin {
        /** The branch that the work was done on. */
        BRANCH,
        /** The main line, days before the work was written. */
        RECENT,
        /** The main line, months before the work was written. */
        OLDER,
        /** The main line, days before the work landed. */
        LANDING,
        /** A later one: the source was put right by the same hand, or read on a branch. */
        LATER
    }

    /** How much of what tokens say is believed, since they depend on each other. */
    private static final double BELIEF = 0.4;

    /** The most that a group of tokens says, as a log likelihood ratio before {@link #BELIEF}. */
    private static final double MOST = 2;

    /** What an edit changes in passing, in the same measure as what groups say. */
    private static final double PASSING = 3;

    /** The most that all tokens of one step say about it. */
    private static final double MOST_OF_STEP = 6;

    /** An edit of a greater share of the page is in no place. */
    private static final double LARGEST_PLACE = 0.5;

    /** Commits that change more pages are about something else than what the source changed. */
    private static final int FEW_PAGES = 5;

    /** How far apart the same place may be in two languages, as a share of the page. */
    private static final double NEAR = 0.03;

    private static final double DAY = 86_400;
    private static final double RECENT_DAYS = 3;
    private static final double OLDER_DAYS = 40;
    private static final double LATER_DAYS = 30;

    private final PageEvidence page;
    private final Rates[][] rates;
    private final double[][] texts;
    private final double[] steps;
    private final double[][][] origins;
    private final boolean[][] known;
    private final double[][] places;

    /** For each edit the candidate that came with it, alike in both texts; 0 where there is none. */
    private final int[] jointSteps;

    PageScores(PageEvidence page, TokenReliability reliability) {
        this.page = page;
        this.rates = rates(page, reliability);
        this.texts = texts(page, rates);
        this.steps = steps(page, rates);
        double[] since = page.candidates().stream()
                .mapToDouble(candidate -> days(candidate.committedAt().toEpochSecond()))
                .toArray();
        this.origins = page.history().edits().stream()
                .map(edit -> origins(page.candidates(), since, edit))
                .toArray(double[][][]::new);
        this.known = Arrays.stream(origins).map(PageScores::known).toArray(boolean[][]::new);
        this.places = new double[origins.length][candidates()];
        for (int edit = 1; edit < places.length; edit++) {
            places(page, edit, places[edit]);
        }
        this.jointSteps = IntStream.range(0, origins.length)
                .map(edit -> jointStep(page, edit, rates))
                .toArray();
    }

    PageEvidence page() {
        return page;
    }

    /** What is known of the tokens that vary: [group][token]. */
    Rates[][] rates() {
        return rates;
    }

    int candidates() {
        return page.classes().length;
    }

    int edits() {
        return origins.length;
    }

    /** Log likelihood of the texts, if the last sync was this edit ({@link #edits} stands for none) with a candidate. */
    double text(int edit, int candidate) {
        return texts[edit][candidate];
    }

    /** Whether an edit is where the source had changed: see {@link #places(PageEvidence, int, double[])}. */
    double place(int edit, int candidate) {
        return edit < places.length ? places[edit][candidate] : 0;
    }

    /**
     * Takes over what an edit did together with the source: where the same commit changed both alike, a page that had the
     * revision before has this one, and any other has what it had.
     *
     * @param shares how likely each candidate is to be the one of the last sync before the edit; is changed
     */
    void takeSteps(int edit, double[] shares) {
        int step = edit < jointSteps.length ? jointSteps[edit] : 0;
        for (int i = step - 1; i >= 0 && page.classes()[i] == page.classes()[step - 1]; i--) {
            shares[step] += shares[i];
            shares[i] = 0;
        }
    }

    /** Probability that an edit that is a sync worked from a candidate, by origin; all 0 where an origin is not known. */
    double[] origin(int edit, Origin origin) {
        return origins[edit][origin.ordinal()];
    }

    /** The same for all origins, in their order. */
    double[][] origins(int edit) {
        return origins[edit];
    }

    boolean isKnown(int edit, Origin origin) {
        return known[edit][origin.ordinal()];
    }

    /** Log likelihood ratio that the translation as it is now reflects the change that each candidate brought. */
    double[] steps() {
        return steps.clone();
    }

    private static Rates[][] rates(PageEvidence page, TokenReliability reliability) {
        Rates[][] rates = new Rates[page.groups().size()][];
        for (int group = 0; group < rates.length; group++) {
            Token[] tokens = page.groups().get(group).tokens();
            rates[group] = new Rates[tokens.length];
            for (int token = 0; token < tokens.length; token++) {
                rates[group][token] = reliability.of(tokens[token]);
            }
        }
        return rates;
    }

    private static double[] steps(PageEvidence page, Rates[][] rates) {
        double[] told = new double[page.classes().length];
        for (int number = 0; number < rates.length; number++) {
            PageEvidence.Group group = page.groups().get(number);
            double[] ofGroup = new double[group.starts().length];
            for (int i = 0; i < rates[number].length; i++) {
                Rates ofToken = rates[number][i];
                int now = group.now(i);
                double before = ofToken.logLikelihood(group.count(i, 0), now);
                for (int run = 1; run < ofGroup.length; run++) {
                    double after = ofToken.logLikelihood(group.count(i, run), now);
                    ofGroup[run] += after - before;
                    before = after;
                }
            }
            for (int run = 1; run < ofGroup.length; run++) {
                told[group.starts()[run]] += MOST * Math.tanh(ofGroup[run] / MOST);
            }
        }
        for (int i = 0; i < told.length; i++) {
            told[i] = MOST_OF_STEP * Math.tanh(told[i] / MOST_OF_STEP);
        }
        return told;
    }

    private static double[][] texts(PageEvidence page, Rates[][] rates) {
        int edits = page.history().edits().size();
        int candidates = page.classes().length;
        double[][] result = new double[edits + 1][candidates];
        double[][] moves = new double[edits + 1][candidates];
        for (int number = 0; number < rates.length; number++) {
            PageEvidence.Group group = page.groups().get(number);
            double[][] losses = losses(group, edits + 1, rates[number]);
            int[] starts = group.starts();
            for (int edit = 0; edit <= edits; edit++) {
                double[] ofEdit = losses[edit];
                double[] before = edit == 0 ? ofEdit : losses[edit - 1];
                for (int run = 0; run < starts.length; run++) {
                    int end = run + 1 < starts.length ? starts[run + 1] : candidates;
                    if (ofEdit[run] != 0) {
                        add(-ofEdit[run], result[edit], starts[run], end);
                    }
                    // Mostly there is nothing to do: an edit changes few tokens.
                    if (ofEdit[run] > before[run]) {
                        add(ofEdit[run] - before[run], moves[edit], starts[run], end);
                    }
                }
            }
        }
        for (int i = 0; i < candidates; i++) {
            double later = 0;
            for (int edit = edits; edit >= 0; edit--) {
                result[edit][i] -= later;
                later += Math.max(0, moves[edit][i] - PASSING);
            }
        }
        return result;
    }

    private static void add(double number, double[] to, int begin, int end) {
        for (int i = begin; i < end; i++) {
            to[i] += number;
        }
    }

    /**
     * Whether an edit is where the source had changed in the meantime, for each candidate: how likely that is by chance,
     * negative where it is not so, 0 where nothing is known.
     */
    private static void places(PageEvidence page, int edit, double[] row) {
        Fingerprint.Place place = page.changes().get(edit).place();
        double length = place.to() - place.from();
        boolean mechanical = page.history().edits().get(edit).pages() > FEW_PAGES;
        if (place.isNone() || length > LARGEST_PLACE || mechanical) {
            return;
        }
        long[] classes = page.classes();
        Instant before = page.history().edits().get(edit - 1).authored();
        boolean hit = false;
        double covered = 0;
        for (int i = 0; i < row.length; i++) {
            Fingerprint.Place step = page.steps().get(i);
            if (i == 0
                    || classes[i] == classes[i - 1]
                    || step.isNone()
                    || !page.candidates().get(i).committedAt().toInstant().isAfter(before)) {
                continue;
            }
            hit |= step.from() <= place.to() + NEAR && place.from() <= step.to() + NEAR;
            covered += step.to() - step.from() + length + 2 * NEAR;
            row[i] = (hit ? 1 : -1) * Math.min(1, covered);
        }
    }

    private static int jointStep(PageEvidence page, int edit, Rates[][] rates) {
        TranslationEdit work = page.history().edits().get(edit);
        for (int i = 1; i < page.classes().length && work.sourceMade().isPresent(); i++) {
            Optional<BlobId> candidate = Optional.of(page.candidates().get(i).blob());
            if (work.sourceMade().equals(candidate) && isAlike(page, edit, i, rates)) {
                return i;
            }
        }
        return 0;
    }

    /**
     * Whether at least half of the tokens that a step of the source took or gave went the same way in an edit, of those
     * that translators leave alone; of a step without any, whether the edit was one of all languages, which do one thing
     * in each.
     */
    private static boolean isAlike(PageEvidence page, int edit, int step, Rates[][] rates) {
        int alike = 0;
        int all = 0;
        for (int number = 0; edit > 0 && number < rates.length; number++) {
            PageEvidence.Group group = page.groups().get(number);
            int run = Arrays.binarySearch(group.starts(), step);
            for (int i = 0; run > 0 && i < rates[number].length; i++) {
                if (!rates[number][i].isLeftAlone()) {
                    continue;
                }
                int inSource = group.count(i, run) - group.count(i, run - 1);
                int inEdit = group.translated(i, edit) - group.translated(i, edit - 1);
                all += Math.abs(inSource);
                alike += inSource > 0 == inEdit > 0 ? Math.min(Math.abs(inSource), Math.abs(inEdit)) : 0;
            }
        }
        return all > 0 ? 2 * alike >= all : page.history().edits().get(edit).languages();
    }

    /** What each text says against each run of a group, from 0: [text][run]. Texts that have the same say the same. */
    private static double[][] losses(PageEvidence.Group group, int texts, Rates[] rates) {
        double[][] losses = new double[texts][];
        int[] begins = group.texts();
        for (int run = 0; run < begins.length; run++) {
            int end = run + 1 < begins.length ? begins[run + 1] : texts;
            Arrays.fill(losses, begins[run], end, ofTexts(group, run, rates));
        }
        return losses;
    }

    private static double[] ofTexts(PageEvidence.Group group, int runOfTexts, Rates[] rates) {
        double[] losses = new double[group.starts().length];
        for (int i = 0; i < rates.length; i++) {
            int translated = group.inRun(i, runOfTexts);
            for (int run = 0; run < losses.length; run++) {
                losses[run] -= rates[i].logLikelihood(group.count(i, run), translated);
            }
        }
        double least = Double.POSITIVE_INFINITY;
        for (double loss : losses) {
            least = Math.min(least, loss);
        }
        for (int run = 0; run < losses.length; run++) {
            losses[run] = BELIEF * MOST * (1 - Math.exp((least - losses[run]) / MOST));
        }
        return losses;
    }

    private static boolean[] known(double[][] byOrigin) {
        boolean[] known = new boolean[byOrigin.length];
        for (int origin = 0; origin < known.length; origin++) {
            for (double probability : byOrigin[origin]) {
                known[origin] |= probability > 0;
            }
        }
        return known;
    }

    private static double[][] origins(List<BaseCandidate> candidates, double[] since, TranslationEdit edit) {
        double landed = days(edit.landed().getEpochSecond());
        double authored = Math.min(days(edit.authored().getEpochSecond()), landed);
        double[][] result = new double[Origin.values().length][];
        result[Origin.BRANCH.ordinal()] = branch(candidates, edit);
        result[Origin.RECENT.ordinal()] = before(since, authored, RECENT_DAYS);
        result[Origin.OLDER.ordinal()] = before(since, authored, OLDER_DAYS);
        result[Origin.LANDING.ordinal()] = before(since, landed, RECENT_DAYS);
        result[Origin.LATER.ordinal()] = after(since, landed, LATER_DAYS);
        return result;
    }

    private static double days(long seconds) {
        return seconds / DAY;
    }

    private static double[] branch(List<BaseCandidate> candidates, TranslationEdit edit) {
        double[] result = new double[candidates.size()];
        int found = -1;
        for (int i = 0; i < result.length; i++) {
            BaseCandidate candidate = candidates.get(i);
            if (edit.startedFrom(candidate.blob())
                    && (found < 0 || !candidate.committedAt().toInstant().isAfter(edit.landed()))) {
                found = i;
            }
        }
        if (found >= 0) {
            result[found] = 1;
        }
        return result;
    }

    /** The candidate that was current at a moment before the anchor, when the time between is exponential. */
    private static double[] before(double[] since, double anchor, double scale) {
        double[] result = new double[since.length];
        double sum = 0;
        for (int i = 0; i < since.length; i++) {
            double until = i + 1 < since.length ? Math.min(anchor, since[i + 1]) : anchor;
            if (until > since[i]) {
                result[i] = Math.exp((until - anchor) / scale) - Math.exp((since[i] - anchor) / scale);
                sum += result[i];
            }
        }
        if (sum < 1e-12) {
            int current = 0;
            while (current + 1 < since.length && since[current + 1] <= anchor) {
                current++;
            }
            result[current] = 1;
            return result;
        }
        for (int i = 0; i < since.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    private static double[] after(double[] since, double anchor, double scale) {
        double[] result = new double[since.length];
        for (int i = 0; i < since.length; i++) {
            double until = i + 1 < since.length ? since[i + 1] : Double.POSITIVE_INFINITY;
            double from = Math.max(since[i], anchor);
            result[i] = until <= anchor ? 0 : Math.exp((anchor - from) / scale) - Math.exp((anchor - until) / scale);
        }
        return result;
    }
}
