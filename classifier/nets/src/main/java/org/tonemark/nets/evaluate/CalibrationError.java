package org.tonemark.nets.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Expected calibration error over ten bins of equal width (Naeini, Cooper and Hauskrecht, AAAI 2015): Σ (n_b/n)
 * |accuracy_b − confidence_b|. A perfect model's is not 0 on a finite set (about .026 at n = 550), so it comes with a
 * bootstrap interval and with what a perfect model would show on as many tracks.
 *
 * @param lower 2.5th percentile over bootstrap samples
 * @param upper 97.5th percentile
 * @param perfect mean error when each truth is drawn from its own predicted probability
 * @param bins filled bins, for the reliability plot
 */
public record CalibrationError(double value, double lower, double upper, double perfect, List<Bin> bins) {
    static final int BINS = 10;
    private static final int SAMPLES = 1000;

    /**
     * A bin of the reliability plot.
     *
     * @param confidence mean predicted probability
     * @param observed share of positives, with its interval
     */
    public record Bin(double confidence, Proportion observed) {}

    /** @param seed of the bootstrap */
    public static CalibrationError of(double[] probabilities, boolean[] positive, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = probabilities.length;
        double[] errors = new double[SAMPLES];
        double perfect = 0;
        for (int s = 0; s < SAMPLES; s++) {
            double[] p = new double[n];
            boolean[] truth = new boolean[n];
            boolean[] drawn = new boolean[n];
            for (int i = 0; i < n; i++) {
                int pick = random.nextInt(n);
                p[i] = probabilities[pick];
                truth[i] = positive[pick];
                drawn[i] = random.nextDouble() < probabilities[i];
            }
            errors[s] = error(p, truth);
            perfect += error(probabilities, drawn) / SAMPLES;
        }
        Arrays.sort(errors);
        return new CalibrationError(
                error(probabilities, positive),
                errors[(int) (0.025 * SAMPLES)],
                errors[(int) (0.975 * SAMPLES) - 1],
                perfect,
                bins(probabilities, positive));
    }

    /** The error alone; 0 for no samples. */
    public static double error(double[] probabilities, boolean[] positive) {
        double[] confidence = new double[BINS];
        double[] hits = new double[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = bin(probabilities[i]);
            confidence[bin] += probabilities[i];
            hits[bin] += positive[i] ? 1 : 0;
        }
        double sum = 0;
        for (int b = 0; b < BINS; b++) {
            sum += Math.abs(hits[b] - confidence[b]);
        }
        return probabilities.length == 0 ? 0 : sum / probabilities.length;
    }

    private static List<Bin> bins(double[] probabilities, boolean[] positive) {
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            double sum = 0;
            int n = 0;
            int hits = 0;
            for (int i = 0; i < probabilities.length; i++) {
                if (bin(probabilities[i]) == b) {
                    sum += probabilities[i];
                    n++;
                    hits += positive[i] ? 1 : 0;
                }
            }
            if (n > 0) {
                bins.add(new Bin(sum / n, Proportion.of(hits, n)));
            }
        }
        return bins;
    }

    private static int bin(double p) {
        return Math.max(0, Math.min(BINS - 1, (int) (p * BINS)));
    }
}
