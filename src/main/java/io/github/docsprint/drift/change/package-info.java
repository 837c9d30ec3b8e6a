/** What changed in a source page, which of it a translation lacks, where that belongs, and how much it matters. */
@NullMarked
package io.github.docsprint.drift.change;

import org.jspecify.annotations.NullMarked;
