package io.github.docsprint.drift.base;

import io.github.docsprint.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Tells what in a page speaks for and against a base, step of the source by step. */
final class Witnesses {

    private static final int MOST = 12;
    private static final int LONGEST = 60;

    /** What says less is noise. */
    private static final double LEAST = 0.5;

    private Witnesses() {}

    /** A change of how often the source has a token. */
    private record Witness(PageEvidence.Group group, int token, int run, double weight) {}

    /** The weightiest evidence about a base, given by its place among the page's candidates. */
    static List<Evidence> of(PageScores scores, int base) {
        PageEvidence page = scores.page();
        List<Witness> weightiest = new ArrayList<>();
        for (int number = 0; number < page.groups().size(); number++) {
            PageEvidence.Group group = page.groups().get(number);
            for (int i = 0; i < group.tokens().length; i++) {
                TokenReliability.Rates rates = scores.rates()[number][i];
                int now = group.now(i);
                double before = rates.logLikelihood(group.count(i, 0), now);
                for (int run = 1; run < group.starts().length; run++) {
                    double after = rates.logLikelihood(group.count(i, run), now);
                    double forAfter = after - before;
                    before = after;
                    if (Math.abs(forAfter) >= LEAST) {
                        take(weightiest, group, i, run, base >= group.starts()[run] ? forAfter : -forAfter);
                    }
                }
            }
        }
        return weightiest.stream().map(witness -> told(page, witness)).toList();
    }

    /** Puts a witness in its place among those that weigh most, after those that weigh as much; most have none. */
    private static void take(List<Witness> weightiest, PageEvidence.Group group, int token, int run, double weight) {
        int place = weightiest.size();
        while (place > 0 && Math.abs(weightiest.get(place - 1).weight()) < Math.abs(weight)) {
            place--;
        }
        if (place < MOST) {
            weightiest.add(place, new Witness(group, token, run, weight));
        }
        if (weightiest.size() > MOST) {
            weightiest.remove(MOST);
        }
    }

    private static Evidence told(PageEvidence page, Witness witness) {
        PageEvidence.Group group = witness.group();
        int token = witness.token();
        int now = group.now(token);
        String text = group.tokens()[token].display();
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        BaseCandidate candidate = page.candidates().get(group.starts()[witness.run()]);
        Message told = Message.of(
                now > 0 ? "drift.evidence-has" : "drift.evidence-lacks",
                shown,
                group.count(token, witness.run() - 1),
                group.count(token, witness.run()),
                candidate.commit().abbreviated(),
                candidate.committedAt().toLocalDate().toString(),
                now);
        return new Evidence(told, witness.weight());
    }
}
