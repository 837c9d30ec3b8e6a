package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.message.Progress;
import io.github.docsprint.parallel.AllCores;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many findings of each rule a version of a page has, each version looked at once. What is behind links to other
 * pages is left out: that would make a page's findings depend on all others.
 */
final class LintLedger {

    private final Clone clone;
    private final Supplier<Linter> makeLinter;
    private final String rules;
    private final Optional<CacheFile> cache;
    private final Map<Version, SortedMap<String, Integer>> known = new ConcurrentHashMap<>();

    /** How many of them were known from an earlier time. */
    private final int kept;

    /** Made for the first version that is not known: often all are, and it takes a while. */
    private @Nullable Linter linter;

    /**
     * A text of a page.
     *
     * @param english the source page's text beside it
     */
    record Version(String path, BlobId blob, Optional<BlobId> english) {}

    /**
     * Makes the linter at once where nothing was known from an earlier time.
     *
     * @param linter makes it
     * @param rules what tells its rules from others
     */
    LintLedger(Clone clone, Supplier<Linter> linter, String rules, Optional<CacheFile> cache) {
        this.clone = clone;
        this.makeLinter = linter;
        this.rules = rules;
        this.cache = cache;
        load();
        this.kept = known.size();
        if (kept == 0) {
            linter();
        }
    }

    private synchronized Linter linter() {
        Linter made = linter;
        if (made == null) {
            made = makeLinter.get();
            linter = made;
        }
        return made;
    }

    /** Looks at versions that will be asked for, on all processors. */
    void prepare(Collection<Version> versions, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        AllCores.map(List.copyOf(versions), version -> {
            progress.at("report.progress-lint", done.incrementAndGet(), versions.size());
            return findings(version);
        });
    }

    /** Findings by rule; rules without any are left out. */
    SortedMap<String, Integer> findings(Version version) {
        return known.computeIfAbsent(version, this::lint);
    }

    private SortedMap<String, Integer> lint(Version version) {
        SortedMap<String, Integer> count = new TreeMap<>();
        clone.read(version.blob())
                .map(bytes -> PageInput.of(version.path(), bytes)
                        .withEnglish(version.english().flatMap(clone::text)))
                .ifPresent(
                        page -> linter().lint(page).forEach(finding -> count.merge(finding.rule(), 1, Integer::sum)));
        return count;
    }

    private byte[] key() {
        return ("lint 2\n" + rules).getBytes(StandardCharsets.UTF_8);
    }

    private void load() {
        cache.flatMap(file -> file.read(key())).ifPresent(bytes -> {
            try {
                FieldReader in = new FieldReader(bytes);
                for (int left = in.integer(); left > 0; left--) {
                    Version version = new Version(
                            in.text(), new BlobId(in.text()), in.maybe(in::text).map(BlobId::new));
                    SortedMap<String, Integer> count = new TreeMap<>();
                    for (int rules = in.integer(); rules > 0; rules--) {
                        count.put(in.text(), in.integer());
                    }
                    known.put(version, count);
                }
            } catch (RuntimeException damaged) {
                known.clear();
            }
        });
    }

    /** Keeps what was found for the next time. */
    void save() {
        if (known.size() == kept) {
            return;
        }
        FieldWriter out = new FieldWriter();
        out.all(Map.copyOf(known).entrySet(), entry -> {
            out.text(entry.getKey().path());
            out.text(entry.getKey().blob().hex());
            out.maybe(entry.getKey().english(), english -> out.text(english.hex()));
            out.all(entry.getValue().entrySet(), rule -> {
                out.text(rule.getKey());
                out.number(rule.getValue());
            });
        });
        cache.ifPresent(file -> file.write(key(), out.bytes()));
    }
}
