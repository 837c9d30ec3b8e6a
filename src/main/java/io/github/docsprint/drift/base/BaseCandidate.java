package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import java.time.OffsetDateTime;

/**
 * A revision of the source page that a translation may reflect.
 *
 * @param blob its content
 * @param commit the commit that brought it to the main line
 * @param committedAt when that was
 * @param index its place among the revisions on the main line, the oldest at 0
 */
public record BaseCandidate(BlobId blob, CommitId commit, OffsetDateTime committedAt, int index) {}
