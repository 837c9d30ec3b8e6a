/** Puts a file in its place as a whole. */
@NullMarked
package io.github.docsprint.file;

import org.jspecify.annotations.NullMarked;
