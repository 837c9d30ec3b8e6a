/** The terms of a team: how each is written, how not, and where they stand in a text. */
@NullMarked
package io.github.docsprint.glossary;

import org.jspecify.annotations.NullMarked;
