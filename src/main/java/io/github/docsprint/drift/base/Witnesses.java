package io.github.docsprint.drift.base;

import io.github.docsprint.message.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what in a page speaks for and against a base, step of the source by step. */
final class Witnesses {

    private static final int MOST = 12;
    private static final int LONGEST = 60;

    /** What says less is noise. */
    private static final double LEAST = 0.5;

    private Witnesses() {}

    /** The weightiest evidence about a base, given by its place among the page's candidates. */
    static List<Evidence> of(PageEvidence page, int base, TokenReliability reliability) {
        List<Evidence> result = new ArrayList<>();
        for (PageEvidence.Group group : page.groups()) {
            for (PageEvidence.Varying token : group.tokens()) {
                double[] rates = reliability.of(token.token());
                for (int run = 1; run < token.counts().length; run++) {
                    witness(page, base, group.starts()[run], run, token, rates).ifPresent(result::add);
                }
            }
        }
        result.sort(Comparator.comparingDouble((Evidence evidence) -> -Math.abs(evidence.weight())));
        return List.copyOf(result.subList(0, Math.min(MOST, result.size())));
    }

    private static Optional<Evidence> witness(
            PageEvidence page, int base, int step, int run, PageEvidence.Varying token, double[] rates) {
        int before = token.counts()[run - 1];
        int after = token.counts()[run];
        int translated = token.now();
        double forAfter = TokenReliability.logLikelihood(rates, after, translated)
                - TokenReliability.logLikelihood(rates, before, translated);
        double weight = base >= step ? forAfter : -forAfter;
        if (Math.abs(weight) < LEAST) {
            return Optional.empty();
        }
        String text = token.token().display();
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        BaseCandidate candidate = page.candidates().get(step);
        Message told = Message.of(
                translated > 0 ? "drift.evidence-has" : "drift.evidence-lacks",
                shown,
                before,
                after,
                candidate.commit().abbreviated(),
                candidate.committedAt().toLocalDate().toString(),
                translated);
        return Optional.of(new Evidence(told, weight));
    }
}
