package io.github.docsprint.review;

import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.git.TextDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a new text that a diff shows: the changed ones, with three lines around them, as GitHub does. Comments
 * can stand beside these only, and a comment on several lines has to stay in one hunk.
 *
 * @param edits the lines that differ; one that only took lines out is empty, with its last line before its first
 * @param hunks the lines that are shown, in order, apart from each other
 */
record DiffLines(List<TextDiff.Lines> edits, List<Lines> hunks) {

    private static final int CONTEXT = 3;

    DiffLines {
        edits = List.copyOf(edits);
        hunks = List.copyOf(hunks);
    }

    /** @param count how many lines the new text has, without an empty one at its end */
    static DiffLines of(String old, String text, int count) {
        List<TextDiff.Lines> edits = TextDiff.changed(old, text);
        List<Lines> hunks = new ArrayList<>();
        for (TextDiff.Lines edit : edits) {
            int first = Math.max(1, edit.first() - CONTEXT);
            int last = (int) Math.min(count, edit.last() + (long) CONTEXT);
            int before = hunks.size() - 1;
            if (last < first) {
                continue;
            }
            if (before >= 0 && hunks.get(before).last() >= first - 1) {
                hunks.set(before, new Lines(hunks.get(before).first(), last));
            } else {
                hunks.add(new Lines(first, last));
            }
        }
        return new DiffLines(edits, hunks);
    }

    /** Whether one hunk shows all these lines. */
    boolean shows(Lines lines) {
        return hunks.stream().anyMatch(hunk -> hunk.first() <= lines.first() && lines.last() <= hunk.last());
    }

    /** Those of the lines that the first hunk shows that shows any. */
    Optional<Lines> shown(Lines lines) {
        return hunks.stream()
                .filter(hunk -> hunk.first() <= lines.last() && lines.first() <= hunk.last())
                .findFirst()
                .map(hunk -> new Lines(Math.max(hunk.first(), lines.first()), Math.min(hunk.last(), lines.last())));
    }

    /** Whether any of the lines was edited, or a line was taken out among them. */
    boolean edited(Lines lines) {
        return edits.stream()
                .anyMatch(edit ->
                        edit.first() <= lines.last() && lines.first() <= Math.max(edit.first() - 1, edit.last()));
    }

    /**
     * Whether anything was put in after a line, before the next text; blank lines and lines of shortcodes may be
     * between.
     *
     * @param text the new text's lines
     */
    boolean continuedAfter(int line, List<String> text) {
        int next = line;
        while (next < text.size() && isBetween(text.get(next))) {
            next++;
        }
        return edited(new Lines(line, next + 1));
    }

    private static boolean isBetween(String line) {
        String content = line.strip();
        return content.isEmpty() || content.startsWith("{{") && content.endsWith("}}");
    }
}
