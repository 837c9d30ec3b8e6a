package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackReaderTest {

    private static final String PAGE = "content/en/page.md";

    @TempDir
    Path temporary;

    private ScriptedClone clone;

    /** What git lists of an object; types have the numbers that packs give them. */
    private record Listed(String id, int type) {

        static Listed of(String line) {
            String[] words = line.split(" ");
            return new Listed(words[0], 1 + List.of("commit", "tree", "blob").indexOf(words[1]));
        }
    }

    @BeforeEach
    void init() {
        clone = new ScriptedClone(temporary.resolve("clone"));
    }

    /** A page with many revisions, each a difference to another one. */
    private void revise(int revisions, int lines) {
        List<String> text = IntStream.range(0, lines)
                .mapToObj(line -> "Line " + line + " " + new Random(line).nextLong())
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < revisions; i++) {
            text.set(i * 7 % lines, "Revision " + i);
            clone.write(PAGE, String.join("\n", text)).commit("revise");
        }
    }

    private List<Listed> objects(Path folder) {
        return ScriptedClone.output(new ProcessBuilder(
                        "git",
                        "-C",
                        folder.toString(),
                        "cat-file",
                        "--batch-all-objects",
                        "--batch-check=%(objectname) %(objecttype)"))
                .lines()
                .map(Listed::of)
                .toList();
    }

    private static List<MappedPack> packs(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve(".git/objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack"))
                    .flatMap(file -> MappedPack.open(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackReader reader(Path folder) {
        return reader(folder, 1 << 20);
    }

    private static PackReader reader(Path folder, int most) {
        return new PackReader(new Packs(() -> new Packs.Listing(packs(folder), id -> false), most));
    }

    /** The objects that are read as they are: their ids say what they have to be. */
    private static List<Listed> read(PackReader reader, List<Listed> objects) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return objects.stream()
                    .filter(object -> {
                        byte[] content = reader.read(ObjectIds.bytes(object.id), 0, object.type);
                        return content != null
                                && formatter.idFor(object.type, content).name().equals(object.id);
                    })
                    .toList();
        }
    }

    private void assertAllAreRead(int count) {
        List<Listed> objects = objects(clone.folder());
        try (PackReader reader = reader(clone.folder())) {
            assertThat(read(reader, objects)).hasSize(count).isEqualTo(objects);
        }
    }

    @Test
    void everyObjectIsReadAsItIs() {
        revise(40, 200);
        clone.git("repack", "-q", "-a", "-d", "-f", "--depth=50");
        assertThat(clone.git("count-objects", "-v")).contains("in-pack: 200\n");

        assertAllAreRead(200);
    }

    @Test
    void differencesToAnObjectByItsIdAreReadToo() {
        revise(10, 200);
        clone.git("-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f");

        assertAllAreRead(50);
    }

    @Test
    void anObjectIsFoundInAnyOfSeveralPacks() {
        revise(3, 20);
        clone.git("repack", "-q", "-d");
        clone.write(PAGE, "new").commit("new");
        clone.git("repack", "-q", "-d");
        assertThat(packs(clone.folder())).hasSize(2);

        assertAllAreRead(20);
    }

    @Test
    void whatWasForgottenIsReadAgain() {
        revise(12, 28_000); // 12 revisions of .8 MB
        clone.git("repack", "-q", "-a", "-d", "-f");

        List<Listed> objects = objects(clone.folder());
        try (PackReader reader = reader(clone.folder())) {
            assertThat(read(reader, objects)).isEqualTo(objects);
            assertThat(read(reader, objects)).isEqualTo(objects);
        }
    }

    @Test
    void whatThereIsNoRoomForIsReadAgain() {
        revise(10, 200);
        clone.git("repack", "-q", "-a", "-d", "-f");

        List<Listed> objects = objects(clone.folder());
        try (PackReader reader = reader(clone.folder(), 100)) {
            assertThat(read(reader, objects)).isEqualTo(objects);
            assertThat(read(reader, objects)).isEqualTo(objects);
        }
    }

    @Test
    void whatIsOfAnotherTypeOrInNoPackIsNotRead() {
        revise(1, 20);
        clone.git("repack", "-q", "-a", "-d");
        byte[] head = ObjectIds.bytes(clone.head().hex());
        String loose = clone.write(PAGE, "new").commit("new").hex();

        try (PackReader reader = reader(clone.folder())) {
            assertThat(reader.read(head, 0, Constants.OBJ_COMMIT)).isNotNull();
            assertThat(reader.read(head, 0, Constants.OBJ_BLOB)).isNull();
            assertThat(reader.read(ObjectIds.bytes(loose), 0, Constants.OBJ_COMMIT))
                    .isNull();
        }
    }

    @Test
    void anIndexOfAnotherPackIsNotBelieved() throws IOException {
        revise(3, 20);
        clone.git("repack", "-q", "-a", "-d");
        ScriptedClone other = new ScriptedClone(temporary.resolve("other"));
        other.write(PAGE, "other").commit("other");
        other.git("repack", "-q", "-a", "-d");
        Files.copy(file(other, ".idx"), file(clone, ".idx"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(packs(clone.folder())).isEmpty();
    }

    @Test
    void anIndexOfTheFirstVersionIsLeftToJGit() {
        revise(3, 20);
        clone.git("-c", "pack.indexVersion=1", "repack", "-q", "-a", "-d");
        BlobId blob = new BlobId(clone.git("rev-parse", "HEAD:" + PAGE).strip());

        assertThat(packs(clone.folder())).isEmpty();
        try (Clone opened = Clone.open(clone.folder())) {
            assertThat(opened.read(blob).map(BlobId::of)).contains(blob);
        }
    }

    @Test
    void aFileThatIsLargeIsLeftToJGit() {
        revise(2, 60_000);
        clone.git("repack", "-q", "-a", "-d", "-f");
        BlobId blob = new BlobId(clone.git("rev-parse", "HEAD:" + PAGE).strip());
        BlobId before = new BlobId(clone.git("rev-parse", "HEAD~1:" + PAGE).strip());

        try (PackReader reader = reader(clone.folder());
                Clone opened = Clone.open(clone.folder())) {
            assertThat(reader.read(ObjectIds.bytes(blob.hex()), 0, Constants.OBJ_BLOB))
                    .isNull();
            assertThat(reader.read(ObjectIds.bytes(before.hex()), 0, Constants.OBJ_BLOB))
                    .isNull();
            assertThat(opened.read(blob).map(BlobId::of)).contains(blob);
            assertThat(opened.read(before).map(BlobId::of)).contains(before);
        }
    }

    /** Each fiftieth of 207,255 objects: differences of up to fifty steps, made by a server. */
    @Test
    void objectsOfTheCorpusAreReadAsTheyAre() {
        List<Listed> all = objects(Corpus.folder());
        List<Listed> some = IntStream.range(0, all.size())
                .filter(i -> i % 50 == 0)
                .mapToObj(all::get)
                .toList();

        try (PackReader reader = reader(Corpus.folder())) {
            assertThat(read(reader, some)).hasSizeGreaterThan(4000).isEqualTo(some);
        }
    }

    static Path file(ScriptedClone clone, String ending) throws IOException {
        try (Stream<Path> files = Files.list(clone.folder().resolve(".git/objects/pack"))) {
            Path file = files.filter(path -> path.toString().endsWith(ending))
                    .findAny()
                    .orElseThrow();
            assertThat(file.toFile().setWritable(true)).isTrue();
            return file;
        }
    }
}
