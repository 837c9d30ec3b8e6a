/** Strict YAML (and TOML front matter) with the place of every value and every error. */
@NullMarked
package io.github.docsprint.yaml;

import org.jspecify.annotations.NullMarked;
