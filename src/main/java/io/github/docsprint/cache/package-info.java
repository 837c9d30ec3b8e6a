/** Files that may be deleted, damaged, or written by two at once, without changing any result. */
@NullMarked
package io.github.docsprint.cache;

import org.jspecify.annotations.NullMarked;
