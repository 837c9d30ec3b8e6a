package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about the base of one page.
 *
 * @param base the most likely base, with the probability of its class (the revisions that differ from it in nothing to
 *     translate) as the confidence
 * @param contradictions revisions of the source page on which the text says something else than the base, in the order
 *     in which to look at them: pages are updated out of order
 * @param translatable the commits that changed more of the source than its form, oldest first, of those that the page may
 *     not reflect
 * @param doubt why the confidence is low, where it is
 */
public record InferredBase(
        Base base, List<Contradiction> contradictions, List<CommitId> translatable, Optional<Message> doubt) {

    public InferredBase {
        contradictions = List.copyOf(contradictions);
        translatable = List.copyOf(translatable);
    }

    /**
     * A revision of the source page that the base has and the translation seems to lack, or the reverse.
     *
     * @param previous the source page before it
     * @param revision the revision
     * @param lacks whether the translation seems to lack it
     */
    public record Contradiction(BlobId previous, BaseCandidate revision, boolean lacks) {}
}
