package io.github.docsprint.lint;

import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Findings that a team knows of and does not want to hear about again. A finding is known by its page, its rule, what
 * was found, and the text of its line, so it stays known when lines move. Immutable.
 */
public final class Baseline {

    private static final Limits LIMITS = new Limits(1 << 24, 5, 1_000_000);
    private static final int MARK_DIGITS = 12;

    private final Map<Entry, Integer> entries;

    private Baseline(Map<Entry, Integer> entries) {
        this.entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** One finding as a baseline knows it. @param line the first digits of the SHA-256 of its line */
    public record Entry(String path, String rule, String found, String line) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Comparator.comparing(Entry::path)
                    .thenComparing(Entry::rule)
                    .thenComparing(Entry::found)
                    .thenComparing(Entry::line)
                    .compare(this, other);
        }
    }

    /**
     * What a baseline makes of a run.
     *
     * @param pages with what is new only
     * @param gone what the baseline knows of these pages and they do not have any more
     */
    public record Outcome(List<LintedPage> pages, List<Entry> gone) {
        public Outcome {
            pages = List.copyOf(pages);
            gone = List.copyOf(gone);
        }
    }

    /** One that knows nothing. */
    public static Baseline empty() {
        return new Baseline(Map.of());
    }

    /** One that knows these findings. */
    public static Baseline of(List<LintedPage> pages) {
        Map<Entry, Integer> entries = new TreeMap<>();
        for (LintedPage page : pages) {
            Lines lines = new Lines(page.text());
            page.findings().forEach(finding -> entries.merge(lines.entry(finding), 1, Integer::sum));
        }
        return new Baseline(entries);
    }

    /** One that knows these findings, and of other pages what this one knows. */
    public Baseline updated(List<LintedPage> pages) {
        Set<String> seen = pages.stream().map(LintedPage::path).collect(Collectors.toSet());
        Map<Entry, Integer> all = new TreeMap<>(of(pages).entries);
        entries.forEach((entry, count) -> {
            if (!seen.contains(entry.path())) {
                all.put(entry, count);
            }
        });
        return new Baseline(all);
    }

    /** What it knows of pages that are not there any more. */
    public List<Entry> without(Predicate<String> isThere) {
        return entries.keySet().stream()
                .filter(entry -> !isThere.test(entry.path()))
                .toList();
    }

    /** The same without some entries. */
    public Baseline minus(List<Entry> unwanted) {
        Map<Entry, Integer> kept = new TreeMap<>(entries);
        unwanted.forEach(kept::remove);
        return new Baseline(kept);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file its name for the user
     * @throws io.github.docsprint.message.Failure with the place, where it is something else
     */
    public static Baseline read(String file, byte[] utf8) {
        Mapping document = YamlReader.readJson(file, utf8, LIMITS);
        document.allowOnly(List.of("schemaVersion", "findings"));
        Map<Entry, Integer> entries = new TreeMap<>();
        for (Mapping entry : document.mappings("findings").orElse(List.of())) {
            entry.allowOnly(List.of("path", "rule", "found", "line", "count"));
            entries.merge(
                    new Entry(
                            entry.requiredText("path"),
                            entry.requiredText("rule"),
                            entry.text("found").orElse(""),
                            entry.requiredText("line")),
                    entry.integer("count").orElse(1),
                    Integer::sum);
        }
        return new Baseline(entries);
    }

    /** Writes it as JSON, in an order that changes little from one time to the next. */
    public void write(OutputStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.array(
                        "findings",
                        entries.entrySet(),
                        entry -> json.object(() -> {
                            json.field("path", entry.getKey().path());
                            json.field("rule", entry.getKey().rule());
                            json.field("found", entry.getKey().found());
                            json.field("line", entry.getKey().line());
                            json.field("count", entry.getValue());
                        }));
            });
        }
    }

    /** Takes out what is known; of several alike, as many as it knows. */
    public Outcome apply(List<LintedPage> pages) {
        Map<Entry, Integer> left = new TreeMap<>(entries);
        List<LintedPage> fresh = new ArrayList<>();
        for (LintedPage page : pages) {
            Lines lines = new Lines(page.text());
            List<Finding> unknown = new ArrayList<>();
            for (Finding finding : page.findings()) {
                Entry entry = lines.entry(finding);
                int known = left.getOrDefault(entry, 0);
                if (known == 0) {
                    unknown.add(finding);
                } else {
                    left.put(entry, known - 1);
                }
            }
            fresh.add(new LintedPage(page.path(), page.text(), unknown));
        }
        Set<String> seen = pages.stream().map(LintedPage::path).collect(Collectors.toSet());
        List<Entry> gone = left.entrySet().stream()
                .filter(entry ->
                        entry.getValue() > 0 && seen.contains(entry.getKey().path()))
                .map(Map.Entry::getKey)
                .toList();
        return new Outcome(fresh, gone);
    }

    /** The lines of a page, each marked once however many findings are on it. */
    private static final class Lines {
        private final String text;
        private final LineTable table;
        private int marked;
        private String mark = "";

        Lines(String text) {
            this.text = text;
            this.table = LineTable.of(text);
        }

        Entry entry(Finding finding) {
            int line = table.line(finding.span().start());
            if (line != marked) {
                marked = line;
                mark = mark(text.substring(table.start(line), table.end(line)).strip());
            }
            return new Entry(finding.path(), finding.rule(), finding.found(), mark);
        }
    }

    private static String mark(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
