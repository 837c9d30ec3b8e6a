/** Spans and line tables over UTF-16 text, and how wide text is on a terminal. */
@NullMarked
package io.github.docsprint.text;

import org.jspecify.annotations.NullMarked;
