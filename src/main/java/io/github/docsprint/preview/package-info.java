/** A page beside what it was before and its source, in a browser: as Hugo shows it, or sketched from its Markdown. */
@NullMarked
package io.github.docsprint.preview;

import org.jspecify.annotations.NullMarked;
