package io.github.docsprint.report;

import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A merged pull request that touches the language: one first-parent commit of the main branch.
 *
 * @param commit that commit
 * @param number the number that its subject names
 * @param title its title
 * @param merged when it came to the main line
 * @param firstCommit when the first of its commits was written; empty where it was squashed, which forgets that
 * @param author whose it is, as {@link Identities} names persons
 * @param email the address of its first commit
 * @param onlyLanguage whether all that it changed is the language's
 * @param added lines that are new in the language's files
 * @param removed lines that are gone
 * @param words words in the new lines; each Han or kana character counts as one
 * @param section the section most of its files are in
 * @param files what it did to the language's files
 */
record Pull(
        CommitId commit,
        OptionalInt number,
        String title,
        OffsetDateTime merged,
        Optional<OffsetDateTime> firstCommit,
        String author,
        String email,
        boolean onlyLanguage,
        int added,
        int removed,
        int words,
        String section,
        List<FileRevision> files) {

    Pull {
        files = List.copyOf(files);
    }

    Size size() {
        return Size.of(added + removed);
    }

    /** Minutes from the first commit to the merge. */
    Optional<Long> minutes() {
        return firstCommit
                .map(first -> Duration.between(first, merged).toMinutes())
                .filter(minutes -> minutes >= 0);
    }
}
