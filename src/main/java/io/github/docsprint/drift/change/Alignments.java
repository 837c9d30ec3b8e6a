package io.github.docsprint.drift.change;

import java.util.HashMap;
import java.util.Map;

/**
 * Which blocks of one translation render those of each revision of its source. Made when it is asked for, as most
 * revisions have nothing to show for themselves, which is told without; and once for each, since one change's revision is
 * often another one's too. By one thread.
 */
final class Alignments {

    private final PageText translation;
    private final Map<PageText, Alignment> known = new HashMap<>();

    Alignments(PageText translation) {
        this.translation = translation;
    }

    PageText translation() {
        return translation;
    }

    /** @param source a revision, by identity */
    Alignment of(PageText source) {
        return known.computeIfAbsent(source, revision -> Alignment.of(revision, translation));
    }
}
