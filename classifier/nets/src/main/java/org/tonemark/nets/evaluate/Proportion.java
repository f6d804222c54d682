package org.tonemark.nets.evaluate;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * A proportion with its exact two-sided 95 % interval (Clopper and Pearson, Biometrika 26, 1934), through quantiles of
 * the beta distribution.
 *
 * @param successes 0 … trials
 * @param value successes/trials; 0 when there are no trials (the interval is then 0 … 1)
 */
public record Proportion(int successes, int trials, double value, double lower, double upper) {
    private static final double CONFIDENCE = 0.95;

    /** @throws IllegalArgumentException if successes are negative or more than the trials */
    public static Proportion of(int successes, int trials) {
        double tail = (1 - CONFIDENCE) / 2;
        return new Proportion(
                successes,
                trials,
                trials == 0 ? 0 : successes / (double) trials,
                lowerBound(successes, trials, tail),
                upperBound(successes, trials, tail));
    }

    /**
     * One-sided upper bound at the given error: with 0 of n and 5 %, close to 3/n.
     *
     * @param error probability that the true proportion lies above, in (0, 1)
     */
    public static double upperBound(int successes, int trials, double error) {
        check(successes, trials);
        return successes == trials ? 1 : beta(successes + 1, trials - successes, 1 - error);
    }

    /** One-sided lower bound at the given error. */
    public static double lowerBound(int successes, int trials, double error) {
        check(successes, trials);
        return successes == 0 ? 0 : beta(successes, trials - successes + 1, error);
    }

    private static void check(int successes, int trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes of " + trials);
        }
    }

    private static double beta(double a, double b, double p) {
        return new BetaDistribution(a, b).inverseCumulativeProbability(p);
    }
}
