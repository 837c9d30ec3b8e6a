package io.github.docsprint.drift;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The source revisions that translations reflect, as far as they were asked for, in a file under all that they follow
 * from: while none of that changes, no history need be read for them.
 */
final class KeptBases {

    /**
     * What is known.
     *
     * @param revisions by path; empty for a page that has none
     * @param missing commits that pages declare and the clone does not have: once it has one, pages may reflect another
     */
    record Bases(Map<String, Optional<BlobId>> revisions, List<String> missing) {

        static final Bases NONE = new Bases(Map.of(), List.of());

        /** The same with what is known of more pages. */
        Bases and(Bases more) {
            Map<String, Optional<BlobId>> all = new TreeMap<>(revisions);
            all.putAll(more.revisions);
            TreeSet<String> commits = new TreeSet<>(missing);
            commits.addAll(more.missing);
            return new Bases(all, List.copyOf(commits));
        }
    }

    private final CacheFile file;
    private final byte[] key;

    /** @param key all that the bases follow from, the build of docsprint included */
    KeptBases(CacheFile file, byte[] key) {
        this.file = file;
        this.key = key;
    }

    /** What was kept. */
    Bases read() {
        return file.read(key, KeptBases::read).orElse(Bases.NONE);
    }

    private static Bases read(FieldReader in) {
        Map<String, Optional<BlobId>> revisions = new TreeMap<>();
        in.all(() -> Map.entry(in.text(), in.maybe(() -> new BlobId(in.text()))))
                .forEach(page -> revisions.put(page.getKey(), page.getValue()));
        return new Bases(revisions, in.all(in::text));
    }

    /** Keeps what is known, in place of what was there. */
    void write(Bases bases) {
        FieldWriter out = new FieldWriter();
        out.all(bases.revisions.entrySet(), page -> {
            out.text(page.getKey());
            out.maybe(page.getValue(), blob -> out.text(blob.hex()));
        });
        out.all(bases.missing, out::text);
        file.write(key, out.bytes());
    }
}
