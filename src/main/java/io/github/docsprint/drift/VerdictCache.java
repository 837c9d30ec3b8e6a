package io.github.docsprint.drift;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.SectionChange.Change;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.site.SiteConfig;
import java.nio.charset.StandardCharsets;
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
    private static final int VERSION = 7;

    private final Optional<CacheFile> file;
    private final byte[] key;
    private final Map<String, Verdict> known;
    private final Map<String, Verdict> used = new ConcurrentHashMap<>();

    private VerdictCache(Optional<CacheFile> file, byte[] key, Map<String, Verdict> known) {
        this.file = file;
        this.key = key;
        this.known = known;
    }

    /**
     * The verdicts of earlier runs; none without a file.
     *
     * @param site what verdicts follow from beside contents: how the site is laid out, see {@link SiteConfig#told}
     */
    static VerdictCache open(Optional<CacheFile> file, List<List<String>> site) {
        byte[] key = (VERSION + " " + site).getBytes(StandardCharsets.UTF_8);
        Map<String, Verdict> known = new HashMap<>();
        file.flatMap(kept -> kept.read(key)).ifPresent(content -> {
            try {
                readAll(new FieldReader(content), known);
            } catch (RuntimeException damaged) {
                known.clear();
            }
        });
        return new VerdictCache(file, key, known);
    }

    /**
     * The verdict on three contents.
     *
     * @param before the source page at the base, with the revisions that it is contradicted on; empty where no base is known
     * @param decide decides where it is not known; empty where a text is missing
     */
    Optional<Verdict> verdict(List<BlobId> before, BlobId now, BlobId translation, Supplier<Optional<Verdict>> decide) {
        String key = before.stream().map(BlobId::hex).collect(Collectors.joining()) + now.hex() + translation.hex();
        Optional<Verdict> verdict = Optional.ofNullable(used.get(key))
                .or(() -> Optional.ofNullable(known.get(key)))
                .or(decide);
        verdict.ifPresent(decided -> used.put(key, decided));
        return verdict;
    }

    /** Keeps the verdicts that this run has asked for, if any is new. */
    void save() {
        if (file.isPresent() && !known.keySet().containsAll(used.keySet())) {
            // What other runs asked for (another language, one page) stays, up to a bound.
            Map<String, Verdict> all = new HashMap<>(known.size() > 20 * used.size() + 10_000 ? Map.of() : known);
            all.putAll(used);
            FieldWriter out = new FieldWriter();
            out.all(all.entrySet(), entry -> {
                out.text(entry.getKey());
                write(out, entry.getValue());
            });
            file.get().write(key, out.bytes());
        }
    }

    private static void write(FieldWriter out, Verdict verdict) {
        out.constant(verdict.state());
        out.maybe(verdict.severity(), out::constant);
        out.number(verdict.addedWords());
        out.number(verdict.removedWords());
        out.number(verdict.changedWords());
        out.all(verdict.sections(), section -> {
            out.text(section.heading());
            out.text(section.anchor());
            out.constant(section.change());
            out.constant(section.kind());
            write(out, section.sourceLines());
            out.maybe(section.targetLines(), lines -> write(out, lines));
        });
        out.all(verdict.untranslated(), lines -> write(out, lines));
        out.all(verdict.lacking(), number -> out.number(number));
        out.flag(verdict.whole());
    }

    private static void readAll(FieldReader in, Map<String, Verdict> into) {
        for (int left = in.integer(); left > 0; left--) {
            into.put(
                    in.text(),
                    new Verdict(
                            in.constant(State.values()),
                            in.maybe(() -> in.constant(Severity.values())),
                            in.integer(),
                            in.integer(),
                            in.integer(),
                            in.all(() -> new SectionChange(
                                    in.text(),
                                    in.text(),
                                    in.constant(Change.values()),
                                    in.constant(Kind.values()),
                                    lines(in),
                                    in.maybe(() -> lines(in)))),
                            in.all(() -> lines(in)),
                            in.all(in::integer),
                            in.flag()));
        }
    }

    private static void write(FieldWriter out, Lines lines) {
        out.number(lines.first());
        out.number(lines.last());
    }

    private static Lines lines(FieldReader in) {
        return new Lines(in.integer(), in.integer());
    }
}
