package io.github.docsprint.drift.base;

import java.util.Arrays;
import java.util.List;

/**
 * How far the place of an edit can be trusted, in one language: one that was edited where the source had changed in the
 * meantime was hardly edited for another reason, however small the change and whatever its words.
 *
 * <p>How hardly differs by team: some put right what they come by anywhere, some mostly in what is new. It is learned from
 * the edits of which the tokens alone tell whether they were syncs.
 */
final class PlaceReliability {

    /** How much better the texts must fit a sync, or no sync, for an edit to be learned from. */
    private static final double CLEAR = 0.8;

    /** How much less likely than the likeliest, as a logarithm, a source of an edit may be. */
    private static final double UNLIKELY = 3;

    /** How often syncs are in place, and other edits for another reason than chance, before anything is learned. */
    private static final double SYNCS = 0.8;

    private static final double OTHERS = 0.15;

    /** How many edits that is worth. */
    private static final double SMOOTHING = 5;

    private static final double MOST_BY_CHANCE = 0.95;

    /** The limits of what a place says, as a log likelihood ratio. */
    private static final double MOST = 2;

    private static final double LEAST = -1;

    private final double syncs;
    private final double others;

    private PlaceReliability(double syncs, double others) {
        this.syncs = syncs;
        this.others = others;
    }

    /**
     * Learns it.
     *
     * @param prior what history makes likely
     */
    static PlaceReliability learn(List<PageScores> pages, SyncPrior prior) {
        double synced = SMOOTHING;
        double syncedInPlace = SMOOTHING * SYNCS;
        double other = SMOOTHING;
        double otherInPlace = SMOOTHING * OTHERS;
        for (PageScores page : pages) {
            double[][] likely = prior.logPrior(page);
            double before = Double.NEGATIVE_INFINITY;
            for (int edit = 0; edit < page.edits(); edit++) {
                double least = Arrays.stream(likely[edit]).max().orElse(0) - UNLIKELY;
                double best = Double.NEGATIVE_INFINITY;
                double bestPlaced = Double.NEGATIVE_INFINITY;
                double place = 0;
                for (int i = 0; i < page.candidates(); i++) {
                    if (likely[edit][i] >= least) {
                        best = Math.max(best, page.text(edit, i));
                        if (page.place(edit, i) != 0 && page.text(edit, i) >= bestPlaced) {
                            bestPlaced = page.text(edit, i);
                            place = page.place(edit, i);
                        }
                    }
                }
                double sync = bestPlaced - before;
                before = Math.max(before, best);
                double chance = Math.abs(place);
                if (place != 0 && sync >= CLEAR) {
                    synced++;
                    syncedInPlace += place > 0 ? 1 : 0;
                } else if (place != 0 && sync <= -CLEAR) {
                    other += 1 - chance;
                    otherInPlace += (place > 0 ? 1 : 0) - chance;
                }
            }
        }
        return new PlaceReliability(
                Math.min(MOST_BY_CHANCE, syncedInPlace / synced), Math.max(0, Math.min(1, otherInPlace / other)));
    }

    /**
     * What a place says, as a log likelihood ratio.
     *
     * @param place as {@link PageScores#place} gives it
     */
    double told(double place) {
        if (place == 0) {
            return 0;
        }
        double chance = Math.min(MOST_BY_CHANCE, others + (1 - others) * Math.abs(place));
        double told = place > 0 ? Math.log(syncs / chance) : Math.log((1 - syncs) / (1 - chance));
        return Math.max(LEAST, Math.min(MOST, told));
    }
}
