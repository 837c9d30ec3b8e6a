package io.github.docsprint.drift.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.drift.base.BaseInference.Pages;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseCacheTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2024-01-01T00:00:00+09:00");
    private static final Map<BlobId, String> CONTENTS = Map.of(
            blob(1), "Use `a` in v1.20.",
            blob(2), "Use `b` in v1.21.",
            blob(3), "v1.21で`b`を使います。");

    @TempDir
    private Path folder;

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void theSecondTimeNothingIsReadAndTheResultIsTheSame() {
        Map<String, InferredBase> first = infer(pages(3));
        assertThat(reads.get()).isPositive();
        reads.set(0);
        assertThat(infer(pages(3))).isEqualTo(first);
        assertThat(reads.get()).isZero();
    }

    @Test
    void aCacheOfOtherPagesIsNotUsed() {
        infer(pages(3));
        assertThat(new BaseCache(new CacheFile(file()), Kubernetes.DIALECT, pages(2)).read())
                .isEmpty();
    }

    @Test
    void aFileDamagedInAnyPlaceIsAsGoodAsNone() throws IOException {
        infer(pages(3));
        byte[] sound = Files.readAllBytes(file());
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= 0x41;
            Files.write(file(), damaged);
            assertThat(new BaseCache(new CacheFile(file()), Kubernetes.DIALECT, pages(3)).read())
                    .isEmpty();
        }
    }

    @Test
    void aFileCutOffAnywhereIsAsGoodAsNone() throws IOException {
        infer(pages(3));
        byte[] sound = Files.readAllBytes(file());
        for (int length = 0; length < sound.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(sound, length));
            assertThat(new BaseCache(new CacheFile(file()), Kubernetes.DIALECT, pages(3)).read())
                    .isEmpty();
        }
    }

    @Test
    void whereContentsAreMissingNothingIsKept() {
        new BaseInference(Kubernetes.DIALECT, blob -> Optional.empty())
                .infer(new Pages(pages(3), Optional.of(new CacheFile(file())), Optional.empty()), Progress.NONE);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenChangesNothing() throws IOException {
        Files.writeString(folder.resolve("file"), "no folder");
        CacheFile unwritable = new CacheFile(folder.resolve("file/bases.bin"));
        Map<String, InferredBase> inferred = new BaseInference(Kubernetes.DIALECT, this::read)
                .infer(new Pages(pages(3), Optional.of(unwritable), Optional.empty()), Progress.NONE);
        assertThat(inferred).hasSize(1);
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        infer(pages(3));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    private Map<String, InferredBase> infer(List<PageHistory> pages) {
        return new BaseInference(Kubernetes.DIALECT, this::read)
                .infer(new Pages(pages, Optional.of(new CacheFile(file())), Optional.empty()), Progress.NONE);
    }

    private Optional<byte[]> read(BlobId blob) {
        reads.incrementAndGet();
        return Optional.ofNullable(CONTENTS.get(blob)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file() {
        return folder.resolve("bases.bin");
    }

    private static BlobId blob(int number) {
        return new BlobId("%040x".formatted(number));
    }

    private static List<PageHistory> pages(int translation) {
        List<BaseCandidate> candidates = List.of(
                new BaseCandidate(blob(1), new CommitId("a".repeat(40)), START, 0),
                new BaseCandidate(blob(2), new CommitId("b".repeat(40)), START.plusDays(9), 1));
        TranslationEdit edit = new TranslationEdit(
                blob(translation),
                Optional.empty(),
                START.plusDays(10).toInstant(),
                START.plusDays(12).toInstant(),
                Optional.of(blob(1)),
                Optional.empty(),
                1,
                false);
        return List.of(new PageHistory("content/ja/a.md", blob(translation), candidates, List.of(edit)));
    }
}
