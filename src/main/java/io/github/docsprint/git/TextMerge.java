package io.github.docsprint.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/** What git makes of a text that two sides changed, line by line (JGit's three-way merge). */
public final class TextMerge {

    private TextMerge() {}

    /**
     * The text with the changes of both sides.
     *
     * @param ancestor what both began with
     * @return empty where they change the same lines
     */
    public static Optional<String> of(String ancestor, String ours, String theirs) {
        MergeResult<RawText> merged = new MergeAlgorithm()
                .merge(RawTextComparator.DEFAULT, TextDiff.raw(ancestor), TextDiff.raw(ours), TextDiff.raw(theirs));
        if (merged.containsConflicts()) {
            return Optional.empty();
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            new MergeFormatter().formatMerge(text, merged, List.of("", "", ""), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(text.toString(StandardCharsets.UTF_8));
    }
}
