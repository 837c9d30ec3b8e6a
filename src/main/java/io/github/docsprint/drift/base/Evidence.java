package io.github.docsprint.drift.base;

import io.github.docsprint.message.Message;

/**
 * One thing that speaks for or against a base.
 *
 * @param told what it is, in words
 * @param weight how much it counts, in natural logarithms of odds; negative where it speaks against
 */
public record Evidence(Message told, double weight) {}
