package org.tonemark.curation.core.aggregate;

import java.util.List;

/**
 * Posteriors made honest. Labels on one item are not independent given the truth: what misleads one worker misleads the
 * next. So an item's log-posterior is divided by T = 1 + ρ·(n − 1), n its labels (Kish's design effect). ρ is the one
 * parameter, fitted on sets with truth other than the one it is used on, by log-loss.
 */
public final class Calibration {
    /** Fitted on the nine public sets that docs/curation.md names; for a set of one's own without truth. */
    public static final double RHO = 0.47;

    private Calibration() {}

    /**
     * A set with known truth.
     *
     * @param logPosterior {@code [item][class]}
     * @param redundancy labels of each item
     * @param truth class of each item, −1 where unknown
     */
    public record Known(double[][] logPosterior, int[] redundancy, int[] truth) {}

    /** Calibrated probabilities {@code [item][class]}. */
    public static double[][] apply(double[][] logPosterior, int[] redundancy, double rho) {
        double[] temperature = new double[redundancy.length];
        for (int i = 0; i < temperature.length; i++) {
            temperature[i] = 1 + rho * Math.max(0, redundancy[i] - 1);
        }
        return Confusions.softmax(logPosterior, temperature);
    }

    /** The ρ of least log-loss over all items of all sets: golden section on ln ρ in [−6, 3]. */
    public static double fit(List<Known> sets) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = -6;
        double high = 3;
        while (high - low > 1e-4) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (logLoss(sets, Math.exp(left)) < logLoss(sets, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double logLoss(List<Known> sets, double rho) {
        double loss = 0;
        for (Known set : sets) {
            double[][] p = apply(set.logPosterior(), set.redundancy(), rho);
            for (int i = 0; i < p.length; i++) {
                if (set.truth()[i] >= 0) {
                    loss -= Math.log(Math.max(p[i][set.truth()[i]], 1e-12));
                }
            }
        }
        return loss;
    }
}
