package io.github.docsprint.drift.change;

import java.util.Optional;

/**
 * One way to change one of two pages that are in sync, with the verdict that is right afterwards.
 *
 * @param name of the kind
 * @param side the page that it changes
 * @param truth what status has to say, which knows the source page as it was
 * @param tellable whether two texts alone can tell; if not, compare's verdict on it is reported apart
 * @param change the page after it, or nothing where the page has no place for it
 */
record Mutation(String name, Side side, Truth truth, boolean tellable, Change change) {

    enum Side {
        SOURCE,
        TRANSLATION
    }

    enum Truth {
        OUTDATED,
        NOT_OUTDATED
    }

    @FunctionalInterface
    interface Change {
        Optional<String> of(DraftPage page);
    }
}
