/**
 * What a team does at GitHub: forks, draft pull requests, claims, reviews, and who is on which page. The only user of
 * github-api.
 */
@NullMarked
package io.github.docsprint.github;

import org.jspecify.annotations.NullMarked;
