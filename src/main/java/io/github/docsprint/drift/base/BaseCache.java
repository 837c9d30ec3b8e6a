package io.github.docsprint.drift.base;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.base.Base.Method;
import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The result of one inference in a file, under a digest of all that it was inferred from. A file that is damaged, older
 * or of something else is as good as none, and one that cannot be written is left out.
 */
final class BaseCache {

    /** To be raised with every change of what is inferred or written. */
    private static final int VERSION = 12;

    private final CacheFile file;
    private final byte[] key;

    /**
     * @param dialect that the pages were read in
     * @param pages that it was inferred from, or is to be
     */
    BaseCache(CacheFile file, Dialect dialect, List<PageHistory> pages) {
        this.file = file;
        this.key = key(dialect, pages);
    }

    /** What was inferred from just these pages; empty where that is not known. */
    Optional<Map<String, InferredBase>> read() {
        return file.read(key, BaseCache::bases);
    }

    /** Keeps what was inferred, in place of what was there. */
    void write(Map<String, InferredBase> bases) {
        FieldWriter out = new FieldWriter();
        write(out, bases);
        file.write(key, out.bytes());
    }

    private static byte[] key(Dialect dialect, List<PageHistory> pages) {
        FieldWriter out = new FieldWriter();
        out.number(VERSION);
        out.all(new TreeSet<>(dialect.visibleKeys()), out::text);
        out.all(new TreeSet<>(dialect.hosts()), out::text);
        out.all(pages, page -> {
            out.text(page.name());
            out.text(page.translation().hex());
            out.all(page.candidates(), candidate -> {
                out.text(candidate.blob().hex());
                out.text(candidate.commit().hex());
                out.time(candidate.committedAt());
            });
            out.all(page.edits(), edit -> {
                out.text(edit.blob().hex());
                out.maybe(edit.previous(), blob -> out.text(blob.hex()));
                out.maybe(edit.sourceInTree(), blob -> out.text(blob.hex()));
                out.number(edit.authored().getEpochSecond());
                out.number(edit.landed().getEpochSecond());
                out.maybe(edit.sourceMade(), blob -> out.text(blob.hex()));
                out.number(edit.pages());
                out.flag(edit.languages());
            });
        });
        return out.bytes();
    }

    private static void write(FieldWriter out, Map<String, InferredBase> bases) {
        out.all(bases.entrySet(), entry -> {
            InferredBase inferred = entry.getValue();
            out.text(entry.getKey());
            out.text(inferred.base().blob().hex());
            out.text(inferred.base().commit().hex());
            out.time(inferred.base().committedAt());
            out.real(inferred.base().confidence());
            out.all(inferred.base().evidence(), evidence -> {
                write(out, evidence.told());
                out.real(evidence.weight());
            });
            out.all(inferred.contradictions(), contradiction -> {
                out.text(contradiction.previous().hex());
                write(out, contradiction.revision());
                out.flag(contradiction.lacks());
            });
            out.all(inferred.translatable(), commit -> out.text(commit.hex()));
            out.maybe(inferred.doubt(), doubt -> write(out, doubt));
        });
    }

    private static Map<String, InferredBase> bases(FieldReader in) {
        Map<String, InferredBase> bases = new LinkedHashMap<>();
        for (int left = in.integer(); left > 0; left--) {
            bases.put(
                    in.text(),
                    new InferredBase(
                            new Base(
                                    new BlobId(in.text()),
                                    new CommitId(in.text()),
                                    in.time(),
                                    Method.INFERRED,
                                    in.real(),
                                    in.all(() -> new Evidence(message(in), in.real()))),
                            in.all(() -> new Contradiction(new BlobId(in.text()), candidate(in), in.flag())),
                            in.all(() -> new CommitId(in.text())),
                            in.maybe(() -> message(in))));
        }
        return bases;
    }

    private static void write(FieldWriter out, BaseCandidate candidate) {
        out.text(candidate.blob().hex());
        out.text(candidate.commit().hex());
        out.time(candidate.committedAt());
        out.number(candidate.index());
    }

    private static BaseCandidate candidate(FieldReader in) {
        return new BaseCandidate(new BlobId(in.text()), new CommitId(in.text()), in.time(), in.integer());
    }

    /** Arguments are texts and numbers, as {@link Witnesses} and {@link BaseInference} give them. */
    private static void write(FieldWriter out, Message message) {
        out.text(message.key());
        out.all(message.arguments(), argument -> {
            out.flag(argument instanceof Integer);
            if (argument instanceof Integer number) {
                out.number(number);
            } else {
                out.text(argument.toString());
            }
        });
    }

    private static Message message(FieldReader in) {
        return new Message(in.text(), in.all(() -> in.flag() ? (Object) in.integer() : in.text()));
    }
}
