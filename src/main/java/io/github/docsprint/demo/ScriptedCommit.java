package io.github.docsprint.demo;

import io.github.docsprint.git.Signature;
import java.util.List;
import java.util.Optional;

/**
 * One commit of the sample history, as written in the script.
 *
 * @param label its name in the script and in the expectations
 * @param branch the branch that it goes on
 * @param startsAt the label at which the branch starts, for the first commit of a branch
 * @param merged the label of the second parent, for a merge
 * @param author who wrote it, and when
 * @param committer who recorded it, and when
 * @param message the whole message
 * @param edits what it does to the files of its first parent, in order; for a merge, after what the merged side changed
 * @param line where the script says so, from 1
 */
record ScriptedCommit(
        String label,
        String branch,
        Optional<String> startsAt,
        Optional<String> merged,
        Signature author,
        Signature committer,
        String message,
        List<Edit> edits,
        int line) {

    ScriptedCommit {
        edits = List.copyOf(edits);
    }
}
