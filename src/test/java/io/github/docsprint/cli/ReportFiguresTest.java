package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import io.github.docsprint.Schemas;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures on the real history, each beside plain git. */
class ReportFiguresTest {

    private static final String ZONE = "Asia/Tokyo";

    @TempDir
    private static Path folder;

    private static Path clone = Path.of(".");
    private static Mapping whole = mapping("{}");
    private static Mapping sprint = mapping("{}");

    @BeforeAll
    static void report() throws IOException {
        clone = Corpus.folder();
        Files.writeString(folder.resolve("sprint.yaml"), """
                name: Spring sprint
                from: 2025-06-15
                timeZone: Asia/Tokyo
                """);
        whole = run("whole", "--time-zone", ZONE);
        sprint = run("sprint", "--sprint", folder.resolve("sprint.yaml").toString());
    }

    private static Mapping run(String out, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "report",
                "--months",
                "2",
                "--format",
                "json",
                "--out",
                folder.resolve(out).toString()));
        line.addAll(List.of(options));
        Run run = Run.with(
                Map.of("DOCSPRINT_CACHE", folder.resolve("cache").toString()), clone, line.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve(out))) {
            String json = Files.readString(files.filter(file -> file.endsWith("report.json"))
                    .findFirst()
                    .orElseThrow());
            Schemas.assertValid("report", json);
            return mapping(json);
        }
    }

    private static Mapping mapping(String json) {
        return YamlReader.asMapping(
                YamlReader.read("report.json", json, 1, YamlReader.Format.JSON, new Limits(1 << 26, 20, 10_000_000)));
    }

    private static Mapping section(Mapping report, String name) {
        return report.mapping(name).orElseThrow();
    }

    private static int figure(Mapping report, String section, String name) {
        return section(report, section).integer(name).orElseThrow();
    }

    private static List<Mapping> rows(Mapping report, String section, String table) {
        return section(report, section)
                .mapping("tables")
                .orElseThrow()
                .mappings(table)
                .orElseThrow();
    }

    private static Mapping row(Mapping report, String section, String table, String key, String value) {
        return rows(report, section, table).stream()
                .filter(row -> row.text(key).orElse("").equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> git(String... arguments) {
        return git(Map.of(), arguments);
    }

    private static List<String> git(Map<String, String> environment, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).directory(clone.toFile());
            builder.environment().put("TZ", ZONE);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return output.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The merges of the sprint's day. */
    private static List<String> sprintMerges() {
        return git(
                "log",
                "--first-parent",
                "--since=2025-06-15T00:00:00+09:00",
                "--until=2025-06-15T23:59:59+09:00",
                "--format=%H",
                "--",
                "content/ja");
    }

    @Test
    void mergedPullRequestsByMonthAreTheFirstParentCommitsThatTouchTheLanguage() {
        Map<String, Long> byMonth =
                git("log", "--first-parent", "--date=format-local:%Y-%m", "--format=%cd", "--", "content/ja").stream()
                        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));

        assertThat(byMonth).containsKeys("2024-01", "2025-06");
        byMonth.forEach((month, count) -> assertThat(
                        row(whole, "work", "mergedByMonth", "month", month).integer("merged"))
                .as(month)
                .contains(count.intValue()));
        assertThat(figure(whole, "work", "merged"))
                .isEqualTo(byMonth.values().stream().mapToInt(Long::intValue).sum());
    }

    @Test
    void theSprintOf15June2025MergedEightInTokyosTime() {
        assertThat(sprintMerges()).hasSize(8);
        assertThat(figure(sprint, "sprint", "merged")).isEqualTo(8);
    }

    @Test
    void inUtcTheDaysFallOtherwise() throws IOException {
        Mapping utc = run("utc", "--from", "2025-06-15", "--to", "2025-06-15", "--time-zone", "UTC");
        List<String> commits = git(
                "log",
                "--first-parent",
                "--since=2025-06-15T00:00:00Z",
                "--until=2025-06-15T23:59:59Z",
                "--format=%H",
                "--",
                "content/ja");

        assertThat(figure(utc, "work", "merged")).isEqualTo(commits.size()).isNotEqualTo(8);
    }

    @Test
    void firstTimersOfTheSprintHaveNoEarlierCommitInTheLanguage() {
        long first = sprintMerges().stream()
                .flatMap(merge -> authors(merge).stream()
                        .limit(1)
                        .filter(author -> git(
                                        "log",
                                        merge + "^1",
                                        "--fixed-strings",
                                        "--author=" + author,
                                        "--format=%H",
                                        "--",
                                        "content/ja")
                                .isEmpty()))
                .distinct()
                .count();

        assertThat(figure(sprint, "sprint", "firstTimers")).isEqualTo((int) first);
    }

    /** The addresses of those who wrote what a merge, or a squashed commit, brought. */
    private static List<String> authors(String commit) {
        boolean merge = git("log", "-1", "--format=%P", commit).get(0).contains(" ");
        return merge
                ? git("log", commit + "^1.." + commit + "^2", "--reverse", "--format=%ae", "--", "content/ja").stream()
                        .distinct()
                        .toList()
                : git("log", "-1", "--format=%ae", commit);
    }

    @Test
    void theFastestMergeOfTheSprintCountsFromItsFirstCommit() {
        long fastest = sprintMerges().stream()
                .filter(merge -> git("log", "-1", "--format=%P", merge).get(0).contains(" "))
                .mapToLong(merge -> {
                    long merged = Long.parseLong(
                            git("log", "-1", "--format=%ct", merge).get(0));
                    long written =
                            git("log", merge + "^1.." + merge + "^2", "--format=%at", "--", "content/ja").stream()
                                    .mapToLong(Long::parseLong)
                                    .min()
                                    .orElseThrow();
                    return Duration.ofSeconds(merged - written).toMinutes();
                })
                .min()
                .orElseThrow();

        assertThat(figure(sprint, "sprint", "fastestMinutes")).isEqualTo((int) fastest);
    }

    @Test
    void onlyMergesTellWhenTheirFirstCommitWasWritten() {
        assertThat(figure(whole, "work", "timed"))
                .isEqualTo(git("log", "--first-parent", "--merges", "--format=%H", "--", "content/ja")
                        .size());
    }

    @Test
    void filesAreThoseOfTheLanguageAgainstTheFirstParent() {
        long files =
                git("log", "--first-parent", "-m", "--no-renames", "--name-only", "--format=", "--", "content/ja")
                        .stream()
                        .filter(line -> !line.isBlank())
                        .count();

        assertThat(figure(whole, "work", "files")).isEqualTo((int) files);
    }

    @Test
    void aPullRequestThatOnlyMovesAFileHasNoLines() {
        String merge = git("log", "--first-parent", "--merges", "--grep=#44434 ", "--format=%H")
                .get(0);
        assertThat(git("diff", "--numstat", merge + "^1", merge, "--", "content/ja"))
                .singleElement()
                .asString()
                .startsWith("0\t0\t");

        assertThat(rows(whole, "work", "pulls").stream()
                        .filter(row -> row.integer("pull").orElse(0) == 44434)
                        .map(row -> row.requiredText("size")))
                .containsExactly("XS");
    }

    @Test
    void somePullRequestsTouchNothingButTheLanguage() {
        Set<String> touching = new HashSet<>(git("log", "--first-parent", "--format=%H", "--", "content/ja"));
        Set<String> others = new HashSet<>();
        String commit = "";
        for (String line : git("log", "--first-parent", "-m", "--no-renames", "--name-only", "--format=commit %H")) {
            if (line.startsWith("commit ")) {
                commit = line.substring(7);
            } else if (!line.isBlank() && !line.startsWith("content/ja/")) {
                others.add(commit);
            }
        }
        touching.removeAll(others);

        assertThat(figure(whole, "work", "onlyLanguage")).isEqualTo(touching.size());
    }

    @Test
    void reviewersAndApproversAreThoseOfTheOwnersFiles() {
        List<String> aliases = git("show", "HEAD:OWNERS_ALIASES");

        Set<String> approvers = alias(aliases, "sig-docs-ja-owners:");
        Set<String> all = alias(aliases, "sig-docs-ja-reviews:");
        all.addAll(approvers);

        assertThat(figure(whole, "people", "approvers")).isEqualTo(approvers.size());
        assertThat(figure(whole, "people", "reviewers")).isEqualTo(all.size());
    }

    private static Set<String> alias(List<String> lines, String name) {
        int from = 0;
        while (!lines.get(from).strip().startsWith(name)) {
            from++;
        }
        return lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> line.strip().startsWith("- "))
                .map(line -> line.strip().substring(2).replaceAll("\\s*#.*", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void theLagOfAReleasePostIsCountedFromTheDateInItsFrontMatter() {
        for (Mapping post : rows(whole, "blog", "posts")) {
            String path = post.text("page").orElseThrow();
            if (!path.matches(".*kubernetes-v?1[.-]3[0-9].*")) {
                continue;
            }
            List<String> added = git(
                    "log",
                    "--first-parent",
                    "--diff-filter=A",
                    "--date=format-local:%Y-%m-%d",
                    "--format=%cd",
                    "--",
                    path);
            String published = git("show", "HEAD:" + path.replace("content/ja/", "content/en/")).stream()
                    .filter(line -> line.startsWith("date:"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("date:\\s*\"?([0-9-]{10}).*", "$1");

            assertThat(post.integer("lag")).as(path).contains((int)
                    ChronoUnit.DAYS.between(LocalDate.parse(published), LocalDate.parse(added.get(added.size() - 1))));
        }
    }

    @Test
    void thereIsAReleasePostAmongTheTranslatedOnes() {
        assertThat(rows(whole, "blog", "posts"))
                .anyMatch(post -> post.text("page").orElse("").matches(".*kubernetes-v?1[.-]3[0-9].*"));
    }

    @Test
    void wordsOfTheSourceAreThoseOfWc() {
        List<String> paths = git("ls-tree", "-r", "--name-only", "HEAD", "content/en/releases").stream()
                .filter(path -> path.endsWith(".md"))
                .toList();
        long words = paths.stream()
                .mapToLong(path -> Arrays.stream(
                                String.join("\n", git("show", "HEAD:" + path)).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .count())
                .sum();

        assertThat(row(whole, "standing", "sections", "section", "releases").integer("words"))
                .contains((int) words);
    }

    @Test
    void translatedFilesOfAMonthAreThoseInItsLastCommit() {
        Mapping month = row(whole, "trend", "months", "day", "2025-07-31");
        String commit = git("rev-list", "--first-parent", "-1", "--before=2025-08-01T00:00:00+09:00", "HEAD")
                .get(0);
        List<String> files = git("ls-tree", "-r", "--name-only", commit, "content/ja").stream()
                .filter(path -> path.matches(".*\\.(md|html)") && !path.startsWith("content/ja/examples/"))
                .filter(path -> !path.endsWith("/README.md"))
                .toList();

        assertThat(month.integer("translated")).contains(files.size());
    }

    @Test
    void theLastPointOfTheTrendIsWhatStatusSays() {
        List<Mapping> months = rows(whole, "trend", "months");
        Mapping last = months.get(months.size() - 1);

        for (String state : List.of("source", "translated", "outdated", "critical", "orphaned", "untranslated")) {
            assertThat(last.integer(state)).as(state).contains(figure(whole, "standing", state));
        }
        assertThat(last.integer("behindByDate")).contains(figure(whole, "standing", "bannerShown"));
        assertThat(last.integer("behindWords")).contains(figure(whole, "standing", "behindWords"));
    }

    @Test
    void theReportIsOfTheMomentOfItsCommit() {
        String committed = git("log", "-1", "--format=%cI").get(0);

        assertThat(OffsetDateTime.parse(whole.requiredText("asOf")).toInstant())
                .isEqualTo(Instant.from(OffsetDateTime.parse(committed)));
    }
}
