package io.github.docsprint.drift.base;

import io.github.docsprint.drift.base.PageScores.Origin;
import java.util.List;
import java.util.Optional;

/**
 * How likely an edit of a translation brought it up to date, by its size, and where the source came from that it worked
 * with, learned for one language.
 *
 * <p>Which edit was the last sync is not known, so it is learned by expectation maximization: the texts say how likely
 * each is under the present rates, and the rates are set to what that gives, a few rounds over. Teams differ from .08 to
 * .78 in how often a small edit is a sync, so no fixed rule will do.
 */
final class SyncPrior {

    /** Rates before anything is learned, by size. */
    private static final double[] START = {0.05, 0.2, 0.35, 0.6, 0.9};

    /** That of commits which change several languages: few of them have translated anything. */
    private static final double START_OF_SEVERAL = 0.02;

    /** How many edits of that rate a bin starts with. */
    private static final double SMOOTHING = 3;

    /** No rate is nearer to 0 or 1. */
    private static final double LEAST = 0.003;

    /** Rounds before the places of edits are looked at, and after. */
    private static final int FIRST_ROUNDS = 8;

    private static final int ROUNDS = 24;

    private static final int WIDTHS = 4;
    private static final int SEVERAL = 3;
    private static final int CONTENTS = 3;

    /** What remains possible against all history. */
    private static final double UNHEARD_OF = 1e-9;

    /** A later source than any that the translator can have had explains too much. */
    private static final double MOST_LATER = 0.02;

    private static final Origin[] ORIGINS = Origin.values();

    /** In place of a bin: an edit that made the page. */
    private static final int FIRST = -1;

    /** In place of a bin: an edit of a declared base, a flag or blank lines alone. */
    private static final int NOTHING = -2;

    private final double[] rates = new double[START.length * CONTENTS * WIDTHS];

    /** Where the source came from, by {@link Origin}; the branch's share is among the edits that had one. */
    private final double[] origins = {0.5, 0.5, 0.2, 0.26, 0.04};

    /** How far the place of an edit is believed; not before that is known. */
    private Optional<PlaceReliability> places = Optional.empty();

    private SyncPrior() {
        for (int bin = 0; bin < rates.length; bin++) {
            rates[bin] = start(bin);
        }
    }

    static SyncPrior learn(List<PageScores> pages) {
        SyncPrior prior = new SyncPrior();
        prior.improve(pages, FIRST_ROUNDS);
        prior.places = Optional.of(PlaceReliability.learn(pages, prior));
        prior.improve(pages, ROUNDS);
        return prior;
    }

    private static double start(int bin) {
        return bin % WIDTHS == SEVERAL ? START_OF_SEVERAL : START[bin / (CONTENTS * WIDTHS)];
    }

    /** Edits of one bin are alike: how much of the page, whether more than words, how many pages and languages at once. */
    private static int bin(TranslationEdit edit, PageEvidence.Change change) {
        int size = change.lines() <= 2
                ? 0
                : change.share() < 0.05 ? 1 : change.share() < 0.15 ? 2 : change.share() < 0.4 ? 3 : 4;
        int width = edit.languages() ? SEVERAL : edit.pages() <= 1 ? 0 : edit.pages() <= 5 ? 1 : 2;
        int content = change.tokens() == 0 ? 0 : change.tokens() <= 2 ? 1 : 2;
        return (size * CONTENTS + content) * WIDTHS + width;
    }

    /** Of all edits of a page. */
    private static int[] bins(PageEvidence page) {
        List<TranslationEdit> edits = page.history().edits();
        int[] bins = new int[edits.size()];
        for (int edit = 0; edit < bins.length; edit++) {
            PageEvidence.Change change = page.changes().get(edit);
            bins[edit] = edits.get(edit).previous().isEmpty()
                    ? FIRST
                    : change.lines() == 0 && change.tokens() == 0 ? NOTHING : bin(edits.get(edit), change);
        }
        return bins;
    }

    private double rate(int bin) {
        return bin == FIRST ? 1 : bin == NOTHING ? LEAST : rates[bin];
    }

    /** Probability of each edit to be the last sync. */
    private double[] lastSync(int[] bins) {
        double[] result = new double[bins.length];
        double left = 1;
        for (int edit = result.length - 1; edit >= 0; edit--) {
            double rate = rate(bins[edit]);
            result[edit] = left * rate;
            left *= 1 - rate;
        }
        return result;
    }

    /** Probability of the origins of an edit's source, among those that are known for it. */
    private double[] origins(PageScores page, int edit) {
        double[] result = new double[origins.length];
        double others = 0;
        for (Origin origin : ORIGINS) {
            if (origin != Origin.BRANCH && page.isKnown(edit, origin)) {
                others += origins[origin.ordinal()];
            }
        }
        double branch = page.isKnown(edit, Origin.BRANCH) ? origins[Origin.BRANCH.ordinal()] : 0;
        for (Origin origin : ORIGINS) {
            if (origin != Origin.BRANCH && page.isKnown(edit, origin)) {
                result[origin.ordinal()] = (1 - branch) * origins[origin.ordinal()] / others;
            }
        }
        result[Origin.BRANCH.ordinal()] = branch;
        return result;
    }

    /** Log probability of a last sync and its source before the texts are looked at: [edit][candidate], none last. */
    double[][] logPrior(PageScores page) {
        double[][] result = new double[page.edits() + 1][page.candidates()];
        double[] last = lastSync(bins(page.page()));
        for (int edit = 0; edit < last.length; edit++) {
            double[] weights = origins(page, edit);
            for (Origin origin : ORIGINS) {
                double[] from = page.origin(edit, origin);
                for (int i = 0; i < from.length; i++) {
                    result[edit][i] += last[edit] * weights[origin.ordinal()] * from[i];
                }
            }
        }
        for (double[] row : result) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.log(row[i] + UNHEARD_OF);
            }
        }
        return result;
    }

    /** Probability of each candidate to be the base. */
    double[] posterior(PageScores page) {
        double[][] prior = logPrior(page);
        double best = Double.NEGATIVE_INFINITY;
        for (int edit = 0; edit < prior.length; edit++) {
            for (int i = 0; i < page.candidates(); i++) {
                prior[edit][i] += told(page, edit, i);
                best = Math.max(best, prior[edit][i]);
            }
        }
        double[] result = new double[page.candidates()];
        double sum = 0;
        for (int edit = 0; edit < prior.length; edit++) {
            page.takeSteps(edit, result);
            for (int i = 0; i < result.length; i++) {
                result[i] += Math.exp(prior[edit][i] - best);
                sum += Math.exp(prior[edit][i] - best);
            }
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /** What the texts, and the place of the edit, say. */
    private double told(PageScores page, int edit, int candidate) {
        double place = page.place(edit, candidate);
        return page.text(edit, candidate)
                + (places.isPresent() && place != 0 ? places.get().told(place) : 0);
    }

    /**
     * A page to learn from.
     *
     * @param bins of its edits
     * @param fits as {@link #likelihoods} has it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Lesson(PageScores page, int[] bins, double[][] fits) {}

    private void improve(List<PageScores> pages, int rounds) {
        List<Lesson> lessons = pages.stream()
                .map(page -> new Lesson(page, bins(page.page()), likelihoods(page)))
                .toList();
        for (int round = 0; round < rounds; round++) {
            improve(lessons);
        }
    }

    private void improve(List<Lesson> lessons) {
        double[] synced = new double[rates.length];
        double[] reached = new double[rates.length];
        double[] used = new double[origins.length];
        double onBranches = 0;
        for (Lesson lesson : lessons) {
            double[][] shares = shares(lesson);
            double upToHere = 0;
            for (int edit = 0; edit < shares.length; edit++) {
                double here = sum(shares[edit]);
                upToHere += here;
                int bin = lesson.bins[edit];
                if (bin >= 0) {
                    synced[bin] += here;
                    reached[bin] += upToHere;
                }
                onBranches += lesson.page.isKnown(edit, Origin.BRANCH) ? here : 0;
                for (int i = 0; i < used.length; i++) {
                    used[i] += shares[edit][i];
                }
            }
        }
        for (int bin = 0; bin < rates.length; bin++) {
            double rate = (synced[bin] + SMOOTHING * start(bin)) / (reached[bin] + SMOOTHING);
            rates[bin] = Math.max(LEAST, Math.min(1 - LEAST, rate));
        }
        int branch = Origin.BRANCH.ordinal();
        origins[branch] = (used[branch] + 1) / (onBranches + 2);
        double others = sum(used) - used[branch] + used.length - 1;
        for (int i = 0; i < used.length; i++) {
            origins[i] = i == branch ? origins[i] : (used[i] + 1) / others;
        }
        int later = Origin.LATER.ordinal();
        origins[later] = Math.min(origins[later], MOST_LATER);
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    /** How well the texts fit each last sync and origin, up to a factor for the page: [edit][origin]. */
    private double[][] likelihoods(PageScores page) {
        double best = Double.NEGATIVE_INFINITY;
        for (int edit = 0; edit < page.edits(); edit++) {
            for (int i = 0; i < page.candidates(); i++) {
                best = Math.max(best, told(page, edit, i));
            }
        }
        double[][] result = new double[page.edits()][origins.length];
        for (int edit = 0; edit < result.length; edit++) {
            double[][] from = page.origins(edit);
            for (int i = 0; i < page.candidates(); i++) {
                double text = Math.exp(told(page, edit, i) - best);
                for (int origin = 0; origin < origins.length; origin++) {
                    result[edit][origin] += from[origin][i] * text;
                }
            }
        }
        return result;
    }

    /** Probability of each last sync and origin under the present rates: [edit][origin]. */
    private double[][] shares(Lesson lesson) {
        double[] last = lastSync(lesson.bins);
        double[][] shares = new double[last.length][origins.length];
        double total = 0;
        for (int edit = 0; edit < last.length; edit++) {
            double[] weights = origins(lesson.page, edit);
            for (int origin = 0; origin < weights.length; origin++) {
                double share = last[edit] * weights[origin] * lesson.fits[edit][origin];
                shares[edit][origin] = share;
                total += share;
            }
        }
        if (total > 0) {
            for (double[] row : shares) {
                for (int i = 0; i < row.length; i++) {
                    row[i] /= total;
                }
            }
        }
        return shares;
    }
}
