package org.tonemark.curation.core.reputation;

import java.io.Serializable;
import org.tonemark.curation.core.fixed.Fixed;

/**
 * Decayed counts of hits and misses; 2^-20. With a Beta prior they give a mean and a careful estimate.
 */
public record TrackRecord(long hits, long misses) implements Serializable {
    public static final TrackRecord NONE = new TrackRecord(0, 0);

    /**
     * Posterior mean under a Beta prior.
     *
     * @param prior its mean, 2^-20
     * @param ballots its weight in ballots
     */
    public long mean(long prior, int ballots) {
        long total = hits + misses + ballots * Fixed.ONE;
        return Fixed.div(hits + ballots * prior, total);
    }

    /** Posterior mean less one standard deviation, √(m(1 − m)/(n + 1)); at least 0. */
    public long lowerBound(long prior, int ballots) {
        long total = hits + misses + ballots * Fixed.ONE;
        long mean = mean(prior, ballots);
        long variance = Fixed.div(Fixed.mul(mean, Fixed.ONE - mean), total + Fixed.ONE);
        return Math.max(0, mean - Fixed.sqrt(variance));
    }
}
