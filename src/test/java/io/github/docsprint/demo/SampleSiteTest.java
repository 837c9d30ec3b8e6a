package io.github.docsprint.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.docsprint.demo.Expectation.DateRule;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSiteTest {

    private static final Set<String> STATES =
            Set.of("up-to-date", "cosmetic", "outdated", "orphaned", "english-copy", "untranslated", "local-only");

    private static final Set<String> FAILURE_MODES = Set.of(
            "typo-fix-hides-change",
            "mass-edit-hides-change",
            "mode-change",
            "both-languages-at-once",
            "late-merge",
            "release-branch",
            "merge-last",
            "cosmetic-english",
            "english-typo-fix",
            "version-in-place",
            "fix-in-branch",
            "moved",
            "moved-twice",
            "moved-with-translation",
            "moved-both",
            "folded",
            "deleted",
            "html-to-md",
            "english-copy",
            "half-english",
            "partial-update",
            "empty-body",
            "no-newline-after-front-matter",
            "include-drift",
            "example-drift",
            "declared-base",
            "declared-base-missing");

    @TempDir
    static Path folder;

    private static SampleSite site;

    @BeforeAll
    static void build() {
        site = SampleSite.build(folder.resolve("site"));
    }

    @Test
    void commitIdsAreTheSameEveryTime(@TempDir Path other) {
        assertThat(SampleSite.build(other).commits()).isEqualTo(site.commits());
    }

    @Test
    void aFolderWithSomethingInItIsRefused(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("mine.txt"), "");
        assertThatThrownBy(() -> SampleSite.build(other))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.userMessage().key()).isEqualTo("demo.folder-not-empty"));
        assertThat(other.resolve(".git")).doesNotExist();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused(@TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("mine.txt"), "");
        assertThatThrownBy(() -> SampleSite.build(file))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.ENVIRONMENT));
    }

    @Test
    void theHistoryIsLongEnoughAndByManyHands() {
        assertThat(git("rev-list", "--count", "main").strip())
                .isEqualTo(String.valueOf(site.commits().size()));
        assertThat(site.commits()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(git("log", "--format=%ae").lines().distinct()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(git("log", "--merges", "--format=%s").lines())
                .hasSizeGreaterThanOrEqualTo(8)
                .allMatch(subject -> subject.matches("Merge pull request #\\d+ from [a-z-]+/[a-z0-9.-]+"));
        assertThat(git("log", "--no-merges", "--first-parent", "--format=%s").lines())
                .filteredOn(subject -> subject.matches(".* \\(#\\d+\\)"))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void gitFindsNothingToComplainAbout() {
        assertThat(git("fsck", "--strict", "--full")).isEmpty();
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(git("symbolic-ref", "HEAD").strip()).isEqualTo("refs/heads/main");
        assertThat(git("rev-parse", "HEAD").strip()).isEqualTo(site.head().hex());
    }

    @Test
    void thereAreAtLeastTwentyPagePairs() throws IOException {
        assertThat(files("content/ja").stream()
                        .filter(path -> path.endsWith(".md") || path.endsWith(".html"))
                        .filter(path -> Files.exists(site.folder().resolve(english(path)))))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void everyFileThatHasATruthIsThereAndEveryFileHasOne() throws IOException {
        Set<String> files = files("content/ja");
        files.removeIf(path -> path.endsWith("OWNERS"));
        Set<String> sources = files("content/en");
        site.expectations().stream()
                .filter(truth -> !truth.state().equals("untranslated"))
                .flatMap(truth -> truth.source().stream())
                .forEach(source -> assertThat(sources.remove(source)).as(source).isTrue());
        files.addAll(sources);
        assertThat(site.expectations().stream().map(Expectation::path)).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void everyStateAndSeverityOccurs() {
        assertThat(site.expectations().stream().map(Expectation::state).collect(Collectors.toSet()))
                .isEqualTo(STATES);
        assertThat(site.expectations().stream()
                        .flatMap(truth -> truth.severity().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("minor", "major", "critical"));
        assertThat(site.expectations().stream()
                        .filter(truth -> truth.state().equals("orphaned"))
                        .map(truth -> truth.movedTo().isPresent()))
                .contains(true, false);
    }

    @Test
    void everyFailureModeOccurs() {
        assertThat(site.expectations().stream()
                        .flatMap(truth -> truth.shows().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(FAILURE_MODES);
    }

    @Test
    void whatMovedAndWhatIsIncludedIsThere() {
        assertThat(site.expectations().stream()
                        .flatMap(truth -> Stream.concat(truth.movedTo().stream(), truth.includes().stream())))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(site.folder().resolve(path)).isRegularFile());
    }

    @Test
    void aPageIsOutdatedWhereItsEnglishIsNoLongerTheBase() {
        Map<String, String> blobs = git("ls-tree", "-r", "HEAD")
                .lines()
                .map(line -> line.split("[ \t]", 4))
                .collect(Collectors.toMap(entry -> entry[3], entry -> entry[2]));
        for (Expectation truth : site.expectations()) {
            String now = truth.source().map(blobs::get).orElse("");
            List<String> bases =
                    truth.bases().stream().map(base -> base.blob().hex()).toList();
            if (truth.state().equals("up-to-date") || truth.state().equals("cosmetic")) {
                assertThat(bases).as(truth.path()).contains(now);
            } else if (truth.state().equals("outdated")) {
                assertThat(bases).as(truth.path()).isNotEmpty().first().isNotEqualTo(now);
            }
        }
    }

    @Test
    void theDateRuleSaysWhatTheTableSaysThatItSays() {
        for (Expectation truth : site.expectations()) {
            if (truth.dateRule() != DateRule.NONE) {
                boolean stale = authorDate(truth.path())
                        .isBefore(authorDate(truth.source().orElseThrow()));
                assertThat(truth.dateRule()).as(truth.path()).isEqualTo(stale ? DateRule.STALE : DateRule.FRESH);
            }
        }
    }

    @Test
    void theDateRuleIsFooledBothWays() {
        assertThat(site.expectations())
                .anyMatch(truth -> truth.state().equals("outdated") && truth.dateRule() == DateRule.FRESH)
                .anyMatch(truth -> truth.state().equals("up-to-date") && truth.dateRule() == DateRule.STALE);
    }

    @Test
    void aDeclaredBaseIsTheCommitThatTheTruthNames() throws IOException {
        assertThat(Files.readString(site.folder().resolve("content/ja/docs/tasks/debug-pods.md")))
                .contains("sourceCommit: " + site.commit("tasks-en"));
    }

    @Test
    void hugoBuildsTheSite(@TempDir Path output) throws IOException, InterruptedException {
        assumeTrue(isInstalled("hugo"), "skipped: hugo is not installed");
        Process hugo = new ProcessBuilder("hugo", "--destination", output.toString(), "--panicOnWarning")
                .directory(site.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(hugo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(hugo.waitFor()).as(said).isZero();
        assertThat(output.resolve("ja/docs/tasks/run-app/index.html"))
                .content()
                .contains("image: registry.minato.example/web:1.2", "Minato <code>v1.2</code>以降が必要です");
        assertThat(output.resolve("blog/_posts/2099")).doesNotExist();
    }

    @Test
    void theHistoryKnowsWhereTheSourcesOfOrphansWent() {
        try (Clone clone = Clone.open(site.folder())) {
            History history = clone.history(site.head(), List.of("content"), Optional.empty(), Progress.NONE);
            for (Expectation truth : site.expectations()) {
                if (truth.state().equals("orphaned")) {
                    assertThat(history.movedTo(english(truth.path())))
                            .as(truth.path())
                            .isEqualTo(truth.movedTo());
                    assertThat(history.removal(english(truth.path())))
                            .as(truth.path())
                            .isPresent();
                }
            }
        }
    }

    @Test
    void eachBaseIsARevisionOnTheMainLine() {
        try (Clone clone = Clone.open(site.folder())) {
            History history = clone.history(site.head(), List.of("content"), Optional.empty(), Progress.NONE);
            for (Expectation truth : site.expectations()) {
                assertThat(truth.bases())
                        .as(truth.path())
                        .allSatisfy(base -> assertThat(history.mainline(
                                        truth.movedTo().or(truth::source).orElse(english(truth.path()))))
                                .extracting(FileRevision::blob)
                                .contains(Optional.of(base.blob())));
            }
        }
    }

    @Test
    void theDocumentationHasTheSameTable() {
        assertThat(Path.of("docs/sample-site.md"))
                .content()
                .contains(site.expectations().stream().map(SampleSiteTest::row).toList());
    }

    private static String row(Expectation truth) {
        String state = truth.state()
                + truth.severity().map(severity -> ", " + severity).orElse("")
                + truth.movedTo()
                        .map(path -> ", now `" + path.replaceFirst("^content/", "") + "`")
                        .orElse("");
        String base =
                truth.bases().stream().findFirst().map(Expectation.Base::label).orElse("");
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        truth.path().replaceFirst("^content/", ""),
                        state,
                        base,
                        truth.dateRule().name().toLowerCase(Locale.ROOT),
                        String.join(", ", truth.shows()),
                        truth.reason());
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static OffsetDateTime authorDate(String path) {
        return OffsetDateTime.parse(git("log", "-1", "--format=%aI", "--", path).strip());
    }

    private static String english(String path) {
        return path.replaceFirst("^content/ja/", "content/en/");
    }

    private static Set<String> files(String below) throws IOException {
        try (Stream<Path> files = Files.walk(site.folder().resolve(below))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> site.folder().relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Runs git in the sample site, without the user's configuration; gives what it says. */
    private static String git(String... arguments) {
        try {
            List<String> command = Stream.concat(Stream.of("git", "--no-pager"), Stream.of(arguments))
                    .toList();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(site.folder().toFile())
                    .redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
