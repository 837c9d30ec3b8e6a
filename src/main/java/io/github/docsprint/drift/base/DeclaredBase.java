package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/** The base that a page declares in its front matter: the source page as a named commit has it. */
public final class DeclaredBase {

    private final Clone clone;
    private final History history;

    public DeclaredBase(Clone clone, History history) {
        this.clone = clone;
        this.history = history;
    }

    /**
     * What became of a declaration: the base, or what is wrong with it.
     *
     * @param base the base
     * @param problem why there is none
     */
    public record Result(Optional<Base> base, Optional<Message> problem) {

        private static Result problem(String key, Object... arguments) {
            return new Result(Optional.empty(), Optional.of(Message.of(key, arguments)));
        }
    }

    /**
     * Looks up a declared commit.
     *
     * @param declared the id, whole or abbreviated, as the page has it
     * @param translation path of the page that declares it
     * @param source path of its source page now
     */
    public Result find(String declared, String translation, String source) {
        if (!declared.matches("[0-9a-fA-F]{4,40}")) {
            return Result.problem("base.declared-not-an-id", translation, declared);
        }
        CommitId commit;
        try {
            commit = clone.resolve(declared);
        } catch (Failure e) {
            return Result.problem("base.declared-missing", translation, declared);
        }
        List<FileRevision> candidates = history.mainline(source);
        Optional<BlobId> blob = candidates.stream()
                .map(FileRevision::path)
                .distinct()
                .flatMap(path -> clone.blobAt(commit, path).stream())
                .findFirst();
        return blob.map(id -> new Result(
                        Optional.of(new Base(
                                id,
                                commit,
                                history.commit(commit).committer().when(),
                                Base.Method.DECLARED,
                                1,
                                List.of())),
                        Optional.empty()))
                .orElseGet(() -> Result.problem("base.declared-other-file", translation, declared, source));
    }
}
