package io.github.docsprint.drift.base;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.base.Base.Method;
import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.message.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    private static final int VERSION = 10;

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
        try {
            Optional<byte[]> body = file.read(key);
            return body.isPresent()
                    ? Optional.of(readAll(new DataInputStream(new ByteArrayInputStream(body.get()))))
                    : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps what was inferred, in place of what was there. */
    void write(Map<String, InferredBase> bases) {
        try {
            file.write(key, written(out -> writeAll(out, bases)));
        } catch (IOException notWritable) {
            // The next time takes as long as this one.
        }
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        DataOutputStream out = new DataOutputStream(bytes);
        writing.to(out);
        out.flush();
        return bytes.toByteArray();
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
                out.number(candidate.committedAt().toEpochSecond());
                out.number(candidate.committedAt().getOffset().getTotalSeconds());
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

    private static void writeAll(DataOutputStream out, Map<String, InferredBase> bases) throws IOException {
        out.writeInt(bases.size());
        for (Map.Entry<String, InferredBase> entry : bases.entrySet()) {
            InferredBase inferred = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeUTF(inferred.base().blob().hex());
            out.writeUTF(inferred.base().commit().hex());
            writeTime(out, inferred.base().committedAt());
            out.writeDouble(inferred.base().confidence());
            out.writeInt(inferred.base().evidence().size());
            for (Evidence evidence : inferred.base().evidence()) {
                writeMessage(out, evidence.told());
                out.writeDouble(evidence.weight());
            }
            out.writeInt(inferred.contradictions().size());
            for (Contradiction contradiction : inferred.contradictions()) {
                out.writeUTF(contradiction.previous().hex());
                writeCandidate(out, contradiction.revision());
                out.writeBoolean(contradiction.lacks());
            }
            out.writeInt(inferred.translatable().size());
            for (CommitId commit : inferred.translatable()) {
                out.writeUTF(commit.hex());
            }
            out.writeBoolean(inferred.doubt().isPresent());
            if (inferred.doubt().isPresent()) {
                writeMessage(out, inferred.doubt().get());
            }
        }
    }

    private static Map<String, InferredBase> readAll(DataInputStream in) throws IOException {
        Map<String, InferredBase> bases = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String path = in.readUTF();
            BlobId blob = new BlobId(in.readUTF());
            CommitId commit = new CommitId(in.readUTF());
            OffsetDateTime committedAt = readTime(in);
            double confidence = in.readDouble();
            List<Evidence> evidence = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                evidence.add(new Evidence(readMessage(in), in.readDouble()));
            }
            List<Contradiction> contradictions = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                contradictions.add(new Contradiction(new BlobId(in.readUTF()), readCandidate(in), in.readBoolean()));
            }
            List<CommitId> translatable = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                translatable.add(new CommitId(in.readUTF()));
            }
            Optional<Message> doubt = in.readBoolean() ? Optional.of(readMessage(in)) : Optional.empty();
            bases.put(
                    path,
                    new InferredBase(
                            new Base(blob, commit, committedAt, Method.INFERRED, confidence, evidence),
                            contradictions,
                            translatable,
                            doubt));
        }
        return bases;
    }

    private static void writeCandidate(DataOutputStream out, BaseCandidate candidate) throws IOException {
        out.writeUTF(candidate.blob().hex());
        out.writeUTF(candidate.commit().hex());
        writeTime(out, candidate.committedAt());
        out.writeInt(candidate.index());
    }

    private static BaseCandidate readCandidate(DataInputStream in) throws IOException {
        return new BaseCandidate(new BlobId(in.readUTF()), new CommitId(in.readUTF()), readTime(in), in.readInt());
    }

    private static void writeTime(DataOutputStream out, OffsetDateTime time) throws IOException {
        out.writeLong(time.toEpochSecond());
        out.writeInt(time.getNano());
        out.writeInt(time.getOffset().getTotalSeconds());
    }

    private static OffsetDateTime readTime(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.ofTotalSeconds(in.readInt()));
    }

    /** Arguments are texts and numbers, as {@link Witnesses} and {@link BaseInference} give them. */
    private static void writeMessage(DataOutputStream out, Message message) throws IOException {
        out.writeUTF(message.key());
        out.writeInt(message.arguments().size());
        for (Object argument : message.arguments()) {
            out.writeBoolean(argument instanceof Integer);
            if (argument instanceof Integer number) {
                out.writeInt(number);
            } else {
                out.writeUTF(argument.toString());
            }
        }
    }

    private static Message readMessage(DataInputStream in) throws IOException {
        String key = in.readUTF();
        List<Object> arguments = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            arguments.add(in.readBoolean() ? (Object) in.readInt() : in.readUTF());
        }
        return new Message(key, arguments);
    }
}
