package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of one block of the source page.
 *
 * @param what what happened to the block
 * @param kind what it is, or what of it changed
 * @param heading of its section as it is now (as it was, if the block is gone); empty before the first heading
 * @param anchor that heading's id
 * @param before the block in the base; empty where it is new
 * @param after the block as it is now; empty where it is gone
 * @param cosmetic why there is nothing to translate; empty where there is
 * @param edits what was replaced by what inside the block, in order; empty for whole blocks
 * @param addedWords words that are new
 * @param removedWords words that are gone
 * @param changedWords words that stand in for others
 */
public record Change(
        SectionChange.Change what,
        Kind kind,
        String heading,
        String anchor,
        Optional<Passage> before,
        Optional<Passage> after,
        Optional<Cosmetic> cosmetic,
        List<WordEdit> edits,
        int addedWords,
        int removedWords,
        int changedWords) {

    public Change {
        edits = List.copyOf(edits);
    }

    /** Whether a translator has something to do. */
    public boolean translatable() {
        return cosmetic.isEmpty();
    }

    /** All words to look at. */
    public int words() {
        return addedWords + removedWords + changedWords;
    }

    /**
     * A block in one revision. Equal to one at the same place of a page that was read another time.
     *
     * @param unit the block's number in its page
     * @param span where it is
     * @param page the revision
     */
    public record Passage(int unit, Span span, PageText page) {

        /** Where it is, in lines. */
        public Lines lines() {
            return page.lines(span); // only when asked for: most changes are looked at without
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Passage passage
                    && unit == passage.unit
                    && span.equals(passage.span)
                    && lines().equals(passage.lines());
        }

        @Override
        public int hashCode() {
            return Objects.hash(unit, span);
        }
    }

    /**
     * Tokens that stand in for others.
     *
     * @param removed those of the base; empty for an insertion
     * @param added those of now; empty for a deletion
     */
    public record WordEdit(List<Token> removed, List<Token> added) {
        public WordEdit {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }
}
