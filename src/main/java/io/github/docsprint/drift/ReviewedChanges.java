package io.github.docsprint.drift;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import io.github.docsprint.yaml.YamlWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a team has looked at and found to need no translation: the file {@code .docsprint/reviewed.yaml} of a clone.
 *
 * @param entries in the order of the file
 */
public record ReviewedChanges(List<Entry> entries) {

    /** Where the file is, from the repository root. */
    public static final String FILE = ".docsprint/reviewed.yaml";

    /** Nothing was looked at. */
    public static final ReviewedChanges NONE = new ReviewedChanges(List.of());

    private static final String LIST = "reviewed";

    public ReviewedChanges {
        entries = List.copyOf(entries);
    }

    /**
     * A source page that needs no translation up to a revision.
     *
     * @param path the translation
     * @param blob the source page's content that was looked at
     * @param by who looked
     * @param why why there is nothing to translate
     * @param on when
     */
    public record Entry(String path, BlobId blob, String by, String why, LocalDate on) {}

    /**
     * Reads the file.
     *
     * @throws io.github.docsprint.message.Failure (usage) with file, line and key where it cannot be used
     */
    public static ReviewedChanges read(byte[] yaml) {
        Mapping file = YamlReader.readMapping(FILE, yaml, Limits.CONFIG);
        file.allowOnly(List.of(LIST));
        return new ReviewedChanges(file.mappings(LIST).orElse(List.of()).stream()
                .map(ReviewedChanges::entry)
                .toList());
    }

    private static Entry entry(Mapping entry) {
        entry.allowOnly(List.of("path", "blob", "by", "why", "date"));
        String blob = entry.requiredText("blob");
        if (!blob.matches("[0-9a-f]{40}")) {
            throw entry.failure("drift.reviewed-blob", blob);
        }
        return new Entry(
                entry.requiredText("path"),
                new BlobId(blob),
                entry.requiredText("by"),
                entry.requiredText("why"),
                date(entry));
    }

    private static LocalDate date(Mapping entry) {
        String date = entry.requiredText("date");
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw entry.failure("drift.reviewed-date", date).causedBy(e);
        }
    }

    /** The file's new text with one entry more, which takes the place of older ones for the same page. */
    public ReviewedChanges with(Entry entry) {
        return new ReviewedChanges(Stream.concat(
                        entries.stream().filter(old -> !old.path().equals(entry.path())), Stream.of(entry))
                .toList());
    }

    /** The text of the file. */
    public String toYaml() {
        List<Map<String, String>> list = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("path", entry.path());
            fields.put("blob", entry.blob().hex());
            fields.put("by", entry.by());
            fields.put("why", entry.why());
            fields.put("date", entry.on().toString());
            list.add(fields);
        }
        return YamlWriter.list(LIST, list);
    }

    /** All that {@link #holds} goes by, in words. */
    List<String> told() {
        return entries.stream()
                .map(entry -> entry.path() + "\t" + entry.blob().hex())
                .toList();
    }

    /** Whether the page needs no translation up to this content of its source page. */
    public boolean holds(String path, BlobId blob) {
        return entries.stream()
                .anyMatch(entry -> entry.path().equals(path) && entry.blob().equals(blob));
    }
}
