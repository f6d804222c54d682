package org.tonemark.verdict;

/** Scores are rounded before any threshold, so that the last bits of a sum never change an outcome. */
public final class Rounding {
    private Rounding() {}

    /** Rounds to 1e-4, half away from zero; −0 becomes 0. Not for NaN or infinity. */
    public static double round4(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite score: " + value);
        }
        return Math.copySign(Math.floor(Math.abs(value) * 1e4 + 0.5) / 1e4, value) + 0.0;
    }
}
