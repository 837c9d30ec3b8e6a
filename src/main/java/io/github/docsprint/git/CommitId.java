package io.github.docsprint.git;

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

    @Override
    public String toString() {
        return hex;
    }
}
