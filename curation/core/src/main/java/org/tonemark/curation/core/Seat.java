package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A curator called to a case.
 *
 * @param position place in the case's order, from 0
 * @param calledEpoch ballots count from this epoch on; a seat silent at its close expires and the next is called
 */
public record Seat(CaseId caseId, Address curator, int position, long calledEpoch)
        implements Comparable<Seat>, Serializable {
    private static final Comparator<Seat> ORDER =
            Comparator.comparing(Seat::caseId).thenComparingInt(Seat::position);

    @Override
    public int compareTo(Seat other) {
        return ORDER.compare(this, other);
    }
}
