package org.tonemark.curation.core.aggregate;

/** How good a consensus is against a truth, all in percent. */
public final class Quality {
    private static final int BINS = 15;
    private static final double TIE = 1e-9;

    private Quality() {}

    /** Share of items decided right; a k-way tie that holds the truth scores 1/k. NaN without truth. */
    public static double accuracy(double[][] scores, int[] truth) {
        double right = 0;
        int known = 0;
        for (int i = 0; i < scores.length; i++) {
            if (truth[i] >= 0) {
                right += credit(scores[i], truth[i]);
                known++;
            }
        }
        return 100 * right / known;
    }

    private static double credit(double[] scores, int truth) {
        double best = scores[Votes.best(scores)];
        int ties = 0;
        for (double score : scores) {
            ties += score >= best - TIE ? 1 : 0;
        }
        return scores[truth] >= best - TIE ? 1.0 / ties : 0;
    }

    /**
     * Expected calibration error of the leading class in fifteen equal bins (Guo et al., ICML 2017, equation 3). NaN
     * without truth.
     */
    public static double expectedCalibrationError(double[][] probabilities, int[] truth) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        int known = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (truth[i] >= 0) {
                int best = Votes.best(probabilities[i]);
                int bin = Math.min(BINS - 1, (int) (probabilities[i][best] * BINS));
                confidence[bin] += probabilities[i][best];
                right[bin] += best == truth[i] ? 1 : 0;
                known++;
            }
        }
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            error += Math.abs(confidence[b] - right[b]);
        }
        return 100 * error / known;
    }
}
