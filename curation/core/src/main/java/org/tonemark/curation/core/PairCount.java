package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.Comparator;

/**
 * How often two curators answered the same claim, and alike.
 *
 * @param first the smaller address
 * @param joint claims both answered yes or no
 * @param agreed of those, answered alike
 * @param expected sum of the probabilities of agreement, had they been independent; 2^-20
 * @param variance sum of p·(1 − p) of those probabilities; 2^-20
 */
public record PairCount(Address first, Address second, long joint, long agreed, long expected, long variance)
        implements Comparable<PairCount>, Serializable {
    private static final Comparator<PairCount> ORDER =
            Comparator.comparing(PairCount::first).thenComparing(PairCount::second);

    /** Sum of two counts of one pair. */
    public PairCount plus(PairCount other) {
        return new PairCount(
                first,
                second,
                joint + other.joint,
                agreed + other.agreed,
                expected + other.expected,
                variance + other.variance);
    }

    @Override
    public int compareTo(PairCount other) {
        return ORDER.compare(this, other);
    }
}
