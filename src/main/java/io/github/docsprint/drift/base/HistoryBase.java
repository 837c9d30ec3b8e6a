package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The base by history alone: the source page as the newest large edit of the translation had it in its own tree. Typo
 * fixes and mass edits are small, so they hide nothing. Right (up to equivalent revisions) on .79 of the pages whose
 * base is declared on other sites, where the last commit whatever its size is right on .74.
 */
public final class HistoryBase {

    /** Share of the pages with a declared base on which this method was right. */
    private static final double CONFIDENCE = 0.79;

    /** An edit is large from this many lines on … */
    private static final int LARGE_LINES = 10;

    /** … or from this share of the page's lines on. */
    private static final double LARGE_SHARE = 0.1;

    private final Clone clone;
    private final History history;
    private final KnownSizes known;

    /** Which edits are known to be large, or not; asks where it does not know. */
    public interface KnownSizes {

        /**
         * Whether an edit is large.
         *
         * @param before the contents before
         * @param after those after it
         * @param look finds out; empty where the clone does not have them
         */
        Optional<Boolean> isLarge(BlobId before, BlobId after, Supplier<Optional<Boolean>> look);
    }

    public HistoryBase(Clone clone, History history, KnownSizes known) {
        this.clone = clone;
        this.history = history;
        this.known = known;
    }

    /**
     * Finds the base of a translation.
     *
     * @param translation path of the translation
     * @param source path of its source page
     * @return empty where the source page has no history
     */
    public Optional<Base> find(String translation, String source) {
        List<FileRevision> candidates = history.mainline(source);
        List<FileRevision> edits = history.revisions(translation);
        if (candidates.isEmpty() || edits.isEmpty()) {
            return Optional.empty();
        }
        FileRevision oldest = edits.get(edits.size() - 1);
        FileRevision sync = oldest;
        boolean sure = true;
        for (FileRevision edit : edits) {
            Optional<Boolean> large = isLarge(edit);
            // A content that the clone does not have says nothing: take the edit at its word.
            if (large.orElse(true)) {
                sync = edit;
                sure = large.isPresent();
                break;
            }
        }
        boolean cutOff = !history.isComplete() && sync == oldest;
        double confidence = cutOff || !sure ? 0 : CONFIDENCE;
        FileRevision base = seenBy(sync, candidates);
        return base.blob()
                .map(blob -> new Base(
                        blob,
                        base.commit(),
                        history.committedAt(base.commit()),
                        Base.Method.HISTORY,
                        confidence,
                        List.of()));
    }

    /** The candidate that the commit's own tree holds, else the newest one that was made before it. */
    private FileRevision seenBy(FileRevision sync, List<FileRevision> candidates) {
        Stream<String> paths = candidates.stream().map(FileRevision::path).distinct();
        Optional<BlobId> seen = paths.flatMap(path -> history.blobAt(sync.commit(), path).stream())
                .findFirst();
        Optional<FileRevision> exact = seen.flatMap(blob -> candidates.stream()
                .filter(candidate -> candidate.blob().equals(Optional.of(blob)))
                .findFirst());
        OffsetDateTime when = history.committedAt(sync.commit());
        return exact.or(() -> candidates.stream()
                        .filter(candidate -> candidate.blob().isPresent())
                        .filter(candidate ->
                                !history.committedAt(candidate.commit()).isAfter(when))
                        .findFirst())
                .orElse(candidates.get(candidates.size() - 1));
    }

    /** Whether an edit is large; empty where the clone does not have its contents. */
    private Optional<Boolean> isLarge(FileRevision edit) {
        if (edit.change() == FileRevision.Change.MODE || edit.blob().isEmpty()) {
            return Optional.of(false);
        }
        if (edit.previousBlob().isEmpty()) {
            return Optional.of(true);
        }
        BlobId before = edit.previousBlob().get();
        BlobId after = edit.blob().get();
        return before.equals(after)
                ? Optional.of(false)
                : known.isLarge(
                        before,
                        after,
                        () -> clone.read(before)
                                .flatMap(old -> clone.read(after).map(fresh -> isLarge(old, fresh))));
    }

    private static boolean isLarge(byte[] before, byte[] after) {
        int start = commonLines(before, after);
        int tail = commonTail(before, after, start);
        Map<String, Integer> lines = new HashMap<>();
        int removed = 0;
        for (String line : lines(before, start, before.length - tail)) {
            lines.merge(line, 1, Integer::sum);
            removed++;
        }
        int added = 0;
        for (String line : lines(after, start, after.length - tail)) {
            Integer left = lines.get(line);
            if (left == null || left == 0) {
                added++;
            } else {
                lines.put(line, left - 1);
                removed--;
            }
        }
        int changed = Math.max(added, removed);
        return changed >= LARGE_LINES || changed > 0 && changed >= LARGE_SHARE * lineCount(before);
    }

    /** How many bytes of whole lines the two begin with alike. */
    private static int commonLines(byte[] before, byte[] after) {
        int at = Arrays.mismatch(before, after);
        int end = at < 0 ? before.length : at;
        while (end > 0 && before[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** How many bytes the two end with alike, after what they begin with; the rest is whole lines but for its last. */
    private static int commonTail(byte[] before, byte[] after, int start) {
        int most = Math.min(before.length, after.length) - start;
        int alike = 0;
        int wholeLines = 0;
        while (alike < most && before[before.length - 1 - alike] == after[after.length - 1 - alike]) {
            if (before[before.length - 1 - alike] == '\n') {
                wholeLines = alike;
            }
            alike++;
        }
        return wholeLines;
    }

    private static int lineCount(byte[] content) {
        int count = 0;
        for (byte unit : content) {
            if (unit == '\n') {
                count++;
            }
        }
        return count;
    }

    private static List<String> lines(byte[] content, int from, int to) {
        return new String(content, from, Math.max(0, to - from), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
