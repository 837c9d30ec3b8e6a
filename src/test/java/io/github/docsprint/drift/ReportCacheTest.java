package io.github.docsprint.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleSite;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was kept of an earlier run is told again while it holds, and no longer. */
class ReportCacheTest {

    @TempDir
    private static Path shared;

    private static Optional<SampleSite> built = Optional.empty();

    @TempDir
    private Path cache = Path.of("");

    private StatusReport cold = new StatusReport(
            new CommitId("0".repeat(40)),
            false,
            "en",
            "ja",
            StatusReport.Summary.of(0, List.of()),
            0,
            List.of(),
            List.of());

    @BeforeAll
    static void build() {
        built = Optional.of(SampleSite.build(shared.resolve("site")));
    }

    @BeforeEach
    void runOnce() {
        cold = survey(BaseChoice.auto, ReviewedChanges.NONE, "");
    }

    private static SampleSite site() {
        return built.orElseThrow();
    }

    private StatusReport survey(BaseChoice choice, ReviewedChanges reviewed, String below) {
        try (Clone clone = Clone.open(site().folder())) {
            return new StatusSurvey(clone, SiteConfig.kubernetes(), "ja", reviewed, Optional.of(cache), Progress.NONE)
                    .survey(site().head(), choice, path -> path.startsWith(below));
        }
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(path -> path.getFileName().toString().startsWith("report-auto"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Spoils all caches but that of the report. */
    private void spoilTheOthers() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            for (Path path : files.filter(path -> !path.getFileName().toString().startsWith("report-"))
                    .toList()) {
                if (Files.isRegularFile(path)) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void aSecondRunTellsTheSameAndReadsNoHistory() throws IOException {
        spoilTheOthers();

        assertThat(survey(BaseChoice.auto, ReviewedChanges.NONE, "")).isEqualTo(cold);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.startsWith("report-") || Files.isDirectory(cache.resolve(name)));
        }
    }

    @Test
    void aPartOfItIsToldFromTheWhole() {
        String below = "content/ja/docs/concepts/";

        StatusReport part = survey(BaseChoice.auto, ReviewedChanges.NONE, below);

        assertThat(part.pages())
                .isNotEmpty()
                .isEqualTo(cold.pages().stream()
                        .filter(page -> page.path().startsWith(below))
                        .toList());
    }

    @Test
    void anotherChoiceOfBaseIsAnotherReport() {
        StatusReport byHistory = survey(BaseChoice.history, ReviewedChanges.NONE, "");

        assertThat(byHistory.pages()).isNotEqualTo(cold.pages());
    }

    @Test
    void whatATeamRecordsCountsAtOnce() {
        PageStatus outdated = cold.pages().stream()
                .filter(page -> page.state() == State.OUTDATED && page.source().isPresent())
                .findFirst()
                .orElseThrow();
        try (Clone clone = Clone.open(site().folder())) {
            ReviewedChanges reviewed = new ReviewedChanges(List.of(new ReviewedChanges.Entry(
                    outdated.path(),
                    clone.blobAt(site().head(), outdated.source().orElseThrow()).orElseThrow(),
                    "Aoi",
                    "nothing to do",
                    LocalDate.of(2025, 6, 15))));

            assertThat(survey(BaseChoice.auto, reviewed, "").pages())
                    .filteredOn(page -> page.path().equals(outdated.path()))
                    .extracting(PageStatus::state)
                    .containsExactly(State.UP_TO_DATE);
        }
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        byte[] sound = Files.readAllBytes(file());
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file(), i % 2 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : damaged);

            assertThat(survey(BaseChoice.auto, ReviewedChanges.NONE, "")).isEqualTo(cold);
        }
    }
}
