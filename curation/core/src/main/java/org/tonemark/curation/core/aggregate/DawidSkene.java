package org.tonemark.curation.core.aggregate;

/**
 * Dawid and Skene (Applied Statistics 28, 1979) by expectation–maximisation from the shares of votes; with a Dirichlet
 * pseudo-count it gives the maximum a posteriori instead of the maximum likelihood. Its posteriors are too sure: see
 * {@link Calibration}.
 *
 * @param pseudo count added to every cell of every confusion matrix; 1e-8 only keeps unseen cells finite
 */
public record DawidSkene(String name, double pseudo) implements Aggregator {
    private static final int TURNS = 100;
    private static final double TOLERANCE = 1e-6;

    public static DawidSkene maximumLikelihood() {
        return new DawidSkene("dawid-skene", 1e-8);
    }

    /** Dirichlet 1/3 on every cell. */
    public static DawidSkene maximumAPosteriori() {
        return new DawidSkene("map-dawid-skene", 1.0 / 3);
    }

    @Override
    public double[][] aggregate(Labels labels, int[] gold) {
        double[][] posterior = Votes.normalised(Gold.start(labels, gold));
        for (int turn = 0; turn < TURNS; turn++) {
            double[][][] confusion = Confusions.counts(labels, posterior);
            for (double[][] worker : confusion) {
                smooth(worker);
            }
            double[] shares = Confusions.shares(posterior, 0);
            double[][] next = Gold.clamp(Confusions.softmax(Confusions.logPosterior(labels, shares, confusion)), gold);
            boolean done = Confusions.close(posterior, next, TOLERANCE);
            posterior = next;
            if (done) {
                break;
            }
        }
        return posterior;
    }

    private void smooth(double[][] counts) {
        for (double[] row : counts) {
            double sum = 0;
            for (int l = 0; l < row.length; l++) {
                row[l] += pseudo;
                sum += row[l];
            }
            for (int l = 0; l < row.length; l++) {
                row[l] /= sum;
            }
        }
    }
}
