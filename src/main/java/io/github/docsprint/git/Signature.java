package io.github.docsprint.git;

import java.time.OffsetDateTime;

/**
 * Who did something to a commit, and when.
 *
 * @param name as in the commit; may be empty
 * @param email as in the commit; may be empty
 * @param when the time with the offset that the commit records
 */
public record Signature(String name, String email, OffsetDateTime when) {}
