/** What a mentor publishes: figures on where a localization stands, how it moves and who moves it, and their writers. */
@NullMarked
package io.github.docsprint.report;

import org.jspecify.annotations.NullMarked;
