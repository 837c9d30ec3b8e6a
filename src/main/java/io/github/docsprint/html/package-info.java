/** One self-contained HTML document, from templates that escape what they are given. The only user of JMustache. */
@NullMarked
package io.github.docsprint.html;

import org.jspecify.annotations.NullMarked;
