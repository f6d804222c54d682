package org.tonemark.nets.train;

import java.util.Arrays;

/**
 * Scores of tracks by networks that did not see them, nor any of their source or group.
 *
 * @param values {@code [family][track][variant]}: variant 0 is the file itself, then its altered copies; NaN where a
 *     variant has no window
 */
record HeldOutScores(double[][][] values) {

    /** One family's scores of one variant; NaN where the variant was not made. */
    double[] family(int family, int variant) {
        return Arrays.stream(values[family])
                .mapToDouble(t -> variant < t.length ? t[variant] : Double.NaN)
                .toArray();
    }

    /** Weighted sum over the families. */
    double[] raw(double[] weights, int variant) {
        double[] sum = new double[values[0].length];
        for (int f = 0; f < values.length; f++) {
            double[] scores = family(f, variant);
            for (int t = 0; t < sum.length; t++) {
                sum[t] += weights[f] * scores[t];
            }
        }
        return sum;
    }
}
