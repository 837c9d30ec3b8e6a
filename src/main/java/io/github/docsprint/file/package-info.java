/** Puts a file in its place as a whole, and keeps paths inside a folder. */
@NullMarked
package io.github.docsprint.file;

import org.jspecify.annotations.NullMarked;
