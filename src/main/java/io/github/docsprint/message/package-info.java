/** What docsprint tells people, as data: a key into the message bundles, its arguments, and the failures that carry one. */
@NullMarked
package io.github.docsprint.message;

import org.jspecify.annotations.NullMarked;
