/** Which English revision a translation reflects, what changed since, and where that belongs. */
@NullMarked
package io.github.docsprint.drift;

import org.jspecify.annotations.NullMarked;
