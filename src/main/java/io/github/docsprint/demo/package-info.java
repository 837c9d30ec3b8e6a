/** Builds the sample clone that the demo shows and the tests read. */
@NullMarked
package io.github.docsprint.demo;

import org.jspecify.annotations.NullMarked;
