/** JSON written as a stream. The only user of Jackson's core for writing. */
@NullMarked
package io.github.docsprint.json;

import org.jspecify.annotations.NullMarked;
