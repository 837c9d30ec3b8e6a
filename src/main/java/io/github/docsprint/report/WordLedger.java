package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How many words texts have, each counted once. Safe for many threads. */
final class WordLedger {

    /** To be raised with every change of what is counted. */
    private static final byte[] KEY = "words 1".getBytes(StandardCharsets.UTF_8);

    private final Clone clone;
    private final Optional<CacheFile> cache;
    private final Map<BlobId, Long> known = new ConcurrentHashMap<>();
    private final Map<BlobId, Long> used = new ConcurrentHashMap<>();

    WordLedger(Clone clone, Optional<CacheFile> cache) {
        this.clone = clone;
        this.cache = cache;
        load();
    }

    /** The words of a text; none of one that the clone does not have. */
    long count(BlobId blob) {
        Optional<Long> words =
                Optional.ofNullable(known.get(blob)).or(() -> clone.read(blob).map(bytes -> (long) Words.count(bytes)));
        words.ifPresent(number -> used.put(blob, number));
        return words.orElse(0L);
    }

    private void load() {
        cache.flatMap(file -> file.read(KEY)).ifPresent(bytes -> {
            try {
                FieldReader in = new FieldReader(bytes);
                for (int left = in.integer(); left > 0; left--) {
                    known.put(new BlobId(in.text()), in.number());
                }
            } catch (RuntimeException damaged) {
                known.clear();
            }
        });
    }

    /** Keeps the numbers that were asked for, for the next time. */
    void save() {
        if (known.keySet().containsAll(used.keySet())) {
            return;
        }
        FieldWriter out = new FieldWriter();
        out.all(used.entrySet(), entry -> {
            out.text(entry.getKey().hex());
            out.number(entry.getValue());
        });
        cache.ifPresent(file -> file.write(KEY, out.bytes()));
    }
}
