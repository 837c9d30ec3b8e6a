package io.github.docsprint.demo;

import java.util.List;

/** One thing that a commit of the sample history does to the files. */
sealed interface Edit {

    /** Adds or overwrites a file with the resource of that name. */
    record Put(String path, String resource) implements Edit {}

    /** Adds a file with the content that another has at this moment. */
    record Copy(String from, String to) implements Edit {}

    /** Gives a file another path. */
    record Move(String from, String to) implements Edit {}

    /** Takes a file away. */
    record Delete(String path) implements Edit {}

    /** Sets the file mode. */
    record Mode(String path, boolean executable) implements Edit {}

    /** In a merge: takes the file as the merged side has it, where both sides changed it. */
    record Theirs(String path) implements Edit {}

    /** Changes lines of one file. */
    record Patch(String path, List<Hunk> hunks) implements Edit {}

    /** Changes lines of every file below a folder that has them. */
    record PatchEach(String folder, List<Hunk> hunks) implements Edit {}

    /**
     * Whole lines to find, exactly once in the file, and what takes their place.
     *
     * @param before the lines to find; never empty
     * @param after the lines in their place
     */
    record Hunk(List<String> before, List<String> after) {
        public Hunk {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
