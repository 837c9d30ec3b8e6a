/**
 * What a reviewer asks of one pull request: findings on its lines with suggestions, and what each page lacks of its
 * source before and after; as one review that is posted, and posted again in its own place.
 */
@NullMarked
package io.github.docsprint.review;

import org.jspecify.annotations.NullMarked;
