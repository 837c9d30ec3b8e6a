package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.message.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many findings of each rule a version of a page has, each version looked at once. What is behind links to other
 * pages is left out: that would make a page's findings depend on all others.
 */
final class LintLedger {

    private final Clone clone;
    private final Linter linter;
    private final String rules;
    private final Optional<CacheFile> cache;
    private final Progress progress;
    private final Map<Version, SortedMap<String, Integer>> known = new ConcurrentHashMap<>();

    /**
     * A text of a page.
     *
     * @param english the source page's text beside it
     */
    record Version(String path, BlobId blob, Optional<BlobId> english) {}

    /** @param rules what tells the linter's rules from others */
    LintLedger(Clone clone, Linter linter, String rules, Optional<CacheFile> cache, Progress progress) {
        this.clone = clone;
        this.linter = linter;
        this.rules = rules;
        this.cache = cache;
        this.progress = progress;
        load();
    }

    /** Looks at versions that will be asked for, on all processors, and keeps what was found. */
    void prepare(Collection<Version> versions) {
        AtomicInteger done = new AtomicInteger();
        long before = known.size();
        versions.parallelStream().forEach(version -> {
            findings(version);
            progress.at("report.progress-lint", done.incrementAndGet(), versions.size());
        });
        if (known.size() > before) {
            save();
        }
    }

    /** Findings by rule; rules without any are left out. */
    SortedMap<String, Integer> findings(Version version) {
        return known.computeIfAbsent(version, this::lint);
    }

    private SortedMap<String, Integer> lint(Version version) {
        SortedMap<String, Integer> count = new TreeMap<>();
        clone.read(version.blob())
                .map(bytes -> PageInput.of(version.path(), bytes)
                        .withEnglish(version.english()
                                .flatMap(clone::read)
                                .map(english -> new String(english, StandardCharsets.UTF_8))))
                .ifPresent(page -> linter.lint(page).forEach(finding -> count.merge(finding.rule(), 1, Integer::sum)));
        return count;
    }

    private byte[] key() {
        return ("lint 1\n" + rules).getBytes(StandardCharsets.UTF_8);
    }

    private void load() {
        cache.flatMap(file -> file.read(key())).ifPresent(bytes -> {
            Map<Version, SortedMap<String, Integer>> all = new HashMap<>();
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                for (int left = in.readInt(); left > 0; left--) {
                    String path = in.readUTF();
                    BlobId blob = new BlobId(in.readUTF());
                    String english = in.readUTF();
                    SortedMap<String, Integer> count = new TreeMap<>();
                    for (int n = in.readInt(); n > 0; n--) {
                        count.put(in.readUTF(), in.readInt());
                    }
                    all.put(
                            new Version(
                                    path,
                                    blob,
                                    english.isEmpty() ? Optional.empty() : Optional.of(new BlobId(english))),
                            count);
                }
                known.putAll(all);
            } catch (IOException | RuntimeException damaged) {
                known.clear();
            }
        });
    }

    private void save() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Map<Version, SortedMap<String, Integer>> all = Map.copyOf(known);
            out.writeInt(all.size());
            for (Map.Entry<Version, SortedMap<String, Integer>> entry : all.entrySet()) {
                out.writeUTF(entry.getKey().path());
                out.writeUTF(entry.getKey().blob().hex());
                out.writeUTF(entry.getKey().english().map(BlobId::hex).orElse(""));
                out.writeInt(entry.getValue().size());
                for (Map.Entry<String, Integer> rule : entry.getValue().entrySet()) {
                    out.writeUTF(rule.getKey());
                    out.writeInt(rule.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cache.ifPresent(file -> file.write(key(), bytes.toByteArray()));
    }
}
