/** Languages, pages and pairs of a Hugo site, and the configuration that says where they are. */
@NullMarked
package io.github.docsprint.site;

import org.jspecify.annotations.NullMarked;
