package org.tonemark.nets.model;

/**
 * Regularised least squares with a Gaussian kernel (kernel ridge regression on the classes; "least squares support vector
 * machine", Suykens and Vandewalle, Neural Processing Letters 9, 1999): every training row votes for its class, the more
 * the nearer it is. Immutable by convention: the arrays are not copied.
 *
 * @param transform what is done to a row first
 * @param points {@code [row][feature]} of training, transformed
 * @param votes of each training row; positive for AI
 * @param gamma of the kernel {@code exp(−gamma · squared distance)}, above 0
 */
public record KernelMachine(RankGauss transform, float[][] points, float[] votes, double gamma) {
    /** What a row scores that stands well within AI; the negative of it, within the rest. */
    public static final double UNIT = 3;

    /**
     * Score of a row, NaN where a feature is missing: about ±{@link #UNIT}, 0 between the classes or far from both.
     *
     * @throws IllegalArgumentException if the row has another number of features
     */
    public double score(double[] row) {
        float[] point = floats(transform.apply(row));
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += votes[i] * kernel(gamma, point, points[i]);
        }
        return UNIT * sum;
    }

    static double kernel(double gamma, float[] a, float[] b) {
        double distance = 0;
        for (int f = 0; f < a.length; f++) {
            double d = a[f] - b[f];
            distance += d * d;
        }
        return Math.exp(-gamma * distance);
    }

    static float[] floats(double[] row) {
        float[] out = new float[row.length];
        for (int f = 0; f < out.length; f++) {
            out[f] = (float) row[f];
        }
        return out;
    }
}
