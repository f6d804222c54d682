package org.tonemark.nets.calibrate;

import java.util.Arrays;

/**
 * The acceptance statistic: how far two families of evidence agree that a track is unlike human music. With p_f the share
 * of human tracks that score at least as much in family f and c_f its cap, {@code A = −p_f/c_f} of the second best
 * family: at least −1 when two families are within their caps, so that no single family, however strong, can carry it.
 */
public final class Agreement {
    private Agreement() {}

    /**
     * A of a track that is not in the tables.
     *
     * @param scores one a family, two or more
     * @param human the families' scores of human tracks
     * @param caps shares of human tracks from which the families speak
     */
    public static double of(double[] scores, ConformalTable[] human, double[] caps) {
        double[] worst = new double[scores.length];
        for (int f = 0; f < worst.length; f++) {
            worst[f] = human[f].pValue(scores[f]) / caps[f];
        }
        return second(worst);
    }

    /** A of a track that is in the tables: its rank among all of them. */
    public static double ofMember(double[] scores, ConformalTable[] human, double[] caps) {
        double[] worst = new double[scores.length];
        for (int f = 0; f < worst.length; f++) {
            worst[f] = human[f].rank(scores[f]) / caps[f];
        }
        return second(worst);
    }

    private static double second(double[] worst) {
        Arrays.sort(worst);
        return worst.length < 2 ? Double.NEGATIVE_INFINITY : -worst[1];
    }
}
