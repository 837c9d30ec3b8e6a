package io.github.docsprint.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** What differs between two texts, line by line (JGit's histogram diff). */
public final class TextDiff {

    private TextDiff() {}

    /**
     * Lines of the new text in the place of lines of the old one.
     *
     * @param first the first of them in the new text, from 1
     * @param last the last of them; {@code first - 1} where lines were only taken out, before {@code first}
     */
    public record Lines(int first, int last) {}

    /**
     * Lines of the old text that gave way to lines of the new one.
     *
     * @param removed how many lines were there
     * @param added how many are there now
     * @param text what is there now, in UTF-8
     */
    public record Change(int removed, int added, byte[] text) {}

    /** How a text in UTF-8 became another. */
    public static List<Change> changes(byte[] old, byte[] changed) {
        int same = sameStart(old, changed);
        RawText after = new RawText(Arrays.copyOfRange(changed, same, changed.length));
        List<Change> changes = new ArrayList<>();
        for (Edit edit : edits(new RawText(Arrays.copyOfRange(old, same, old.length)), after)) {
            changes.add(new Change(edit.getLengthA(), edit.getLengthB(), lines(after, edit)));
        }
        return changes;
    }

    /** How many bytes the lines have that both texts begin with: most changes are some way down, and need no look at them. */
    private static int sameStart(byte[] old, byte[] changed) {
        int same = Arrays.mismatch(old, changed);
        int start = same < 0 ? old.length : same;
        while (start > 0 && old[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static byte[] lines(RawText text, Edit edit) {
        if (edit.getLengthB() == 0) {
            return new byte[0];
        }
        int from = text.getRawString(edit.getBeginB()).position();
        int to = text.getRawString(edit.getEndB() - 1).limit();
        return Arrays.copyOfRange(text.getRawContent(), from, to);
    }

    /** Where the new text differs. */
    public static List<Lines> changed(String old, String changed) {
        return edits(raw(old), raw(changed)).stream()
                .map(edit -> new Lines(edit.getBeginB() + 1, edit.getEndB()))
                .toList();
    }

    /**
     * The line of the old text that a line of the new one is; the nearest one for a line that it does not have.
     *
     * @param line from 1
     */
    public static int lineBefore(String old, String changed, int line) {
        int shift = 0;
        for (Edit edit : edits(raw(old), raw(changed))) {
            if (line <= edit.getBeginB()) {
                break;
            }
            if (line <= edit.getEndB()) {
                return Math.max(1, Math.min(edit.getBeginA() + line - edit.getBeginB(), edit.getEndA()));
            }
            shift = edit.getEndA() - edit.getEndB();
        }
        return line + shift;
    }

    /** The difference as a patch that {@code git apply} takes; empty where there is none. */
    public static String unified(String path, String old, String changed) {
        RawText before = raw(old);
        RawText after = raw(changed);
        EditList edits = edits(before, after);
        if (edits.isEmpty()) {
            return "";
        }
        ByteArrayOutputStream hunks = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(hunks)) {
            formatter.format(edits, before, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "--- a/" + path + "\n+++ b/" + path + "\n" + hunks.toString(StandardCharsets.UTF_8);
    }

    static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    private static EditList edits(RawText old, RawText changed) {
        return new HistogramDiff().diff(RawTextComparator.DEFAULT, old, changed);
    }
}
