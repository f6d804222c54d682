package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * The decision on one case at the close of one epoch.
 *
 * @param stage index of the stage it was taken at
 * @param reason a stable code in upper snake case: {@code QUALITY_SHOWN}, {@code TOO_FEW_CURATORS}, …
 * @param claims sorted by claim
 * @param sentence for curators and uploaders
 * @param ballots SHA-256 over all ballots on the case and its seats, hex
 */
public record Decision(
        CaseId caseId,
        CaseKind kind,
        long epoch,
        Status status,
        int stage,
        String reason,
        List<ClaimDecision> claims,
        String sentence,
        String ballots)
        implements Comparable<Decision>, Serializable {
    public Decision {
        claims = List.copyOf(claims);
    }

    @Override
    public int compareTo(Decision other) {
        return caseId.compareTo(other.caseId);
    }
}
