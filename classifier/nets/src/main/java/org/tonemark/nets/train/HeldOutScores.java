package org.tonemark.nets.train;

import java.util.List;
import org.tonemark.nets.model.Card.FamilyCard;

/**
 * Scores of tracks by networks that did not see them, nor any of their source or group.
 *
 * @param values {@code [family][track][variant][window]}: variant 0 is the file itself, then its altered copies; no
 *     window where nothing could be measured
 */
record HeldOutScores(double[][][][] values) {

    int families() {
        return values.length;
    }

    /** One family's score of a track: the mean over its windows; NaN without one. */
    double of(int family, int track, int variant) {
        return mean(values[family][track][variant]);
    }

    /** Each family's score. */
    double[] of(int track, int variant) {
        double[] scores = new double[values.length];
        for (int f = 0; f < scores.length; f++) {
            scores[f] = of(f, track, variant);
        }
        return scores;
    }

    /** Sum of the families, clipped, mean over the windows; NaN where the variant was not made or has no window. */
    double[] raw(List<FamilyCard> families, int variant) {
        double[] sum = new double[values[0].length];
        for (int f = 0; f < values.length; f++) {
            FamilyCard family = families.get(f);
            for (int t = 0; t < sum.length; t++) {
                double[][] track = values[f][t];
                double[] windows = variant < track.length ? track[variant].clone() : new double[0];
                for (int w = 0; w < windows.length; w++) {
                    windows[w] = family.clipped(windows[w]);
                }
                sum[t] += mean(windows);
            }
        }
        return sum;
    }

    private static double mean(double[] windows) {
        double sum = 0;
        for (double w : windows) {
            sum += w;
        }
        return sum / windows.length;
    }
}
