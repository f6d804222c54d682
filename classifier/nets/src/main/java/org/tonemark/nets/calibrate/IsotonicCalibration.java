package org.tonemark.nets.calibrate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Isotonic regression by pool adjacent violators: the non-decreasing step function of least squared error (Barlow et
 * al., Statistical Inference under Order Restrictions, 1972; for probabilities: Zadrozny and Elkan, KDD 2002), linear
 * between the blocks. Each block's probability is shrunk to (positives + 1/2)/(n + 1), so that a block of nothing but
 * positives does not claim certainty.
 *
 * @param scores mean score of each block, strictly increasing
 * @param probabilities of each block, not decreasing, inside (0, 1)
 */
public record IsotonicCalibration(double[] scores, double[] probabilities) {

    /**
     * Fits on scores with their truth.
     *
     * @param weights of each sample, not negative, not all 0
     * @throws IllegalArgumentException without samples, or when lengths differ
     */
    public static IsotonicCalibration fit(double[] scores, boolean[] positive, double[] weights) {
        if (scores.length == 0 || scores.length != positive.length || scores.length != weights.length) {
            throw new IllegalArgumentException("isotonic calibration needs as many labels as scores, and some");
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Block[] stack = new Block[order.length];
        int size = 0;
        for (int i : order) {
            Block next = new Block(scores[i] * weights[i], positive[i] ? weights[i] : 0, weights[i]);
            while (size > 0 && stack[size - 1].violates(next)) {
                next = stack[--size].plus(next);
            }
            stack[size++] = next;
        }
        Block[] blocks = Arrays.copyOf(stack, size);
        double[] at = Arrays.stream(blocks).mapToDouble(Block::score).toArray();
        double[] value = Arrays.stream(blocks).mapToDouble(Block::shrunk).toArray();
        return new IsotonicCalibration(at, cumulativeMaximum(value));
    }

    /** The calibrated probability of a score; constant beyond the ends. NaN gives NaN. */
    public double apply(double score) {
        int found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return probabilities[found];
        }
        int above = -found - 1;
        if (above == 0 || above == scores.length) {
            return Double.isNaN(score) ? score : probabilities[above == 0 ? 0 : scores.length - 1];
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]);
    }

    private static double[] cumulativeMaximum(double[] values) {
        double[] out = values.clone();
        for (int i = 1; i < out.length; i++) {
            out[i] = Math.max(out[i], out[i - 1]);
        }
        return out;
    }

    private record Block(double weightedScore, double positives, double weight) {
        /** Also pools equal scores and equal means, so that scores increase strictly. */
        boolean violates(Block next) {
            return positives * next.weight >= next.positives * weight || score() >= next.score();
        }

        Block plus(Block other) {
            return new Block(weightedScore + other.weightedScore, positives + other.positives, weight + other.weight);
        }

        double score() {
            return weightedScore / weight;
        }

        double shrunk() {
            return (positives + 0.5) / (weight + 1);
        }
    }
}
