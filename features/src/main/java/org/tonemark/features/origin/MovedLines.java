package org.tonemark.features.origin;

/**
 * Decoder lines that a change of speed has moved.
 *
 * @param spacing as the decoder made it
 * @param ratio speed that it was played at, 0.967 … 1.033
 * @param score the least of zl and zc at that ratio, and of a fifth of the standard deviations that the votes for it lie
 *     above chance: so many ratios are tried that zl and zc alone find human loops too; 3 or more
 * @param following the lesser of LR_const and LR_wide of these lines
 */
public record MovedLines(LineSpacing spacing, double ratio, double score, double following) {}
