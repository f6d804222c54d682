package org.tonemark.features.origin;

/**
 * Decoder lines that a change of speed has moved.
 *
 * @param spacing as the decoder made it
 * @param ratio speed that it was played at, 0.945 … 1.055
 * @param score the least of zl and zc at that ratio, and of a fifth of the standard deviations that the votes for it lie
 *     above chance: so many ratios are tried that zl and zc alone find human loops too; 3 or more
 * @param halved as {@link LineEvidence#halved()}
 * @param following the lesser of LR_const and LR_wide of these lines
 * @param weakestThird as {@link LineEvidence#weakestThird()}
 */
public record MovedLines(
        LineSpacing spacing, double ratio, double score, double halved, double following, double weakestThird) {}
