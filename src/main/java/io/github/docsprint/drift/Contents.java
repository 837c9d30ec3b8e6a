package io.github.docsprint.drift;

import io.github.docsprint.drift.change.Format;
import io.github.docsprint.git.BlobId;
import java.util.List;

/**
 * What an answer about a page follows from. The same contents read in other formats say something else: a source page
 * that was HTML may be Markdown now.
 *
 * @param source how the source page is written
 * @param translation how the translation is
 * @param blobs the contents, in an order that tells what is what
 */
record Contents(Format source, Format translation, List<BlobId> blobs) {

    Contents {
        blobs = List.copyOf(blobs);
    }
}
