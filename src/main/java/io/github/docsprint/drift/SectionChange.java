package io.github.docsprint.drift;

import java.util.Locale;
import java.util.Optional;

/**
 * One missing change, and the section of the page where it belongs.
 *
 * @param heading the source section's heading as it is now; empty before the first heading
 * @param anchor the heading's id; empty before the first heading
 * @param change what happened
 * @param kind to what
 * @param sourceLines the lines of the source page as it is now (where it was, if it is gone)
 * @param targetLines the lines of the translation that it concerns, where they can be told
 */
public record SectionChange(
        String heading, String anchor, Change change, Kind kind, Lines sourceLines, Optional<Lines> targetLines) {

    /** What happened. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED;

        /** The name in the machine formats. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it happened to. */
    public enum Kind {
        PROSE,
        CODE,
        LINK,
        STRUCTURE;

        /** The name in the machine formats. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A range of lines.
     *
     * @param first from 1
     * @param last not before the first
     */
    public record Lines(int first, int last) {

        /** How many lines that are. */
        public int count() {
            return last - first + 1;
        }
    }
}
