/** Hugo-flavoured Markdown as a tree with exact source positions, prose apart from what a translation leaves alone. */
@NullMarked
package io.github.docsprint.markdown;

import org.jspecify.annotations.NullMarked;
