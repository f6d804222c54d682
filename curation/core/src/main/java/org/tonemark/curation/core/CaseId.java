package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One track in one round. Appeals and audits of a track are later rounds of the same CID.
 *
 * @param round from 0
 */
public record CaseId(String cid, int round) implements Comparable<CaseId>, Serializable {
    private static final Comparator<CaseId> ORDER =
            Comparator.comparing(CaseId::cid).thenComparingInt(CaseId::round);

    public CaseId {
        if (cid.isEmpty() || round < 0) {
            throw new IllegalArgumentException("a case needs a CID and a round from 0: " + cid + ", " + round);
        }
    }

    @Override
    public int compareTo(CaseId other) {
        return ORDER.compare(this, other);
    }

    /** {@code CID/round}. */
    @Override
    public String toString() {
        return cid + "/" + round;
    }
}
