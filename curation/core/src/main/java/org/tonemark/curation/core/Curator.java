package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * A curator as the closing epoch sees them.
 *
 * @param admission by stake or by a vouch; decides eligibility, not the weight of a ballot
 * @param stake in the smallest unit the operator counts, 0 … 2^53
 * @param admittedEpoch the epoch of admission; seats only on cases opened in a later one, so that nobody can choose
 *     an address after seeing the beacon
 * @param standing whether seats may be given
 */
public record Curator(Address address, Admission admission, long stake, long admittedEpoch, Standing standing)
        implements Comparable<Curator>, Serializable {
    /** The largest stake accepted. */
    public static final long MAX_STAKE = 1L << 53;

    /** How a curator came in. */
    public enum Admission {
        STAKE,
        VOUCH
    }

    /** Where a curator stands. */
    public enum Standing {
        /** In the training round: answers training cases, sits on no panel. */
        TRAINEE,
        /** Eligible for panels. */
        ACTIVE,
        /** Withdrawn or suspended; past ballots stay. */
        SUSPENDED
    }

    public Curator {
        if (stake < 0 || stake > MAX_STAKE) {
            throw new IllegalArgumentException("stake must be 0 … 2^53: " + stake);
        }
        if (admittedEpoch < 0) {
            throw new IllegalArgumentException("epochs count from 0: " + admittedEpoch);
        }
    }

    public Curator with(Standing next) {
        return new Curator(address, admission, stake, admittedEpoch, next);
    }

    @Override
    public int compareTo(Curator other) {
        return address.compareTo(other.address);
    }
}
