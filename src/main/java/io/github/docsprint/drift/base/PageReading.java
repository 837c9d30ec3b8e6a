package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.markdown.Dialect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The revisions of one page and of its translations, each read once for all versions that are asked for. By one thread. */
final class PageReading {

    private final Fingerprinter fingerprinter;
    private final Function<BlobId, Optional<byte[]>> contents;
    private final Map<BlobId, Fingerprint> read = new HashMap<>();
    private final Set<BlobId> missing = new HashSet<>();

    /**
     * @param path the translation's
     * @param dialect of the site
     * @param contents reads a file's content; what is missing counts as empty
     */
    PageReading(String path, Dialect dialect, Function<BlobId, Optional<byte[]>> contents) {
        this.fingerprinter = new Fingerprinter(path, dialect);
        this.contents = contents;
    }

    Fingerprint of(BlobId blob) {
        return read.computeIfAbsent(blob, id -> {
            Optional<byte[]> content = contents.apply(id);
            if (content.isEmpty()) {
                missing.add(id);
            }
            return fingerprinter.read(content.orElse(new byte[0]));
        });
    }

    /**
     * Reads some revisions in the order given.
     *
     * @return whether none is missing
     */
    boolean all(List<BlobId> blobs) {
        boolean whole = true;
        for (BlobId blob : blobs) {
            of(blob);
            whole &= !missing.contains(blob);
        }
        return whole;
    }

    /** The token with a number. */
    Token token(int number) {
        return fingerprinter.token(number);
    }

    /** How many tokens there are; their numbers are below this. */
    int vocabulary() {
        return fingerprinter.vocabulary();
    }
}
