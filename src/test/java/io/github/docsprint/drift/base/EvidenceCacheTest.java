package io.github.docsprint.drift.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.drift.base.BaseInference.Pages;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCacheTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2024-01-01T00:00:00+09:00");

    @TempDir
    private Path folder;

    private final Set<BlobId> reads = ConcurrentHashMap.newKeySet();

    @Test
    void afterANewRevisionOnlyThatPageIsReadAgain() {
        infer(List.of(page("a", 1, 2), page("b", 3)));
        reads.clear();

        infer(List.of(page("a", 1, 2), page("b", 3, 4)));

        assertThat(reads).containsExactlyInAnyOrder(blob(3), blob(4), translationOf("b"));
    }

    @Test
    void theResultIsTheSameAsWithoutACache() {
        infer(List.of(page("a", 1, 2), page("b", 3)));

        List<PageHistory> later = List.of(page("a", 1, 2), page("b", 3, 4), page("c", 2, 5));

        assertThat(infer(later))
                .isEqualTo(new BaseInference(Kubernetes.DIALECT, this::read).infer(new Pages(later), Progress.NONE));
        assertThat(infer(later))
                .isEqualTo(new BaseInference(Kubernetes.DIALECT, this::read).infer(new Pages(later), Progress.NONE));
    }

    @Test
    void whatOtherRunsAskedForStays() {
        infer(List.of(page("a", 1, 2)));
        infer(List.of(page("b", 3)));
        reads.clear();

        infer(List.of(page("a", 1, 2), page("b", 3)));

        assertThat(reads).isEmpty();
    }

    @Test
    void ofASiteWhoseReadersSeeOtherFrontMatterAllIsReadAgain() {
        infer(List.of(page("a", 1, 2)));
        reads.clear();

        infer(FingerprinterTest.withVisible("motto"), List.of(page("a", 1, 2)));

        assertThat(reads).containsExactlyInAnyOrder(blob(1), blob(2), translationOf("a"));
    }

    @Test
    void aPageWithAMissingTextIsReadAgain() {
        infer(List.of(page("a", 1, 99)));
        reads.clear();

        infer(List.of(page("a", 1, 99)));

        assertThat(reads).contains(blob(1), blob(99));
    }

    @Test
    void aFileDamagedInAnyPlaceIsAsGoodAsNone() throws IOException {
        Map<String, InferredBase> sound = infer(List.of(page("a", 1, 2)));
        byte[] bytes = Files.readAllBytes(file());
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x41;
            Files.write(file(), damaged);
            assertThat(infer(List.of(page("a", 1, 2)))).isEqualTo(sound);
        }
    }

    private Map<String, InferredBase> infer(List<PageHistory> pages) {
        return infer(Kubernetes.DIALECT, pages);
    }

    private Map<String, InferredBase> infer(Dialect dialect, List<PageHistory> pages) {
        return new BaseInference(dialect, this::read)
                .infer(new Pages(pages, Optional.empty(), Optional.of(new CacheFile(file()))), Progress.NONE);
    }

    private Path file() {
        return folder.resolve("evidence");
    }

    private Optional<byte[]> read(BlobId blob) {
        reads.add(blob);
        return blob.equals(blob(99))
                ? Optional.empty()
                : Optional.of(("Use `flag" + blob.hex().substring(38) + "` in v1.2. See <https://example.com/"
                                + blob.hex().charAt(39) + ">.\n\n## Heading {#same}\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static BlobId blob(int number) {
        return new BlobId("%040x".formatted(number));
    }

    private static BlobId translationOf(String name) {
        return blob(100 + name.charAt(0));
    }

    private static PageHistory page(String name, int... revisions) {
        List<BaseCandidate> candidates = IntStream.range(0, revisions.length)
                .mapToObj(i ->
                        new BaseCandidate(blob(revisions[i]), new CommitId("%040x".formatted(i)), START.plusDays(i), i))
                .toList();
        TranslationEdit edit = new TranslationEdit(
                translationOf(name),
                Optional.empty(),
                START.plusDays(1).toInstant(),
                START.plusDays(2).toInstant(),
                Optional.of(blob(revisions[0])),
                Optional.empty(),
                1,
                false);
        return new PageHistory("content/ja/" + name + ".md", translationOf(name), candidates, List.of(edit));
    }
}
