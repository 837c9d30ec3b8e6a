package io.github.docsprint.drift.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import io.github.docsprint.drift.change.DriftBenchmark.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The drift benchmark. {@code mvn -q -Dquick -Dtest=DriftBenchmarkTest -Dbenchmark.seeds=3 test} writes the figures per
 * kind of mutation, for the pages that the judgement was tuned on and for the others, to
 * {@code target/drift-benchmark.md}. {@code -Dbenchmark.parts=tuning} leaves the others out, while one tunes.
 */
class DriftBenchmarkTest {

    private static final Path PAGES = Path.of("src/test/resources/drift/benchmark-pages.tsv");

    @Test
    void statusAndCompareReachTheirTargetsOnBothHalves() throws IOException {
        List<String> parts =
                List.of(System.getProperty("benchmark.parts", "tuning,held-out").split(",", -1));
        List<DriftBenchmark.Pair> pairs = pairs(Corpus.folder()).stream()
                .filter(pair -> parts.contains(pair.half()))
                .toList();
        List<Outcome> outcomes = DriftBenchmark.run(pairs, Integer.getInteger("benchmark.seeds", 1));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/drift-benchmark.md"), DriftBenchmark.table(outcomes));

        assertThat(Mutations.all()).hasSizeGreaterThanOrEqualTo(40);
        for (String half : parts) {
            assertThat(share(outcomes, "recall", "status", half)).isGreaterThanOrEqualTo(0.97);
            assertThat(share(outcomes, "specificity", "status", half)).isGreaterThanOrEqualTo(0.97);
            assertThat(share(outcomes, "recall", "compare", half)).isGreaterThanOrEqualTo(0.94);
            assertThat(share(outcomes, "specificity", "compare", half)).isGreaterThanOrEqualTo(0.98);
            assertThat(share(outcomes, "recall, † too", "compare", half)).isGreaterThanOrEqualTo(0.87);
        }
    }

    private static double share(List<Outcome> outcomes, String measure, String way, String half) {
        return DriftBenchmark.share(outcomes, DriftBenchmark.measure(measure, way, half));
    }

    private static List<DriftBenchmark.Pair> pairs(Path clone) throws IOException {
        List<DriftBenchmark.Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(PAGES)) {
            if (!line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                pairs.add(new DriftBenchmark.Pair(
                        fields[0],
                        fields[2],
                        show(clone, fields[3]),
                        show(clone, fields[1] + ":content/ja/" + fields[2])));
            }
        }
        return pairs;
    }

    private static String show(Path clone, String object) throws IOException {
        Process git = new ProcessBuilder("git", "-C", clone.toString(), "show", object)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
