package org.tonemark.curation.core;

import java.io.Serializable;

/** A ballot that cannot count, and why. */
public record RefusedBallot(Ballot ballot, Reason reason) implements Serializable {
    /** Why a ballot cannot count. */
    public enum Reason {
        UNKNOWN_CURATOR,
        UNKNOWN_CASE,
        CLOSED_CASE,
        /** Cast in an epoch that is closed or not open yet. */
        WRONG_EPOCH,
        /** A higher sequence of the same curator stands. */
        SUPERSEDED,
        /** Two different ballots of one curator with one sequence: neither counts. */
        EQUIVOCATION,
        WRONG_SIGNATURE,
        OWN_TRACK,
        NO_SUCH_CLAIM
    }
}
