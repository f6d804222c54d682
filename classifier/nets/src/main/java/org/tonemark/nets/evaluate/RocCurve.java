package org.tonemark.nets.evaluate;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Receiver operating characteristic of a score: positives are AI tracks, negatives human ones.
 *
 * @param falsePositive shares of negatives at or above each threshold, ascending from 0 to 1
 * @param truePositive shares of positives at or above the same thresholds
 */
public record RocCurve(double[] falsePositive, double[] truePositive) {

    /** One point a distinct score; {@code (0, 0)} first. With no positive or no negative the curve is the diagonal. */
    public static RocCurve of(double[] scores, boolean[] positive) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        int positives = count(positive);
        int negatives = scores.length - positives;
        if (positives == 0 || negatives == 0) {
            return new RocCurve(new double[] {0, 1}, new double[] {0, 1});
        }
        double[] fp = new double[scores.length + 1];
        double[] tp = new double[scores.length + 1];
        int points = 1;
        int hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += positive[order[i]] ? 1 : 0;
            if (i + 1 == order.length || scores[order[i]] != scores[order[i + 1]]) {
                tp[points] = hits / (double) positives;
                fp[points++] = (i + 1 - hits) / (double) negatives;
            }
        }
        return new RocCurve(Arrays.copyOf(fp, points), Arrays.copyOf(tp, points));
    }

    /** Area under the curve: P(positive above negative) + P(equal)/2 (Mann–Whitney). */
    public double area() {
        double area = 0;
        for (int i = 1; i < falsePositive.length; i++) {
            area += (falsePositive[i] - falsePositive[i - 1]) * (truePositive[i] + truePositive[i - 1]) / 2;
        }
        return area;
    }

    private static int count(boolean[] values) {
        int n = 0;
        for (boolean value : values) {
            n += value ? 1 : 0;
        }
        return n;
    }
}
