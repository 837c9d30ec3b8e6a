/** Commands: parse options, call one thing below, render. The only place that prints, exits or reads the environment. */
@NullMarked
package io.github.docsprint.cli;

import org.jspecify.annotations.NullMarked;
