package io.github.docsprint.git;

import org.jspecify.annotations.Nullable;

/**
 * The object id of a commit.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record CommitId(String hex) {

    public CommitId {
        ObjectIds.check(hex);
    }

    /** The first nine digits, as people write it. */
    public String abbreviated() {
        return hex.substring(0, 9);
    }

    /** As a record has it by itself, in code that is quick without a profile too: ids are looked up everywhere. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommitId id && hex.equals(id.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    @Override
    public String toString() {
        return hex;
    }
}
