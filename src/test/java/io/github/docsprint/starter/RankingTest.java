package io.github.docsprint.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.starter.Weights.Factor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Ranking USUAL = new Ranking(Weights.USUAL);

    private static Task task(TaskKind kind, String section, int number, double size) {
        return new Task(
                kind.id() + ":" + section + "/" + String.format("%03d", number),
                kind,
                new Task.Page("content/ja/" + section + "/" + number + ".md", Optional.empty(), section, false),
                new Task.Work(1, 1, 5, Skill.NONE),
                List.of(),
                Score.of(List.of(new Score.Part(Factor.SIZE, size, 3))));
    }

    private static Stream<Task> tasks(TaskKind kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> task(kind, "docs/" + i % 3, i, 1 - i / 1000.0));
    }

    private static List<Task> ofEveryKind(int count) {
        return Stream.of(TaskKind.values()).flatMap(kind -> tasks(kind, count)).toList();
    }

    private static Map<TaskKind, Integer> kinds(List<Task> tasks) {
        Map<TaskKind, Integer> kinds = new EnumMap<>(TaskKind.class);
        tasks.forEach(task -> kinds.merge(task.kind(), 1, Integer::sum));
        return kinds;
    }

    @Test
    void theFirstTenAreOfAllKinds() {
        List<Task> first = USUAL.of(ofEveryKind(300)).subList(0, 10);

        assertThat(first.get(0).kind()).isEqualTo(TaskKind.SYNC);
        assertThat(kinds(first))
                .isEqualTo(Map.of(
                        TaskKind.SYNC, 4,
                        TaskKind.LINKS, 2,
                        TaskKind.STYLE, 1,
                        TaskKind.NEW, 1,
                        TaskKind.ORPHAN, 1,
                        TaskKind.BLOG, 1));
    }

    @Test
    void whereOneKindIsManyTheOthersStillHaveTheirTurns() {
        List<Task> tasks = Stream.concat(tasks(TaskKind.SYNC, 500), tasks(TaskKind.BLOG, 2))
                .toList();

        assertThat(USUAL.of(tasks).subList(0, 12)).extracting(Task::kind).contains(TaskKind.BLOG);
    }

    @Test
    void theOrderIsThatOfTheTasksAndNotOfHowTheyCame() {
        List<Task> shuffled = new ArrayList<>(ofEveryKind(40));
        Collections.shuffle(shuffled, new Random(7));

        assertThat(USUAL.of(shuffled)).isEqualTo(USUAL.of(ofEveryKind(40)));
    }

    @Test
    void aKindWithoutAShareComesLast() {
        Map<TaskKind, Double> kinds = new EnumMap<>(Weights.USUAL.kinds());
        kinds.put(TaskKind.SYNC, 0.0);

        List<Task> ranked = new Ranking(new Weights(Weights.USUAL.factors(), kinds)).of(ofEveryKind(5));

        assertThat(ranked.subList(25, 30)).extracting(Task::kind).containsOnly(TaskKind.SYNC);
    }

    @Test
    void sectionsAlternateWhereTasksAreAsGood() {
        List<Task> tasks = Stream.of(
                        task(TaskKind.SYNC, "docs/a", 1, 1),
                        task(TaskKind.SYNC, "docs/a", 2, 1),
                        task(TaskKind.SYNC, "docs/b", 3, 1))
                .toList();

        assertThat(USUAL.of(tasks))
                .extracting(task -> task.page().section())
                .containsExactly("docs/a", "docs/b", "docs/a");
    }
}
