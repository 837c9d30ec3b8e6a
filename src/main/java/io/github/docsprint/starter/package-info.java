/** What a participant can take on: small tasks, ranked, dealt out, and begun. */
@NullMarked
package io.github.docsprint.starter;

import org.jspecify.annotations.NullMarked;
