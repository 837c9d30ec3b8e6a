package io.github.docsprint.drift;

import io.github.docsprint.git.CommitId;
import java.time.OffsetDateTime;

/**
 * A commit that changed a page.
 *
 * @param commit the commit
 * @param committedAt its committer date
 */
public record Touch(CommitId commit, OffsetDateTime committedAt) {}
