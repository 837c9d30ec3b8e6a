package io.github.docsprint.drift;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.drift.SectionChange.Change;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.git.BlobId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Verdicts by the contents that they follow from, kept from run to run. Safe for many threads. */
final class VerdictCache {

    /** To be raised with every change of what is decided or written. */
    private static final byte[] VERSION = {2};

    private final Optional<CacheFile> file;
    private final Map<String, Verdict> known;
    private final Map<String, Verdict> used = new ConcurrentHashMap<>();

    private VerdictCache(Optional<CacheFile> file, Map<String, Verdict> known) {
        this.file = file;
        this.known = known;
    }

    /** The verdicts of earlier runs; none without a file. */
    static VerdictCache open(Optional<CacheFile> file) {
        Map<String, Verdict> known = new HashMap<>();
        file.flatMap(kept -> kept.read(VERSION)).ifPresent(content -> {
            try {
                readAll(new DataInputStream(new ByteArrayInputStream(content)), known);
            } catch (IOException | RuntimeException damaged) {
                known.clear();
            }
        });
        return new VerdictCache(file, known);
    }

    /**
     * The verdict on three contents.
     *
     * @param before the source page at the base, with the revisions that it is contradicted on; empty where no base is known
     * @param decide decides where it is not known; empty where a text is missing
     */
    Optional<Verdict> verdict(List<BlobId> before, BlobId now, BlobId translation, Supplier<Optional<Verdict>> decide) {
        String key = before.stream().map(BlobId::hex).collect(Collectors.joining()) + now.hex() + translation.hex();
        Verdict earlier = known.get(key);
        Optional<Verdict> verdict = earlier == null ? decide.get() : Optional.of(earlier);
        verdict.ifPresent(decided -> used.put(key, decided));
        return verdict;
    }

    /** Keeps the verdicts that this run has asked for, if any is new. */
    void save() {
        if (file.isPresent() && !known.keySet().containsAll(used.keySet())) {
            // What other runs asked for (another language, one page) stays, up to a bound.
            Map<String, Verdict> all = new HashMap<>(known.size() > 20 * used.size() + 10_000 ? Map.of() : known);
            all.putAll(used);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
            try {
                writeAll(new DataOutputStream(bytes), all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            file.get().write(VERSION, bytes.toByteArray());
        }
    }

    private static void writeAll(DataOutputStream out, Map<String, Verdict> verdicts) throws IOException {
        out.writeInt(verdicts.size());
        for (Map.Entry<String, Verdict> entry : verdicts.entrySet()) {
            Verdict verdict = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeByte(verdict.state().ordinal());
            out.writeByte(verdict.severity().map(Severity::ordinal).orElse(-1));
            out.writeInt(verdict.addedWords());
            out.writeInt(verdict.removedWords());
            out.writeInt(verdict.changedWords());
            out.writeInt(verdict.sections().size());
            for (SectionChange section : verdict.sections()) {
                out.writeUTF(shortened(section.heading()));
                out.writeUTF(shortened(section.anchor()));
                out.writeByte(section.change().ordinal());
                out.writeByte(section.kind().ordinal());
                write(out, section.sourceLines());
                write(out, section.targetLines().orElse(new Lines(0, 0)));
            }
            out.writeInt(verdict.untranslated().size());
            for (Lines lines : verdict.untranslated()) {
                write(out, lines);
            }
            out.writeInt(verdict.lacking().size());
            for (int number : verdict.lacking()) {
                out.writeInt(number);
            }
        }
    }

    /** What {@link DataOutputStream#writeUTF} can hold, whatever the characters. */
    private static String shortened(String text) {
        return text.length() <= 20_000 ? text : text.substring(0, 20_000);
    }

    private static void readAll(DataInputStream in, Map<String, Verdict> into) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            State state = State.values()[in.readByte()];
            int severity = in.readByte();
            int added = in.readInt();
            int removed = in.readInt();
            int changed = in.readInt();
            List<SectionChange> sections = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                sections.add(new SectionChange(
                        in.readUTF(),
                        in.readUTF(),
                        Change.values()[in.readByte()],
                        Kind.values()[in.readByte()],
                        lines(in),
                        Optional.of(lines(in)).filter(lines -> lines.first() > 0)));
            }
            List<Lines> untranslated = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                untranslated.add(lines(in));
            }
            List<Integer> lacking = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                lacking.add(in.readInt());
            }
            into.put(
                    key,
                    new Verdict(
                            state,
                            severity < 0 ? Optional.empty() : Optional.of(Severity.values()[severity]),
                            added,
                            removed,
                            changed,
                            sections,
                            untranslated,
                            lacking));
        }
    }

    private static void write(DataOutputStream out, Lines lines) throws IOException {
        out.writeInt(lines.first());
        out.writeInt(lines.last());
    }

    private static Lines lines(DataInputStream in) throws IOException {
        return new Lines(in.readInt(), in.readInt());
    }
}
