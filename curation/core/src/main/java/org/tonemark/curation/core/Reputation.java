package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A curator's record in one family: decayed counts in 2^-20 fixed point, without the prior.
 *
 * @param hits ballots in agreement with the outcome, without the curator's own correlated cluster
 * @param misses against it
 * @param contestedHits the same, of cases that went past the contest stage only
 * @param contestedMisses the same
 */
public record Reputation(
        Address curator, Family family, long hits, long misses, long contestedHits, long contestedMisses)
        implements Comparable<Reputation>, Serializable {
    private static final Comparator<Reputation> ORDER =
            Comparator.comparing(Reputation::curator).thenComparing(Reputation::family);

    @Override
    public int compareTo(Reputation other) {
        return ORDER.compare(this, other);
    }
}
