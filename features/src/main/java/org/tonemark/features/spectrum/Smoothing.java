package org.tonemark.features.spectrum;

import java.util.Arrays;

/** Centred sliding statistics over a spectrum; widths are odd unless said otherwise. */
public final class Smoothing {
    private Smoothing() {}

    /** Mean over {@code width} entries around each, windows cut at the ends. */
    public static double[] runningMean(double[] v, int width) {
        int half = width / 2;
        double[] sums = new double[v.length + 1];
        for (int i = 0; i < v.length; i++) {
            sums[i + 1] = sums[i] + v[i];
        }
        double[] mean = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            int lo = Math.max(i - half, 0);
            int hi = Math.min(i + half + 1, v.length);
            mean[i] = (sums[hi] - sums[lo]) / (hi - lo);
        }
        return mean;
    }

    /**
     * Median over {@code width} entries around each; the end values are repeated beyond the ends (scipy's
     * {@code median_filter(mode="nearest")}). A sorted window is kept: O(n·width) moves, little in practice.
     */
    public static double[] runningMedian(double[] v, int width) {
        int half = width / 2;
        double[] sorted = new double[width];
        for (int j = 0; j < width; j++) {
            sorted[j] = at(v, j - half);
        }
        Arrays.sort(sorted);
        double[] median = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            median[i] = sorted[half];
            replace(sorted, at(v, i - half), at(v, i + half + 1));
        }
        return median;
    }

    /** Minimum over {@code width} entries (even: one more before than after), windows cut at the ends. */
    public static double[] slidingMin(double[] v, int width) {
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            double m = v[i];
            int end = Math.min(v.length, i - width / 2 + width);
            for (int j = Math.max(0, i - width / 2); j < end; j++) {
                m = Math.min(m, v[j]);
            }
            out[i] = m;
        }
        return out;
    }

    /** Maximum of each entry and its two neighbours. */
    public static double[] maxOfThree(double[] v) {
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = Math.max(v[i], Math.max(at(v, i - 1), at(v, i + 1)));
        }
        return out;
    }

    private static double at(double[] v, int i) {
        return v[Math.min(Math.max(i, 0), v.length - 1)];
    }

    private static void replace(double[] sorted, double old, double value) {
        int i = Arrays.binarySearch(sorted, old);
        while (i > 0 && sorted[i - 1] > value) {
            sorted[i] = sorted[i - 1];
            i--;
        }
        while (i < sorted.length - 1 && sorted[i + 1] < value) {
            sorted[i] = sorted[i + 1];
            i++;
        }
        sorted[i] = value;
    }
}
