package io.github.docsprint.starter;

import io.github.docsprint.starter.Weights.Factor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts tasks in order. Of one kind, the one with the most points comes first, and the more of its section come before it,
 * the later it comes. The kinds take turns by their shares, so that the beginning of a list, however long, is mixed as
 * the whole is (Webster's method of apportionment).
 */
record Ranking(Weights weights) {

    private static final Comparator<Task> BEST =
            Comparator.<Task>comparingDouble(task -> -task.score().points()).thenComparing(Task::id);

    /** A task and when its turn is. */
    private record Turn(double at, Task task) {}

    List<Task> of(List<Task> tasks) {
        Map<TaskKind, List<Task>> kinds = new EnumMap<>(TaskKind.class);
        tasks.forEach(task ->
                kinds.computeIfAbsent(task.kind(), kind -> new ArrayList<>()).add(task));
        double all = kinds.keySet().stream().mapToDouble(weights::of).sum();
        List<Turn> turns = new ArrayList<>();
        kinds.forEach((kind, ofKind) -> {
            double share = all == 0 ? 1.0 / kinds.size() : weights.of(kind) / all;
            List<Task> best = spread(ofKind);
            for (int i = 0; i < best.size(); i++) {
                Task task = best.get(i);
                // A kind without a share comes when all others have had their turns.
                turns.add(new Turn((i + 0.5) / share, task.with(task.score().at(i + 1, share))));
            }
        });
        return turns.stream()
                .sorted(Comparator.comparingDouble(Turn::at)
                        .thenComparing(turn -> -turn.task().score().share())
                        .thenComparing(turn -> turn.task().kind())
                        .thenComparing(turn -> turn.task().score().place()))
                .map(Turn::task)
                .toList();
    }

    private List<Task> spread(List<Task> ofKind) {
        Map<String, Integer> before = new HashMap<>();
        return ofKind.stream()
                .sorted(BEST)
                .map(task -> {
                    int ofSection = before.merge(task.page().section(), 1, Integer::sum) - 1;
                    return ofSection == 0
                            ? task
                            : task.with(task.score()
                                    .and(new Score.Part(
                                            Factor.SPREAD, -Math.log1p(ofSection), weights.of(Factor.SPREAD))));
                })
                .sorted(BEST)
                .toList();
    }
}
