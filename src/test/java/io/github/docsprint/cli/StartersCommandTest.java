package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleCopy;
import io.github.docsprint.text.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartersCommandTest {

    private static final String DRAIN = "sync:docs/tasks/drain-node";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void buildTheSampleSite() {
        SampleCopy.to(folder.resolve("site"));
    }

    private static Run starters(String... arguments) {
        String[] line = Stream.concat(Stream.of("starters", "--no-cache"), Arrays.stream(arguments))
                .toArray(String[]::new);
        return Run.in(folder.resolve("site"), line);
    }

    private static List<String> ids(Run run) {
        return run.out()
                .lines()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1)[1])
                .toList();
    }

    @Test
    void jsonIsValidByItsSchema() throws IOException {
        Run run = starters("--limit", "100", "--format", "json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        Schemas.assertValid("starters", run.out());
        Schemas.assertValid(
                "starters", starters("--people", "4", "--format", "json").out());
    }

    @Test
    void aTaskSaysWhyAndWhatToTypeNext() {
        Run run = starters("--kind", "sync", "--limit", "100");

        assertThat(run.out()).contains("""
                    content/ja/docs/tasks/drain-node.md
                    2 places of the English changed, 11 words to translate.
                    As it is, it misleads readers: a command, version or warning changed.
                      --delete-local-data → --delete-emptydir-data
                      + {{< warning >}}
                      + The data in `emptyDir` volumes of the node is lost.
                    $ docsprint start sync:docs/tasks/drain-node
                """);
    }

    @Test
    void everyKindThatTheSampleHasIsOffered() {
        assertThat(ids(starters("--limit", "1000", "--format", "csv")).stream().map(id -> id.split(":")[0]))
                .contains("sync", "style", "orphan", "new", "blog");
    }

    @Test
    void theListIsTheSameFromRunToRun() {
        assertThat(starters("--limit", "1000", "--format", "json").out())
                .isEqualTo(starters("--limit", "1000", "--format", "json").out());
    }

    @Test
    void keptCountsChangeNothing() throws IOException {
        Map<String, String> cached =
                Map.of("DOCSPRINT_CACHE", folder.resolve("cache").toString());
        Path site = folder.resolve("site");

        Run first = Run.with(cached, site, "starters", "--limit", "1000", "--format", "json");
        Run second = Run.with(cached, site, "starters", "--limit", "1000", "--format", "json");

        assertThat(second.out())
                .isEqualTo(first.out())
                .isEqualTo(starters("--limit", "1000", "--format", "json").out());
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("starters-ja-"));
        }
    }

    @Test
    void peopleGetListsOfTheirOwn() {
        Run run = starters("--people", "4", "--limit", "2", "--format", "csv");

        List<String[]> rows = run.out()
                .lines()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .toList();
        assertThat(rows).extracting(row -> row[0]).containsExactly("1", "1", "2", "2", "3", "3", "4", "4");
        assertThat(rows).extracting(row -> row[3]).doesNotHaveDuplicates();
    }

    @Test
    void whatSomebodyIsOnIsLeftOut() throws IOException {
        Path activity = Files.writeString(folder.resolve("activity.json"), """
                {"schemaVersion": 1, "takenAt": "2025-06-14T00:00:00Z", "repository": "example/site",
                 "pulls": [{"number": 7, "title": "x", "author": "aoi", "draft": true, "url": "https://example.org/7",
                            "updatedAt": "2025-06-13T00:00:00Z", "paths": ["content/ja/docs/tasks/drain-node.md"]}],
                 "issues": [], "claims": []}
                """);

        Run without = starters("--limit", "1000", "--format", "csv", "--activity", activity.toString());
        Run with = starters("--limit", "1000", "--format", "csv", "--claimed", "--activity", activity.toString());

        assertThat(ids(starters("--limit", "1000", "--format", "csv"))).contains(DRAIN);
        assertThat(ids(without)).isNotEmpty().doesNotContain(DRAIN);
        assertThat(with.out().lines().filter(line -> line.contains(DRAIN)))
                .singleElement()
                .asString()
                .contains(",aoi,");
    }

    @Test
    void saysWhenItDoesNotKnowWhoIsOnWhat() {
        assertThat(starters().out()).contains("Who is on what: not known");
        assertThat(starters("--format", "json").out()).contains("\"activityTakenAt\": null");
    }

    @Test
    void weightsComeFromTheConfiguration() throws IOException {
        Path config = Files.writeString(
                folder.resolve("blog-first.yaml"),
                "starters:\n  kinds: {blog: 1, sync: 0, style: 0, links: 0, orphan: 0, new: 0}\n  weights: {size: 0}\n");

        Run run = starters("--limit", "1", "--format", "csv", "--config", config.toString());

        assertThat(ids(run)).allMatch(id -> id.startsWith("blog:"));
    }

    @Test
    void aWeightThatIsNoNumberIsRefusedWithItsPlace() throws IOException {
        Path config = Files.writeString(folder.resolve("wrong.yaml"), "starters:\n  weights: {size: many}\n");

        Run run = starters("--config", config.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("wrong.yaml:2", "\"size\"", "many");
    }

    @Test
    void explainShowsWhatTheRankIsMadeOf() {
        assertThat(starters("--limit", "1", "--explain").out())
                .contains("Number 1 among: update.", "score ", "small (1.00 × 3.00)", "merged after");
    }

    @Test
    void markdownIsTheTableOfASprintsIssue() {
        Run run = starters("--format", "markdown", "--limit", "2");

        assertThat(run.out())
                .startsWith("| page | source | assignee | notes |\n| --- | --- | --- | --- |\n| `content/ja/");
        assertThat(run.out().lines()).hasSize(4);
    }

    @Test
    void noLineButACommandIsWiderThanTheTerminal() {
        Run run = Run.with(
                Map.of("DOCSPRINT_COLUMNS", "80", "LANG", "ja_JP.UTF-8"),
                folder.resolve("site"),
                "starters",
                "--no-cache",
                "--explain",
                "--limit",
                "1000");

        assertThat(run.out().lines().filter(line -> !line.contains("$ docsprint")))
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }

    @Test
    void anUnknownKindNamesThoseThatExist() {
        Run run = starters("--kind", "synch");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("\"synch\"", "sync, style, links, orphan, new, blog");
    }

    @Test
    void noPeopleIsNoNumber() {
        assertThat(starters("--people", "0").code()).isEqualTo(2);
    }
}
