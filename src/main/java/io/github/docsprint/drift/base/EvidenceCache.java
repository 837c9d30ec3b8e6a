package io.github.docsprint.drift.base;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.base.Fingerprint.Place;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.markdown.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the texts of each page say, in a file, under the contents that it follows from: after a fetch only the pages that
 * have a new revision are read again. Safe for many threads.
 */
final class EvidenceCache {

    /** To be raised with every change of what is read from texts or written. */
    private static final int VERSION = 7;

    private static final TokenKind[] KINDS = TokenKind.values();

    /** One page's evidence as it is written, to be read when it is asked for. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(byte[] key, byte[] evidence) {}

    private final CacheFile file;
    private final byte[] format;
    private final Map<String, Kept> known;

    /** What is new. It is put into bytes last: all pages' evidence is in memory until then, and once is enough. */
    private final Map<String, PageEvidence> fresh = new ConcurrentHashMap<>();

    private EvidenceCache(CacheFile file, byte[] format, Map<String, Kept> known) {
        this.file = file;
        this.format = format;
        this.known = known;
    }

    /** @param dialect that pages are read in */
    static EvidenceCache open(CacheFile file, Dialect dialect) {
        byte[] format = (VERSION + " " + new TreeSet<>(dialect.visibleKeys()) + new TreeSet<>(dialect.hosts()))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, Kept> known = new HashMap<>();
        file.read(format).ifPresent(content -> {
            try {
                FieldReader in = new FieldReader(content);
                for (int left = in.integer(); left > 0; left--) {
                    known.put(in.text(), new Kept(in.bytes(), in.bytes()));
                }
            } catch (RuntimeException damaged) {
                known.clear();
            }
        });
        return new EvidenceCache(file, format, known);
    }

    /** What the texts of a page say, if it was kept and none of them has changed. */
    Optional<PageEvidence> read(PageHistory page) {
        Kept kept = known.get(page.name());
        try {
            return kept == null || !Arrays.equals(kept.key(), key(page))
                    ? Optional.empty()
                    : Optional.of(evidence(page, new FieldReader(kept.evidence())));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** To be kept in place of what was there of the page. */
    void keep(PageEvidence evidence) {
        fresh.put(evidence.history().name(), evidence);
    }

    /** Writes the file, if there is anything new; what it has of pages that nobody asked for stays. */
    void save() {
        if (fresh.isEmpty()) {
            return;
        }
        Map<String, Kept> all = new TreeMap<>(known);
        fresh.forEach((name, evidence) -> all.put(name, kept(evidence)));
        FieldWriter out = new FieldWriter();
        out.all(all.entrySet(), entry -> {
            out.text(entry.getKey());
            out.bytes(entry.getValue().key());
            out.bytes(entry.getValue().evidence());
        });
        file.write(format, out.bytes());
    }

    private static Kept kept(PageEvidence evidence) {
        FieldWriter out = new FieldWriter();
        write(out, evidence);
        return new Kept(key(evidence.history()), out.bytes());
    }

    /** A digest of the contents that {@link PageEvidence#gather} reads, in its order. */
    private static byte[] key(PageHistory page) {
        StringBuilder contents = new StringBuilder();
        for (BaseCandidate candidate : page.candidatesWithinReach()) {
            contents.append(candidate.blob().hex()).append('\n');
        }
        for (TranslationEdit edit : page.edits()) {
            contents.append(edit.previous().map(BlobId::hex).orElse(""))
                    .append('>')
                    .append(edit.blob().hex())
                    .append('\n');
        }
        contents.append(page.translation().hex());
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(contents.toString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(FieldWriter out, PageEvidence evidence) {
        out.number(evidence.classes().length);
        for (long form : evidence.classes()) {
            out.number(form);
        }
        out.all(evidence.steps(), step -> write(out, step));
        out.all(evidence.groups(), group -> {
            out.numbers(group.starts());
            out.all(Arrays.asList(group.tokens()), token -> {
                out.constant(token.kind());
                out.text(token.text());
            });
            out.numbers(group.counts());
            out.numbers(group.texts());
            out.numbers(group.translated());
        });
        out.all(evidence.constants(), constant -> {
            out.constant(constant.kind());
            out.text(constant.subject());
            out.number(constant.outcome());
            out.number(constant.times());
        });
        out.all(evidence.changes(), change -> {
            out.real(change.share());
            out.number(change.lines());
            out.number(change.tokens());
            write(out, change.place());
        });
    }

    private static PageEvidence evidence(PageHistory page, FieldReader in) {
        long[] classes = new long[page.candidatesWithinReach().size()];
        if (in.integer() != classes.length) {
            throw new IllegalArgumentException("of other candidates");
        }
        for (int i = 0; i < classes.length; i++) {
            classes[i] = in.number();
        }
        List<Place> steps = in.all(() -> place(in));
        List<PageEvidence.Group> groups = in.all(() -> new PageEvidence.Group(
                in.numbers(),
                in.all(() -> new Token(in.constant(KINDS), in.text())).toArray(new Token[0]),
                in.numbers(),
                in.numbers(),
                in.numbers()));
        List<PageEvidence.Constant> constants =
                in.all(() -> new PageEvidence.Constant(in.constant(KINDS), in.text(), in.integer(), in.integer()));
        List<PageEvidence.Change> changes =
                in.all(() -> new PageEvidence.Change(in.real(), in.integer(), in.integer(), place(in)));
        return new PageEvidence(page, page.firstWithinReach(), classes, steps, groups, constants, changes);
    }

    private static void write(FieldWriter out, Place place) {
        out.real(place.from());
        out.real(place.to());
    }

    private static Place place(FieldReader in) {
        return new Place(in.real(), in.real());
    }
}
