package io.github.docsprint.drift;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.SectionChange.Change;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.change.Format;
import io.github.docsprint.drift.change.Splice;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.site.SiteConfig;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Verdicts by the contents that they follow from, with what came of the contradictions that they follow from too, what
 * pages say of themselves, and which edits are large, kept from run to run. Safe for many threads.
 */
final class VerdictCache {

    /** To be raised with every change of what is decided or written. */
    private static final int VERSION = 13;

    private final Optional<CacheFile> file;
    private final byte[] key;
    private final Kept<Contents, Verdict> verdicts = new Kept<>();
    private final Kept<Contents, Reflection.Step> steps = new Kept<>();
    private final Kept<BlobId, Said> said = new Kept<>();
    private final Kept<Edit, Boolean> large = new Kept<>();

    /** The contents before an edit and after it. */
    private record Edit(BlobId before, BlobId after) {}

    /**
     * What a translation says of itself.
     *
     * @param base the commit that it declares as its base, as it has it; mostly none
     * @param includes whether it may include other files
     */
    record Said(Optional<String> base, boolean includes) {}

    /** Answers by what they follow from. */
    private static final class Kept<K, T> {

        private final Map<K, T> known = new HashMap<>();
        private final Map<K, T> used = new ConcurrentHashMap<>();

        Optional<T> get(K contents) {
            Optional<T> answer =
                    Optional.ofNullable(used.get(contents)).or(() -> Optional.ofNullable(known.get(contents)));
            answer.ifPresent(kept -> used.put(contents, kept));
            return answer;
        }

        Optional<T> answer(K contents, Supplier<Optional<T>> find) {
            return get(contents).or(() -> {
                Optional<T> fresh = find.get();
                fresh.ifPresent(answer -> used.put(contents, answer));
                return fresh;
            });
        }

        boolean hasNew() {
            return !known.keySet().containsAll(used.keySet());
        }

        /** What other runs asked for (another language, one page) stays, up to a bound. */
        Map<K, T> all() {
            Map<K, T> all = new HashMap<>(known.size() > 20 * used.size() + 10_000 ? Map.of() : known);
            all.putAll(used);
            return all;
        }
    }

    private VerdictCache(Optional<CacheFile> file, byte[] key) {
        this.file = file;
        this.key = key;
    }

    /**
     * The verdicts of earlier runs; none without a file.
     *
     * @param site what verdicts follow from beside contents: how the site is laid out, see {@link SiteConfig#told}
     */
    static VerdictCache open(Optional<CacheFile> file, List<List<String>> site) {
        byte[] key = (VERSION + " " + site).getBytes(StandardCharsets.UTF_8);
        VerdictCache cache = new VerdictCache(file, key);
        file.flatMap(kept -> kept.read(key)).ifPresent(content -> {
            try {
                cache.readAll(new FieldReader(content));
            } catch (RuntimeException damaged) {
                cache.verdicts.known.clear();
                cache.steps.known.clear();
                cache.said.known.clear();
                cache.large.known.clear();
            }
        });
        return cache;
    }

    /**
     * A verdict, without its contradictions.
     *
     * @param contents the source page as the translation reflects it, as it is now, and the translation
     * @param decide decides where it is not known; empty where a text is missing
     */
    Optional<Verdict> verdict(Contents contents, Supplier<Optional<Verdict>> decide) {
        return verdicts.answer(contents, decide);
    }

    /**
     * What a translation says of itself, which spares reading it.
     *
     * @param read finds it where it is not known; empty where the text is missing
     */
    Optional<Said> said(BlobId translation, Supplier<Optional<Said>> read) {
        return said.answer(translation, read);
    }

    /**
     * Whether an edit is large.
     *
     * @param look finds out where it is not known; empty where a text is missing
     */
    Optional<Boolean> isLarge(BlobId before, BlobId after, Supplier<Optional<Boolean>> look) {
        return large.answer(new Edit(before, after), look);
    }

    /** What came of a contradiction. */
    Optional<Reflection.Step> step(Contents contents) {
        return steps.get(contents);
    }

    /** To be kept. */
    void keep(Contents contents, Reflection.Step step) {
        steps.used.put(contents, step);
    }

    /** Keeps the verdicts that this run has asked for, if any is new. */
    void save() {
        if (file.isPresent() && (verdicts.hasNew() || steps.hasNew() || said.hasNew() || large.hasNew())) {
            FieldWriter out = new FieldWriter();
            out.all(verdicts.all().entrySet(), entry -> {
                write(out, entry.getKey());
                write(out, entry.getValue());
            });
            out.all(steps.all().entrySet(), entry -> {
                write(out, entry.getKey());
                out.number(entry.getValue().letters());
                out.all(entry.getValue().made(), splice -> {
                    out.number(splice.from());
                    out.number(splice.to());
                    out.text(splice.text());
                });
            });
            out.all(said.all().entrySet(), entry -> {
                out.text(entry.getKey().hex());
                out.maybe(entry.getValue().base(), out::text);
                out.flag(entry.getValue().includes());
            });
            out.all(large.all().entrySet(), entry -> {
                out.text(entry.getKey().before().hex());
                out.text(entry.getKey().after().hex());
                out.flag(entry.getValue());
            });
            file.get().write(key, out.bytes());
        }
    }

    private static void write(FieldWriter out, Contents contents) {
        out.constant(contents.source());
        out.constant(contents.translation());
        out.all(contents.blobs(), blob -> out.text(blob.hex()));
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
        out.flag(verdict.whole());
    }

    private void readAll(FieldReader in) {
        for (int left = in.integer(); left > 0; left--) {
            verdicts.known.put(
                    contents(in),
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
                            List.of(),
                            in.flag()));
        }
        for (int left = in.integer(); left > 0; left--) {
            steps.known.put(
                    contents(in),
                    new Reflection.Step(in.number(), in.all(() -> new Splice(in.integer(), in.integer(), in.text()))));
        }
        for (int left = in.integer(); left > 0; left--) {
            said.known.put(new BlobId(in.text()), new Said(in.maybe(in::text), in.flag()));
        }
        for (int left = in.integer(); left > 0; left--) {
            large.known.put(new Edit(new BlobId(in.text()), new BlobId(in.text())), in.flag());
        }
    }

    private static Contents contents(FieldReader in) {
        return new Contents(
                in.constant(Format.values()), in.constant(Format.values()), in.all(() -> new BlobId(in.text())));
    }

    private static void write(FieldWriter out, Lines lines) {
        out.number(lines.first());
        out.number(lines.last());
    }

    private static Lines lines(FieldReader in) {
        return new Lines(in.integer(), in.integer());
    }
}
