package io.github.docsprint.drift.base;

import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Message;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * The revision of the source page that a translation reflects.
 *
 * @param blob the source page's content in that revision
 * @param commit the main line's commit that brought the revision in
 * @param committedAt when that commit was made
 * @param method how it was found
 * @param confidence how sure that is, from 0 to 1: of the bases told with 0.9, nine in ten are right
 * @param evidence what speaks for it and against it, weightiest first
 */
public record Base(
        BlobId blob,
        CommitId commit,
        OffsetDateTime committedAt,
        Method method,
        double confidence,
        List<Evidence> evidence) {

    public Base {
        evidence = List.copyOf(evidence);
    }

    /** In a sentence: which revision, how it was found, and how sure that is. */
    public Message told() {
        return Message.of(
                "diff.base", commit.abbreviated(), committedAt.toLocalDate().toString(), method.told(), (int)
                        (confidence * 100));
    }

    /** The same base, told with no more confidence than this. */
    public Base atMost(double sure) {
        return new Base(blob, commit, committedAt, method, Math.min(confidence, sure), evidence);
    }

    /** How a base is found. */
    public enum Method {
        /** The page says it in its front matter. */
        DECLARED,
        /** The text itself says it, with history as the prior. */
        INFERRED,
        /** The source page as it was when the translation last changed by much. */
        HISTORY,
        /** A person says it: the record of what was looked at and needs no translation. */
        REVIEWED;

        /** The name in the machine formats, in which a base that a person speaks for is declared, wherever that is. */
        public String id() {
            return this == REVIEWED ? DECLARED.id() : name().toLowerCase(Locale.ROOT);
        }

        private Message told() {
            return Message.of("diff.method-" + name().toLowerCase(Locale.ROOT));
        }
    }
}
