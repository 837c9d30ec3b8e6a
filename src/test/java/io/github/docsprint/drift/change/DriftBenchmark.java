package io.github.docsprint.drift.change;

import io.github.docsprint.drift.State;
import io.github.docsprint.drift.change.Mutation.Side;
import io.github.docsprint.drift.change.Mutation.Truth;
import io.github.docsprint.glossary.Lexicon;
import io.github.docsprint.lint.LintConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs every mutation over every page and counts the verdicts. */
final class DriftBenchmark {

    /** The parts that pages belong to, with their names in tables. */
    static final Map<String, String> PARTS = parts();

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("tuning", "tuning");
        parts.put("held-out", "held out");
        parts.put("fresh", "fresh");
        return parts;
    }

    /** A pair in sync. */
    record Pair(String half, String path, String source, String translation) {}

    /**
     * One verdict.
     *
     * @param way {@code status} or {@code compare}
     */
    record Outcome(String way, String half, String page, Mutation mutation, Truth truth, boolean outdated, String why) {
        boolean right() {
            return outdated == (truth == Truth.OUTDATED);
        }
    }

    private static final List<String> WAYS = List.of("status", "compare");

    private final List<Outcome> outcomes = new ArrayList<>();
    private final Lexicon lexicon = new Lexicon(LintConfig.BUILT_IN.glossaryWithWords("ja"));

    static List<Outcome> run(List<Pair> pairs, int seeds) {
        DriftBenchmark benchmark = new DriftBenchmark();
        for (Pair pair : pairs) {
            for (Mutation mutation : Mutations.all()) {
                for (int seed = 0; seed < seeds; seed++) {
                    benchmark.run(pair, mutation, 31L * seed + mutation.name().hashCode());
                }
            }
        }
        return List.copyOf(benchmark.outcomes);
    }

    private void run(Pair pair, Mutation mutation, long seed) {
        boolean source = mutation.side() == Side.SOURCE;
        String before = source ? pair.source() : pair.translation();
        Optional<String> changed = mutation.change().of(new DraftPage(before, seed));
        if (changed.isEmpty()
                || (changed.get().equals(before) && !mutation.name().equals("nothing"))) {
            return;
        }
        PageText english = Pages.page(source ? changed.get() : pair.source());
        PageText japanese = Pages.page(source ? pair.translation() : changed.get());
        Comparison.Verdict verdict = Comparison.compare(english, japanese, lexicon);
        outcomes.add(new Outcome(
                "compare",
                pair.half(),
                pair.path(),
                mutation,
                mutation.truth(),
                verdict.state() == State.OUTDATED,
                verdict.findings().stream()
                        .filter(finding -> finding.weight() > 0)
                        .map(finding ->
                                finding.weight() + " " + finding.change().change() + " " + finding.evidence())
                        .toList()
                        .toString()));
        if (source) {
            status(pair, mutation, english, japanese, mutation.truth());
        } else {
            // An edit of the translation hides nothing and alarms nobody, whatever the source page does.
            accompanied(pair, mutation, japanese, seed, Truth.OUTDATED);
            accompanied(pair, mutation, japanese, seed, Truth.NOT_OUTDATED);
        }
    }

    private void accompanied(Pair pair, Mutation mutation, PageText japanese, long seed, Truth truth) {
        List<Mutation> others = Mutations.all().stream()
                .filter(other -> other.side() == Side.SOURCE && other.truth() == truth)
                .toList();
        DraftPage draft = new DraftPage(pair.source(), seed);
        for (int attempt = 0; attempt < 10; attempt++) {
            Optional<String> changed = draft.one(others).change().of(draft);
            if (changed.isPresent() && !changed.get().equals(pair.source())) {
                status(pair, mutation, Pages.page(changed.get()), japanese, truth);
                return;
            }
        }
    }

    private void status(Pair pair, Mutation mutation, PageText current, PageText japanese, Truth truth) {
        ChangeSet changes = SourceDiff.between(Pages.page(pair.source()), current);
        Missing missing = Missing.from(changes, japanese);
        outcomes.add(new Outcome(
                "status",
                pair.half(),
                pair.path(),
                mutation,
                truth,
                !missing.items().isEmpty(),
                missing.items().stream()
                                .map(item -> item.change().what() + " "
                                        + item.change().edits())
                                .toList()
                        + " present "
                        + missing.present().stream()
                                .map(change -> change.what() + " " + change.edits())
                                .toList()));
    }

    /** Right verdicts of all, as a figure between 0 and 1. */
    static double share(List<Outcome> outcomes, Predicate<Outcome> which) {
        List<Outcome> chosen = outcomes.stream().filter(which).toList();
        return (double) chosen.stream().filter(Outcome::right).count() / Math.max(1, chosen.size());
    }

    /** A table in Markdown: per kind of mutation the right verdicts of all, for each part that was run and both ways. */
    static String table(List<Outcome> outcomes) {
        Map<String, Mutation> kinds = new LinkedHashMap<>();
        outcomes.forEach(outcome -> kinds.put(outcome.mutation().name(), outcome.mutation()));
        List<String> parts = PARTS.keySet().stream()
                .filter(part ->
                        outcomes.stream().anyMatch(outcome -> outcome.half().equals(part)))
                .toList();
        StringBuilder table = new StringBuilder("| kind");
        for (String way : WAYS) {
            parts.forEach(part -> table.append(" | ").append(way).append(", ").append(PARTS.get(part)));
        }
        table.append(" |\n| --- |")
                .append(" --- |".repeat(WAYS.size() * parts.size()))
                .append('\n');
        kinds.forEach((name, kind) -> {
            table.append("| ").append(name).append(kind.tellable() ? "" : " \u2020");
            for (String way : WAYS) {
                for (String part : parts) {
                    List<Outcome> chosen = outcomes.stream()
                            .filter(outcome -> outcome.mutation().name().equals(name)
                                    && outcome.way().equals(way)
                                    && outcome.half().equals(part))
                            .toList();
                    table.append(" | ")
                            .append(
                                    chosen.isEmpty()
                                            ? "-"
                                            : chosen.stream()
                                                            .filter(Outcome::right)
                                                            .count() + "/" + chosen.size());
                }
            }
            table.append(" |\n");
        });
        for (String measure : List.of("recall", "specificity", "recall, † too")) {
            table.append("| **").append(measure).append("**");
            for (String way : WAYS) {
                for (String part : parts) {
                    table.append(String.format(
                            java.util.Locale.ROOT, " | **%.3f**", share(outcomes, measure(measure, way, part))));
                }
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    /** What a measure is taken over: status can tell all kinds, compare those that two texts alone can tell. */
    static Predicate<Outcome> measure(String measure, String way, String half) {
        return outcome -> outcome.way().equals(way)
                && outcome.half().equals(half)
                && (measure.equals("specificity")
                        ? outcome.truth() == Truth.NOT_OUTDATED
                        : outcome.truth() == Truth.OUTDATED
                                && (way.equals("status") || outcome.mutation().tellable() || measure.endsWith("too")));
    }
}
