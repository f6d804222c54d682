package org.tonemark.nets.evaluate;

/**
 * Proper scoring rules of probabilities; lower is better.
 *
 * @param brier mean squared error (Brier 1950): 0 … 1, .25 for a constant one half
 * @param logLoss mean negative natural log-likelihood; probabilities are kept 1e-12 away from 0 and 1
 */
public record ProbabilityScores(double brier, double logLoss) {

    /** Means over all samples; 0 for none. */
    public static ProbabilityScores of(double[] probabilities, boolean[] positive) {
        double brier = 0;
        double loss = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double p = Math.max(1e-12, Math.min(1 - 1e-12, probabilities[i]));
            double error = probabilities[i] - (positive[i] ? 1 : 0);
            brier += error * error;
            loss -= Math.log(positive[i] ? p : 1 - p);
        }
        int n = Math.max(1, probabilities.length);
        return new ProbabilityScores(brier / n, loss / n);
    }
}
