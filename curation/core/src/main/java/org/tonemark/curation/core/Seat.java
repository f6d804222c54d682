package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * A curator called to a case.
 *
 * @param position place in the case's order, from 0
 * @param calledEpoch ballots count from this epoch on; a seat silent at its close expires and the next is called
 */
public record Seat(CaseId caseId, Address curator, int position, long calledEpoch)
        implements Comparable<Seat>, Serializable {
    @Override
    public int compareTo(Seat other) {
        int byCase = caseId.compareTo(other.caseId);
        return byCase != 0 ? byCase : Integer.compare(position, other.position);
    }
}
