package io.github.docsprint.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/**
 * The object id of a file's content.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record BlobId(String hex) {

    public BlobId {
        ObjectIds.check(hex);
    }

    /** The id that git gives to this content, whether or not a clone holds it. */
    public static BlobId of(byte[] content) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return new BlobId(formatter.idFor(Constants.OBJ_BLOB, content).name());
        }
    }

    /** The first nine digits, as people write it. */
    public String abbreviated() {
        return hex.substring(0, 9);
    }

    /** As a record has it by itself, in code that is quick without a profile too: ids are looked up everywhere. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BlobId id && hex.equals(id.hex);
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
