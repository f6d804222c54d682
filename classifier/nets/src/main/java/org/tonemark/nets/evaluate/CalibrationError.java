package org.tonemark.nets.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Expected calibration error over ten bins of equal mass (Naeini, Cooper and Hauskrecht, AAAI 2015; Nixon et al., CVPR
 * Workshops 2019): Σ (n_b/n) |accuracy_b − confidence_b|. A perfect model's is not 0 on a finite set (about .026 at n = 550), so it comes with a
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
        double sum = 0;
        for (int[] bin : split(probabilities)) {
            double gap = 0;
            for (int i : bin) {
                gap += (positive[i] ? 1 : 0) - probabilities[i];
            }
            sum += Math.abs(gap);
        }
        return probabilities.length == 0 ? 0 : sum / probabilities.length;
    }

    private static List<Bin> bins(double[] probabilities, boolean[] positive) {
        List<Bin> bins = new ArrayList<>();
        for (int[] bin : split(probabilities)) {
            if (bin.length > 0) {
                double mean = Arrays.stream(bin)
                        .mapToDouble(i -> probabilities[i])
                        .average()
                        .orElse(0);
                int hits = (int) Arrays.stream(bin).filter(i -> positive[i]).count();
                bins.add(new Bin(mean, Proportion.of(hits, bin.length)));
            }
        }
        return bins;
    }

    /** Indices by probability, in ten parts of about equal size; equal probabilities stay together. */
    private static List<int[]> split(double[] p) {
        int n = p.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int b = 1; b <= BINS; b++) {
            int to = Math.max(from, b * n / BINS);
            while (to > from && to < n && p[order[to]] == p[order[to - 1]]) {
                to++;
            }
            parts.add(Arrays.copyOfRange(order, from, to));
            from = to;
        }
        return parts;
    }
}
