package io.github.docsprint.git;

import java.util.List;

/**
 * One commit.
 *
 * @param id its id
 * @param parents its parents' ids, first parent first
 * @param author who wrote the change, and when
 * @param committer who recorded it, and when
 * @param message the whole message, decoded
 */
public record Commit(CommitId id, List<CommitId> parents, Signature author, Signature committer, String message) {

    public Commit {
        parents = List.copyOf(parents);
    }

    /** Whether it has more than one parent. */
    public boolean isMerge() {
        return parents.size() > 1;
    }

    /** The first line of the message. */
    public String subject() {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
