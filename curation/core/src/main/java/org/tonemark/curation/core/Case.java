package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * An open case: what is asked, of whom, and how far it is.
 *
 * @param claims sorted, at least one
 * @param openedEpoch the epoch whose close opened it; its {@link Roster} and {@link Beacon} fix the order of seats
 * @param beacon value of that epoch's beacon
 * @param stage index of the stage being polled, into {@link Rule.Panels#stages()}
 * @param called how many places of the order of seats are used up
 * @param excluded who may not sit besides the uploader: the panel of the case under appeal or audit; sorted
 */
public record Case(
        CaseId id,
        CaseKind kind,
        Address uploader,
        List<Claim> claims,
        long openedEpoch,
        String beacon,
        int stage,
        int called,
        List<Address> excluded)
        implements Comparable<Case>, Serializable {
    public Case {
        claims = List.copyOf(claims);
        excluded = List.copyOf(excluded);
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("a case needs a claim: " + id);
        }
    }

    /** The same case at another stage, with more of its order used up. */
    public Case advanced(int nextStage, int nextCalled) {
        return new Case(id, kind, uploader, claims, openedEpoch, beacon, nextStage, nextCalled, excluded);
    }

    @Override
    public int compareTo(Case other) {
        return id.compareTo(other.id);
    }
}
