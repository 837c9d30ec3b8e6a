/** What a team asks of its pages: the rules as data, their kinds, how they are read, and their examples. */
@NullMarked
package io.github.docsprint.rules;

import org.jspecify.annotations.NullMarked;
