package io.github.docsprint.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.docsprint.Corpus;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Landing;
import io.github.docsprint.message.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The figures in starter/effort.json follow from the corpus as docs/effort.md says. */
class EffortTest {

    private static final String ENGLISH = "content/en";
    private static final String JAPANESE = "content/ja";

    /** A longer pause is no work on the next commit. */
    private static final Duration LONGEST_SITTING = Duration.ofMinutes(120);

    /** A shorter one is a commit of something that was there before. */
    private static final Duration SHORTEST_SITTING = Duration.ofSeconds(30);

    /** What one commit of a pull request did to the Japanese pages. */
    private record Work(CommitId commit, String author, OffsetDateTime when, int characters, int lines) {}

    /** A commit some minutes after the one before it, by the same author, on the same pull request. */
    private record Sitting(double minutes, int characters) {}

    @Test
    void theShippedFiguresAreThoseOfTheCorpus() {
        Effort derived = derive();

        Effort shipped = Effort.shipped();
        assertThat(shipped.minutesAPlace()).isCloseTo(derived.minutesAPlace(), within(0.5));
        assertThat(shipped.minutesACheck()).isCloseTo(derived.minutesACheck(), within(0.5));
        assertThat(shipped.charactersAMinute()).isCloseTo(derived.charactersAMinute(), within(0.5));
        assertThat(shipped.charactersAWord()).isCloseTo(derived.charactersAWord(), within(0.05));
        assertThat(shipped.daysToMerge())
                .allSatisfy((size, days) -> assertThat(days)
                        .as(size.name())
                        .isCloseTo(derived.daysToMerge().get(size), within(0.5)));
    }

    @Test
    void anEstimateIsAMultipleOfFiveMinutes() {
        Effort effort = new Effort(3, 1, 16, 2, Map.of(Size.XS, 1.0));

        assertThat(effort.minutes(0, 0)).isEqualTo(5);
        assertThat(effort.minutes(80, 2)).isEqualTo(20);
        assertThat(effort.minutesToCheck(4, 2)).isEqualTo(10);
    }

    private static Effort derive() {
        try (Clone clone = Clone.open(Corpus.folder())) {
            History history =
                    clone.history(clone.resolve("HEAD"), List.of(ENGLISH, JAPANESE), Optional.empty(), Progress.NONE);
            Map<Integer, List<Work>> pulls = pulls(clone, history);
            Map<Integer, Landing> landings = new HashMap<>();
            pulls.forEach((pull, work) ->
                    history.landing(work.get(0).commit()).ifPresent(landing -> landings.put(pull, landing)));
            List<Sitting> sittings = pulls.values().stream()
                    .flatMap(work -> sittings(work).stream())
                    .toList();
            Effort effort = new Effort(
                    quantile(minutes(sittings, 20, 60), 0.5),
                    quantile(minutes(sittings, 1, 20), 0.25),
                    quantile(
                            sittings.stream()
                                    .filter(sitting -> sitting.characters() >= 60 && sitting.characters() < 1000)
                                    .map(sitting -> sitting.characters() / sitting.minutes())
                                    .toList(),
                            0.5),
                    charactersAWord(clone, history),
                    days(pulls, landings));
            System.out.println(effort + " from " + pulls.size() + " pull requests, " + sittings.size() + " sittings");
            return effort;
        }
    }

    /** The commits of each pull request that touches Japanese pages and no English one. */
    private static Map<Integer, List<Work>> pulls(Clone clone, History history) {
        Map<CommitId, List<FileRevision>> japanese = new HashMap<>();
        Set<CommitId> english = new HashSet<>();
        for (String path : history.snapshot().files().keySet()) {
            for (FileRevision revision : history.revisions(path)) {
                if (path.startsWith(ENGLISH + "/")) {
                    english.add(revision.commit());
                } else if (path.endsWith(".md") && revision.blob().isPresent()) {
                    japanese.computeIfAbsent(revision.commit(), commit -> new ArrayList<>())
                            .add(revision);
                }
            }
        }
        Map<Integer, List<Work>> pulls = new TreeMap<>();
        Set<Integer> mixed = new HashSet<>();
        english.forEach(commit -> history.landing(commit)
                .ifPresent(landing -> landing.pullRequest().ifPresent(mixed::add)));
        japanese.forEach((commit, revisions) -> history.landing(commit)
                .filter(landing -> landing.pullRequest().isPresent())
                .filter(landing -> !mixed.contains(landing.pullRequest().getAsInt()))
                .filter(landing -> !landing.commit().equals(commit))
                .ifPresent(
                        landing -> pulls.computeIfAbsent(landing.pullRequest().getAsInt(), pull -> new ArrayList<>())
                                .add(work(clone, history, commit, revisions))));
        pulls.values().forEach(work -> work.sort(Comparator.comparing(Work::when)));
        return pulls;
    }

    private static Work work(Clone clone, History history, CommitId commit, List<FileRevision> revisions) {
        int characters = 0;
        int lines = 0;
        for (FileRevision revision : revisions) {
            String before =
                    revision.previousBlob().map(blob -> text(clone, blob)).orElse("");
            String after = revision.blob().map(blob -> text(clone, blob)).orElse("");
            characters += pieces(before, after, "[。、\\s|,.]+").stream()
                    .mapToInt(EffortTest::japanese)
                    .sum();
            lines += pieces(before, after, "\n").size()
                    + pieces(after, before, "\n").size();
        }
        return new Work(commit, history.commit(commit).author().email(), history.authoredAt(commit), characters, lines);
    }

    private static String text(Clone clone, BlobId blob) {
        return clone.read(blob)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** The pieces of a text that another does not have, or not as often. */
    private static List<String> pieces(String before, String after, String border) {
        Map<String, Long> known = Arrays.stream(before.split(border))
                .collect(Collectors.groupingBy(piece -> piece, Collectors.counting()));
        return Arrays.stream(after.split(border))
                .filter(piece -> !piece.isBlank() && known.merge(piece, -1L, Long::sum) < 0)
                .toList();
    }

    private static int japanese(String text) {
        return (int) text.codePoints()
                .filter(c -> c >= 0x3040 && c <= 0x30FF || c >= 0x3400 && c <= 0x9FFF)
                .count();
    }

    private static List<Sitting> sittings(List<Work> works) {
        List<Sitting> sittings = new ArrayList<>();
        for (int i = 1; i < works.size(); i++) {
            Duration pause =
                    Duration.between(works.get(i - 1).when(), works.get(i).when());
            if (works.get(i).author().equals(works.get(i - 1).author())
                    && pause.compareTo(SHORTEST_SITTING) > 0
                    && pause.compareTo(LONGEST_SITTING) <= 0) {
                sittings.add(new Sitting(pause.toSeconds() / 60.0, works.get(i).characters()));
            }
        }
        return sittings;
    }

    private static List<Double> minutes(List<Sitting> sittings, int from, int below) {
        return sittings.stream()
                .filter(sitting -> sitting.characters() >= from && sitting.characters() < below)
                .map(Sitting::minutes)
                .toList();
    }

    /** Japanese characters of a page for each word of its source page. */
    private static double charactersAWord(Clone clone, History history) {
        List<Double> ratios = new ArrayList<>();
        history.snapshot().files().forEach((path, blob) -> {
            if (path.startsWith(JAPANESE + "/") && path.endsWith(".md")) {
                history.snapshot()
                        .blob(ENGLISH + path.substring(JAPANESE.length()))
                        .map(source -> SourceWords.in(text(clone, source)))
                        .filter(words -> words >= 50)
                        .ifPresent(words -> ratios.add((double) japanese(text(clone, blob)) / words));
            }
        });
        return quantile(ratios, 0.5);
    }

    private static Map<Size, Double> days(Map<Integer, List<Work>> pulls, Map<Integer, Landing> landings) {
        Map<Size, List<Double>> bySize = new EnumMap<>(Size.class);
        pulls.forEach((pull, works) -> Optional.ofNullable(landings.get(pull)).ifPresent(landing -> {
            int lines = works.stream().mapToInt(Work::lines).sum();
            Duration until = Duration.between(works.get(0).when(), landing.when());
            bySize.computeIfAbsent(Size.ofLines(lines), size -> new ArrayList<>())
                    .add(until.toMinutes() / (24 * 60.0));
        }));
        Map<Size, Double> days = new EnumMap<>(Size.class);
        bySize.forEach((size, all) -> days.put(size, quantile(all, 0.5)));
        return days;
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
