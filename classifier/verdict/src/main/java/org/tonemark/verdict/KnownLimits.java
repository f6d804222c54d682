package org.tonemark.verdict;

/**
 * Where a policy draws the lines between a duplicate, a variation and a shared part.
 *
 * @param sameRatio largest departure of tempo and pitch from 1 that is still the same recording, 0 … 1
 * @param sameShare share of both tracks that a duplicate has in common, 0 … 1
 * @param variationShare share of the shorter track from which a shared part is a variation, 0 … 1
 * @param variationSeconds length from which a shared part is a variation, whatever its share
 * @param vetoSeconds shortest part of a catalogue's recording that makes a track known to be human-made
 */
public record KnownLimits(
        double sameRatio, double sameShare, double variationShare, double variationSeconds, double vetoSeconds)
        implements java.io.Serializable {
    /** The limits of the policy shipped with the program. */
    public static final KnownLimits DEFAULT = new KnownLimits(0.002, 0.8, 0.5, 15, 4);

    /** @throws IllegalArgumentException if a limit is out of its range, with the value */
    public KnownLimits {
        requireUnit("known.sameRatio", sameRatio);
        requireUnit("known.sameShare", sameShare);
        requireUnit("known.variationShare", variationShare);
        requireSeconds("known.variationSeconds", variationSeconds);
        requireSeconds("known.vetoSeconds", vetoSeconds);
    }

    private static void requireUnit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
        }
    }

    private static void requireSeconds(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + " must be 0 or more, not " + value);
        }
    }
}
