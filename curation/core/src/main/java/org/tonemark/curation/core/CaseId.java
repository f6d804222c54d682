package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * One track in one round. Appeals and audits of a track are later rounds of the same CID.
 *
 * @param round from 0
 */
public record CaseId(String cid, int round) implements Comparable<CaseId>, Serializable {
    /** Characters of a CID; those of version 1 in base32 with SHA-256 have 59. */
    public static final int LONGEST_CID = 256;

    public CaseId {
        if (cid.length() > LONGEST_CID) {
            throw new IllegalArgumentException("a CID of " + cid.length() + " characters: at most " + LONGEST_CID);
        }
        if (cid.isEmpty() || round < 0) {
            throw new IllegalArgumentException("a case needs a CID and a round from 0: " + cid + ", " + round);
        }
    }

    @Override
    public int compareTo(CaseId other) {
        if (this == other) {
            return 0;
        }
        int byCid = cid.compareTo(other.cid);
        return byCid != 0 ? byCid : Integer.compare(round, other.round);
    }

    /** {@code CID/round}. */
    @Override
    public String toString() {
        return cid + "/" + round;
    }
}
