package io.github.docsprint.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.demo.SampleSite;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Progress;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bases that were asked for once are told again while they hold, and no longer. */
class KeptBasesTest {

    private static final String ONE = "content/ja/docs/tasks/drain-node.md";

    @TempDir
    private static Path shared;

    private static Optional<SampleSite> built = Optional.empty();

    private static Set<String> pages = Set.of();

    @TempDir
    private Path cache = Path.of("");

    @BeforeAll
    static void build() {
        built = Optional.of(SampleSite.build(shared.resolve("site")));
        try (Clone clone = Clone.open(site().folder())) {
            pages = new TreeSet<>(
                    clone.snapshot(site().head(), List.of("content/ja")).files().keySet());
        }
    }

    private static SampleSite site() {
        return built.orElseThrow();
    }

    private static Map<String, BlobId> bases(Optional<Path> cache, CommitId at, Set<String> pages) {
        try (Clone clone = Clone.open(site().folder())) {
            return new StatusSurvey(clone, SiteConfig.kubernetes(), "ja", ReviewedChanges.NONE, cache, Progress.NONE)
                    .bases(at, BaseChoice.auto, pages);
        }
    }

    private static Map<String, BlobId> withoutCache() {
        return bases(Optional.empty(), site().head(), pages);
    }

    private Map<String, BlobId> withCache(Set<String> some) {
        return bases(Optional.of(cache), site().head(), some);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(path -> path.getFileName().toString().startsWith("reflected-auto"))
                    .toList();
        }
    }

    private void spoilTheOthers() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            for (Path path : files.filter(path -> Files.isRegularFile(path)
                            && !path.getFileName().toString().startsWith("reflected-"))
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void aSecondRunTellsTheSameAndReadsNoHistory() throws IOException {
        Map<String, BlobId> cold = withCache(pages);
        spoilTheOthers();

        assertThat(cold).containsKey(ONE).isEqualTo(withoutCache());
        assertThat(withCache(pages)).isEqualTo(cold);
        assertThat(withCache(Set.of(ONE))).isEqualTo(Map.of(ONE, cold.get(ONE)));
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files.filter(Files::isRegularFile)).isEqualTo(kept());
        }
    }

    @Test
    void whatWasNotAskedForBeforeIsFoundAndAdded() throws IOException {
        withCache(Set.of(ONE));
        withCache(pages);
        spoilTheOthers();

        assertThat(withCache(pages)).isEqualTo(withoutCache());
        assertThat(kept()).hasSize(1);
    }

    @Test
    void anEarlierCommitHasItsOwn() {
        withCache(pages);
        try (Clone clone = Clone.open(site().folder())) {
            CommitId before = clone.resolve("HEAD~5");

            assertThat(bases(Optional.of(cache), before, pages))
                    .isEqualTo(bases(Optional.empty(), before, pages))
                    .isNotEqualTo(withoutCache());
        }
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        Map<String, BlobId> cold = withCache(pages);
        Path file = kept().get(0);
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, i % 2 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : damaged);

            assertThat(withCache(pages)).isEqualTo(cold);
        }
    }
}
