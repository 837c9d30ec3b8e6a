/** Findings in the formats of other programs, all from the same records. */
@NullMarked
package io.github.docsprint.lint.format;

import org.jspecify.annotations.NullMarked;
