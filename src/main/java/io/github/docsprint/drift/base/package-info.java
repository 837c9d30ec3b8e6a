/** Which English revision a translation reflects. */
@NullMarked
package io.github.docsprint.drift.base;

import org.jspecify.annotations.NullMarked;
