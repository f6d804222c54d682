package org.tonemark.curation.core;

import java.io.Serializable;

/** The truth of one claim of a gold or training case; sealed until its case closes, then public. */
public record GoldTruth(CaseId caseId, Claim claim, boolean truth) implements Comparable<GoldTruth>, Serializable {
    @Override
    public int compareTo(GoldTruth other) {
        int byCase = caseId.compareTo(other.caseId);
        return byCase != 0 ? byCase : claim.compareTo(other.claim);
    }
}
