package org.tonemark.features.origin;

import java.util.List;

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

    /**
     * How much of a spacing is locked at half of it too, as a share of its score: near 1 where the decoder's own step is
     * half or less, lower where the spacing is its finest; 0 where half the spacing is not scored.
     *
     * @param scores of spacings of {@link LineSpacing#ALL} or of one family of it, ascending within each family
     * @param best index of the spacing
     */
    static double halved(List<LineScore> scores, int best) {
        LineScore whole = scores.get(best);
        boolean scored = best > 0
                && scores.get(best - 1).spacing().family() == whole.spacing().family();
        return scored && whole.score() > 0 ? Math.max(0, scores.get(best - 1).score()) / whole.score() : 0;
    }
}
