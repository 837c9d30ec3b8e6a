/** Gives each core the next piece of work. */
@NullMarked
package io.github.docsprint.parallel;

import org.jspecify.annotations.NullMarked;
