/** One clone: history of many paths in one pass, blobs, renames, work tree. The only user of JGit. */
@NullMarked
package io.github.docsprint.git;

import org.jspecify.annotations.NullMarked;
