package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of work that changed a translation, whatever for: one commit, or those of one pull request.
 *
 * @param blob the translation after it
 * @param previous the translation before it; empty where it made the translation
 * @param authored when its first commit was written
 * @param landed when it came to the main line
 * @param sourceInTree the source page in its first commit's own tree: what the branch had; empty
 *     where it had none, or was no branch: a commit straight to the main line has what landed before it
 * @param sourceMade the source page as one of its commits left it, where that changed it too
 * @param pages how many translated pages its widest commit changed
 * @param languages whether a commit of it changed other languages too
 */
public record TranslationEdit(
        BlobId blob,
        Optional<BlobId> previous,
        Instant authored,
        Instant landed,
        Optional<BlobId> sourceInTree,
        Optional<BlobId> sourceMade,
        int pages,
        boolean languages) {

    boolean startedFrom(BlobId source) {
        return sourceInTree.isPresent() && sourceInTree.get().equals(source);
    }
}
