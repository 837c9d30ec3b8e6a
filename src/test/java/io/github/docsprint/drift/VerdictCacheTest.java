package io.github.docsprint.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.VerdictCache.Said;
import io.github.docsprint.drift.change.Format;
import io.github.docsprint.drift.change.Splice;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.site.SiteConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictCacheTest {

    private static final List<BlobId> BLOBS =
            List.of(new BlobId("1".repeat(40)), new BlobId("2".repeat(40)), new BlobId("3".repeat(40)));

    private static final Contents CONTENTS = markdown(BLOBS);

    private static final Reflection.Step STEP = new Reflection.Step(123, List.of(new Splice(4, 5, "文")));

    private static final Verdict VERDICT = new Verdict(
            State.OUTDATED,
            Optional.of(Severity.MAJOR),
            1,
            2,
            3,
            List.of(new SectionChange(
                    "見出し",
                    "id",
                    SectionChange.Change.MOVED,
                    SectionChange.Kind.CODE,
                    new Lines(4, 5),
                    Optional.empty())),
            List.of(new Lines(6, 7)),
            List.of(),
            false);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void keepAVerdict() {
        file = folder.resolve("verdicts");
        VerdictCache cache = open();
        cache.verdict(CONTENTS, () -> Optional.of(VERDICT));
        cache.keep(CONTENTS, STEP);
        cache.save();
    }

    private static Contents markdown(List<BlobId> blobs) {
        return new Contents(Format.MARKDOWN, Format.MARKDOWN, blobs);
    }

    private VerdictCache open() {
        return VerdictCache.open(
                Optional.of(new CacheFile(file)), SiteConfig.kubernetes().told());
    }

    @Test
    void whatWasDecidedIsNotDecidedAgain() {
        assertThat(open().verdict(CONTENTS, () -> Optional.of(Verdict.ALIKE))).contains(VERDICT);
    }

    @Test
    void theSameContentsInAnotherFormatAreDecidedAnew() {
        Contents html = new Contents(Format.HTML, Format.MARKDOWN, BLOBS);

        assertThat(open().verdict(html, () -> Optional.of(Verdict.ALIKE))).contains(Verdict.ALIKE);
        assertThat(open().step(html)).isEmpty();
    }

    @Test
    void whatCameOfAContradictionIsKept() {
        assertThat(open().step(CONTENTS)).contains(STEP);
        assertThat(open().step(markdown(BLOBS.subList(1, 3)))).isEmpty();
    }

    @Test
    void aVerdictIsKeptForContradictionsThatAreOnlyAskedFor() {
        VerdictCache later = open();
        later.keep(markdown(BLOBS.subList(0, 2)), STEP);
        later.save();

        assertThat(open().verdict(CONTENTS, () -> Optional.of(Verdict.ALIKE))).contains(VERDICT);
        assertThat(open().step(markdown(BLOBS.subList(0, 2)))).contains(STEP);
    }

    @Test
    void whatATranslationSaysOfItselfIsReadOnceThatItSaysNothingToo() {
        Said declares = new Said(Optional.of("abc"), false);
        Said includes = new Said(Optional.empty(), true);
        VerdictCache first = open();
        first.said(BLOBS.get(0), () -> Optional.of(declares));
        first.said(BLOBS.get(1), () -> Optional.of(includes));
        first.said(BLOBS.get(2), Optional::empty);
        first.save();

        VerdictCache later = open();
        assertThat(later.said(BLOBS.get(0), Optional::empty)).contains(declares);
        assertThat(later.said(BLOBS.get(1), Optional::empty)).contains(includes);
        assertThat(later.said(BLOBS.get(2), () -> Optional.of(declares))).contains(declares);
    }

    @Test
    void whetherAnEditIsLargeIsFoundOutOnce() {
        VerdictCache first = open();
        first.isLarge(BLOBS.get(0), BLOBS.get(1), () -> Optional.of(true));
        first.isLarge(BLOBS.get(1), BLOBS.get(0), () -> Optional.of(false));
        first.isLarge(BLOBS.get(1), BLOBS.get(2), Optional::empty);
        first.save();

        VerdictCache later = open();
        assertThat(later.isLarge(BLOBS.get(0), BLOBS.get(1), Optional::empty)).contains(true);
        assertThat(later.isLarge(BLOBS.get(1), BLOBS.get(0), Optional::empty)).contains(false);
        assertThat(later.isLarge(BLOBS.get(1), BLOBS.get(2), () -> Optional.of(true)))
                .contains(true);
    }

    @Test
    void otherContentsAreDecided() {
        assertThat(open().verdict(markdown(BLOBS.subList(1, 3)), () -> Optional.of(Verdict.ALIKE)))
                .contains(Verdict.ALIKE);
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, i % 3 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : damaged);

            assertThat(open().verdict(CONTENTS, () -> Optional.of(Verdict.ALIKE)))
                    .contains(Verdict.ALIKE);
            assertThat(open().step(CONTENTS)).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenChangesNothing() {
        VerdictCache cache =
                VerdictCache.open(Optional.of(new CacheFile(Path.of("/proc/docsprint/verdicts"))), List.of());

        assertThat(cache.verdict(CONTENTS, () -> Optional.of(VERDICT))).contains(VERDICT);
        cache.save();
    }
}
