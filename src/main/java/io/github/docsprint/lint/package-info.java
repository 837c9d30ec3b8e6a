/** Rules to findings, findings to fixes: pages are looked at beside their source pages. */
@NullMarked
package io.github.docsprint.lint;

import org.jspecify.annotations.NullMarked;
