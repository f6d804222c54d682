package org.tonemark.features.origin;

/**
 * How far the lines of one spacing are phase-locked.
 *
 * @param spacing the spacing d
 * @param lines number of lines k·d that count
 * @param lock S(0), the mean over lines of log(1 + v); about 0.6 for noise
 * @param nullScore zl: S(0) against S at twenty nearby frequencies, in their standard deviations + 0.02
 * @param subgridScore zc: S(0) against the best sub-grid (k + a/q)·d, in standard errors; tempo loops and synthesisers
 *     lock on sub-grids too
 */
public record LineScore(LineSpacing spacing, int lines, double lock, double nullScore, double subgridScore) {
    /** min(zc, zl): locked against both nulls. */
    public double score() {
        return Math.min(nullScore, subgridScore);
    }
}
