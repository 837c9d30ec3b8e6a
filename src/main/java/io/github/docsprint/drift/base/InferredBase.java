package io.github.docsprint.drift.base;

import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about the base of one page.
 *
 * @param base the most likely base, with the probability of its class (the revisions that differ from it in nothing to
 *     translate) as the confidence
 * @param equivalents all revisions of that class, oldest first
 * @param current probability that the base is of the class of the newest revision: that nothing is missing
 * @param alternatives the next most likely classes, each by its most likely revision, with their probabilities
 * @param steps the changes of the source that could be told, oldest first: pages are updated out of order, so one
 *     before the base may be missing, and one after it may be there
 * @param translatable the commits that changed more of the source than its form, oldest first, of those that the page may
 *     not reflect
 * @param doubt why the confidence is low, where it is
 */
public record InferredBase(
        Base base,
        List<BaseCandidate> equivalents,
        double current,
        List<Alternative> alternatives,
        List<Step> steps,
        List<CommitId> translatable,
        Optional<Message> doubt) {

    public InferredBase {
        equivalents = List.copyOf(equivalents);
        alternatives = List.copyOf(alternatives);
        steps = List.copyOf(steps);
        translatable = List.copyOf(translatable);
    }

    /**
     * Another revision that the page may reflect.
     *
     * @param candidate the revision
     * @param probability of its class
     */
    public record Alternative(BaseCandidate candidate, double probability) {}

    /**
     * A change of the source page.
     *
     * @param revision the revision that brought it
     * @param taken probability that the translation reflects it
     * @param told how much of that is told by the text itself, as a log likelihood ratio: above 0 for it, below against,
     *     0 where only the base speaks
     */
    public record Step(BaseCandidate revision, double taken, double told) {}
}
