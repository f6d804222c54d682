package org.tonemark.nets.evaluate;

import java.util.Arrays;

/**
 * What a threshold does: the share of human tracks it accepts and the share of AI tracks it finds. The threshold is the
 * lowest that accepts at most the stated share of the human tracks: a score is accepted when it is above it.
 *
 * @param statedRate human acceptance asked for
 * @param threshold accepted means score &gt; threshold
 */
public record OperatingPoint(double statedRate, double threshold, Proportion humanAccepted, Proportion recall) {

    /**
     * @param human scores of human tracks, at least one
     * @param ai scores of AI tracks
     * @param rate human acceptance allowed, 0 … 1: floor(rate · n) tracks
     */
    public static OperatingPoint at(double rate, double[] human, double[] ai) {
        double[] sorted = human.clone();
        Arrays.sort(sorted);
        int allowed = (int) Math.floor(rate * sorted.length + 1e-9);
        double threshold = allowed >= sorted.length ? Double.NEGATIVE_INFINITY : sorted[sorted.length - 1 - allowed];
        return new OperatingPoint(rate, threshold, above(human, threshold), above(ai, threshold));
    }

    /** Share of scores above a threshold. */
    public static Proportion above(double[] scores, double threshold) {
        int n = (int) Arrays.stream(scores).filter(s -> s > threshold).count();
        return Proportion.of(n, scores.length);
    }
}
