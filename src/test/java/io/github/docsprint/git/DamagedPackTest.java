package io.github.docsprint.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.eclipse.jgit.lib.Constants;

/** Whatever stands in a pack and its index, reading ends, and nothing is read that is in no pack. */
class DamagedPackTest {

    private static final int REVISIONS = 12;

    private static Path folder = Path.of("");
    private static byte[] pack = {};
    private static byte[] index = {};

    /** All differ in length, as they grow. */
    private static final List<String> TEXTS = new ArrayList<>();

    @BeforeContainer
    static void write() throws IOException {
        folder = Files.createTempDirectory("docsprint-packs");
        ScriptedClone clone = new ScriptedClone(folder.resolve("clone"));
        String text = "";
        for (int i = 0; i < REVISIONS; i++) {
            text += "Line " + i + " of a page that grows.\n";
            TEXTS.add(text);
            clone.write("page.md", text).commit("revise");
        }
        clone.git("repack", "-q", "-a", "-d", "-f");
        pack = Files.readAllBytes(PackReaderTest.file(clone, ".pack"));
        index = Files.readAllBytes(PackReaderTest.file(clone, ".idx"));
    }

    @AfterContainer
    static void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static byte[] id(String text) {
        return ObjectIds.bytes(BlobId.of(text.getBytes(StandardCharsets.UTF_8)).hex());
    }

    private static Path write(byte[] pack, byte[] index) throws IOException {
        Path copy = Files.createTempFile(folder, "pack-", ".pack");
        Files.write(copy, pack);
        Files.write(copy.resolveSibling(copy.getFileName().toString().replace(".pack", ".idx")), index);
        return copy;
    }

    /** The texts of the page, each as it is read; an empty one where it is not. */
    private static List<String> read(byte[] pack, byte[] index) throws IOException {
        List<MappedPack> packs = MappedPack.open(write(pack, index)).stream().toList();
        try (PackReader reader = new PackReader(new Packs(() -> new Packs.Listing(packs, id -> false), 1 << 20))) {
            return TEXTS.stream()
                    .map(text -> {
                        byte[] content = reader.read(id(text), 0, Constants.OBJ_BLOB);
                        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
                    })
                    .toList();
        }
    }

    @Property(tries = 1)
    void withoutDamageAllIsRead() throws IOException {
        assertThat(read(pack, index)).isEqualTo(TEXTS);
    }

    /**
     * The checksum at its end is left alone: else the pack is not looked at. No text is taken for another, as they differ in
     * length; of such that do not, git could not tell either without hashing each.
     */
    @Property(tries = 300)
    void ofADamagedPackATextIsReadAsItIsOrNotAtAll(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 10_000) Integer> where, @ForAll byte what)
            throws IOException {
        byte[] damaged = pack.clone();
        where.forEach(at -> damaged[at % (damaged.length - ObjectIds.LENGTH)] = what);

        List<String> texts = read(damaged, index);

        for (int i = 0; i < REVISIONS; i++) {
            assertThat(texts.get(i)).isIn("", TEXTS.get(i));
        }
    }

    @Property(tries = 1)
    void aLengthBelowNothingIsNotRead() throws IOException {
        byte[] damaged = pack.clone();
        MappedPack whole = MappedPack.open(write(pack, index)).orElseThrow();
        for (String text : TEXTS) {
            int at = whole.find(id(text), 0);
            damaged[at] |= (byte) 0x80;
            Arrays.fill(damaged, at + 1, at + 9, (byte) 0xff);
            damaged[at + 9] = 0x0f;
        }

        assertThat(read(damaged, index)).allMatch(String::isEmpty);
    }

    /** It may name another text's place. */
    @Property(tries = 300)
    void byADamagedIndexOneOfTheTextsIsReadOrNone(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 10_000) Integer> where, @ForAll byte what)
            throws IOException {
        byte[] damaged = index.clone();
        where.forEach(at -> damaged[at % (damaged.length - 2 * ObjectIds.LENGTH)] = what);

        assertThat(read(pack, damaged)).allMatch(text -> text.isEmpty() || TEXTS.contains(text));
    }

    @Property(tries = 50)
    void filesThatWereCutAreLeftAlone(@ForAll @IntRange(max = 10_000) int of, @ForAll boolean cutPack)
            throws IOException {
        byte[] whole = cutPack ? pack : index;
        byte[] cut = Arrays.copyOf(whole, of % whole.length);

        assertThat(cutPack ? read(cut, index) : read(pack, cut)).allMatch(String::isEmpty);
    }
}
