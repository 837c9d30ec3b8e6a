package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.message.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the cache, the history is the same. */
class HistoryCacheTest {

    private static final String MOVED = "content/en/moved.md";

    @TempDir
    static Path temporary;

    private static ScriptedClone clone;
    private static List<String> truth;

    private Path cache;

    @BeforeAll
    static void writeClone() {
        clone = new ScriptedClone(temporary.resolve("clone"));
        clone.write("content/en/page.md", "text\n".repeat(20))
                .write("content/ja/page.md", "x")
                .commit("add");
        clone.git("checkout", "-qb", "side");
        clone.git("mv", "content/en/page.md", MOVED);
        clone.write(MOVED, "text\n".repeat(20) + "more\n").commit("move");
        clone.git("checkout", "-q", "main");
        clone.write("content/ja/page.md", "y").commit("translate");
        clone.git("checkout", "-qb", "third");
        clone.write("content/ja/third.md", "x").commit("third");
        clone.git("checkout", "-q", "main");
        clone.git("merge", "-q", "--no-ff", "-m", "two at once", "side", "third");
        clone.git("rm", "-q", "content/ja/page.md");
        clone.commit("delete");
        truth = told(clone.history());
    }

    @BeforeEach
    void emptyCache() throws IOException {
        cache = Files.createTempDirectory(temporary, "cache");
    }

    /** All that a history tells. */
    private static List<String> told(History history) {
        List<String> told = new ArrayList<>();
        for (String path :
                List.of(MOVED, "content/en/page.md", "content/ja/page.md", "content/ja/third.md", "content/none.md")) {
            told.add(path);
            for (FileRevision revision : history.revisions(path)) {
                told.add(revision + " " + history.landing(revision.commit()) + " "
                        + history.authoredAt(revision.commit()) + " " + history.committedAt(revision.commit()));
            }
            told.add("mainline " + history.mainline(path));
            told.add("gone " + history.removal(path) + " to " + history.movedTo(path));
            told.add("site " + history.newestForSite(path, history.head()));
        }
        told.add(history.snapshot().toString());
        return told;
    }

    private List<String> read() {
        return told(ScriptedClone.history(clone.folder(), Optional.of(cache)));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> all = files.toList();
            assertThat(all).as("one file and no rests").hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void theSecondTimeItIsTheSame() throws IOException {
        assertThat(read()).isEqualTo(truth);
        byte[] written = Files.readAllBytes(file());

        assertThat(read()).isEqualTo(truth);
        assertThat(file()).hasBinaryContent(written);
    }

    @Test
    void itGrowsWithTheClone() {
        try (Clone opened = Clone.open(clone.folder())) {
            opened.history(opened.resolve("HEAD~2"), List.of("content"), Optional.of(cache), Progress.NONE);
        }

        assertThat(read()).isEqualTo(truth);
    }

    @Test
    void anotherHeadsCommitsDoNotShow() {
        clone.git("checkout", "-q", "side");
        clone.write("content/ja/page.md", "only here").commit("elsewhere");
        read();
        clone.git("checkout", "-q", "main");

        assertThat(read()).isEqualTo(truth);
    }

    @Test
    void otherFoldersHaveTheirOwn() {
        read();

        try (Clone opened = Clone.open(clone.folder())) {
            History english =
                    opened.history(opened.resolve("HEAD"), List.of("content/en"), Optional.of(cache), Progress.NONE);
            assertThat(english.revisions("content/ja/page.md")).isEmpty();
        }
        assertThat(read()).isEqualTo(truth);
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        read();
        Path file = file();
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);

            assertThat(new HistoryCache(cache, "any").load()).isEmpty();
            assertThat(read()).isEqualTo(truth);
        }
    }

    @Test
    void itMayBeCutShortAnywhere() throws IOException {
        read();
        Path file = file();
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length += 37) {
            Files.write(file, Arrays.copyOf(good, length));

            assertThat(read()).isEqualTo(truth);
        }
    }

    @Test
    void itMayBeRandom() throws IOException {
        read();
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            byte[] bad = new byte[random.nextInt(300)];
            random.nextBytes(bad);
            Files.write(file(), bad);

            assertThat(read()).isEqualTo(truth);
        }
    }

    @Test
    void anotherKeysFileIsNone() throws IOException {
        ChangeTable table = new ChangeTable();
        new HistoryCache(cache, "one").save(table);
        Path other = cache.resolve("other");
        new HistoryCache(other, "two").save(table);
        try (Stream<Path> files = Files.list(other)) {
            Files.copy(files.findFirst().orElseThrow(), file(cache), StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(new HistoryCache(cache, "one").load()).isEmpty();
        assertThat(new HistoryCache(other, "two").load()).isPresent();
    }

    private static Path file(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void whereItCannotBeWrittenItIsDoneWithout() throws IOException {
        cache = Files.createFile(cache.resolve("a file, not a folder"));

        assertThat(read()).isEqualTo(truth);
    }

    @Test
    void manyMayWriteAtOnce() throws IOException {
        List<List<String>> all =
                IntStream.range(0, 8).parallel().mapToObj(i -> read()).toList();

        assertThat(all).allMatch(truth::equals);
        assertThat(read()).isEqualTo(truth);
        assertThat(file()).isRegularFile();
    }

    @Test
    void itMayBeDeletedAtAnyTime() throws IOException {
        read();
        Files.delete(file());

        assertThat(read()).isEqualTo(truth);
    }
}
