package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * A closed case that the closing epoch needs: one under appeal or audit, or whose near-duplicate was submitted.
 *
 * @param decision its decision
 * @param ballots those that counted, in {@link Ballot#ORDER}
 */
public record PastCase(Case closed, Decision decision, List<Ballot> ballots)
        implements Comparable<PastCase>, Serializable {
    public PastCase {
        ballots = List.copyOf(ballots);
    }

    @Override
    public int compareTo(PastCase other) {
        return closed.compareTo(other.closed);
    }
}
