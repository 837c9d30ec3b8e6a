package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers to one question, kept from run to run under what they follow from alone: the ids of contents or commits. Safe for
 * many threads.
 */
final class Ledger<T> {

    private final Optional<CacheFile> file;
    private final byte[] key;
    private final BiConsumer<FieldWriter, T> write;
    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Map<String, T> used = new ConcurrentHashMap<>();

    /**
     * @param file where answers are kept; nowhere if there is none
     * @param question what is asked, with all that answers follow from beside the ids; another one with every change of
     *     what is answered or written
     * @param write puts an answer down, which {@code read} takes up again
     */
    Ledger(Optional<CacheFile> file, String question, BiConsumer<FieldWriter, T> write, Function<FieldReader, T> read) {
        this.file = file;
        this.key = question.getBytes(StandardCharsets.UTF_8);
        this.write = write;
        file.flatMap(kept -> kept.read(key)).ifPresent(content -> {
            try {
                FieldReader in = new FieldReader(content);
                for (int left = in.integer(); left > 0; left--) {
                    known.put(in.text(), read.apply(in));
                }
            } catch (RuntimeException damaged) {
                known.clear();
            }
        });
    }

    /** The answer for an id, found where it is not known; what is not found is asked for again the next time. */
    Optional<T> answer(String id, Supplier<Optional<T>> find) {
        Optional<T> answer = Optional.ofNullable(used.get(id))
                .or(() -> Optional.ofNullable(known.get(id)))
                .or(find);
        answer.ifPresent(found -> used.put(id, found));
        return answer;
    }

    /** Keeps the answers that were asked for, for the next time. */
    void save() {
        if (file.isEmpty() || known.keySet().containsAll(used.keySet())) {
            return;
        }
        FieldWriter out = new FieldWriter();
        out.all(used.entrySet(), entry -> {
            out.text(entry.getKey());
            write.accept(out, entry.getValue());
        });
        file.get().write(key, out.bytes());
    }
}
