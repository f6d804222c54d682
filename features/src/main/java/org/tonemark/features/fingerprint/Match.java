package org.tonemark.features.fingerprint;

/**
 * A stretch of a query that a known track holds too.
 *
 * @param id of the known track
 * @param query where in the query
 * @param reference where in the known track
 * @param timeRatio length of the stretch in the query over that in the reference: 1.03 is 3 % slower
 * @param pitchRatio frequency in the query over that in the reference: 1.03 is about half a semitone higher
 * @param alignedPeaks peaks of the query that fall on a peak of the reference
 * @param share of the peaks in the stretch that are aligned, 0 … 1, the smaller of both sides
 * @param score −log₁₀ of a bound on the chance that unrelated tracks align as well somewhere
 */
public record Match(
        String id,
        TimeRange query,
        TimeRange reference,
        double timeRatio,
        double pitchRatio,
        int alignedPeaks,
        double share,
        double score) {
    /** True if neither time nor pitch was changed by more than {@code tolerance}, 0.002 say. */
    public boolean unchanged(double tolerance) {
        return Math.abs(timeRatio - 1) <= tolerance && Math.abs(pitchRatio - 1) <= tolerance;
    }
}
