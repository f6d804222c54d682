package org.tonemark.curation.core.aggregate;

/**
 * Bayesian weighted average (Li, Rubinstein and Cohn, WWW 2019): each class one against the rest, labels normal about
 * the truth with a precision a worker, Gamma(15, b) with b from the spread of the votes; λ = 1.
 */
public record Bwa() implements Aggregator {
    private static final double SHAPE = 15;
    private static final double LAMBDA = 1;
    private static final int TURNS = 500;
    private static final double TOLERANCE = 1e-3;

    @Override
    public String name() {
        return "bwa";
    }

    @Override
    public double[][] aggregate(Labels labels, int[] gold) {
        double[][] out = new double[labels.items().size()][labels.classes().size()];
        for (int k = 0; k < labels.classes().size(); k++) {
            double[] truth = oneAgainstRest(labels, k, gold);
            for (int i = 0; i < truth.length; i++) {
                out[i][k] = Math.max(0, truth[i]);
            }
        }
        return Gold.clamp(Votes.normalised(out), gold);
    }

    private static double[] oneAgainstRest(Labels labels, int k, int[] gold) {
        double[][] votes = Votes.normalised(Gold.start(labels, gold));
        int[] redundancy = labels.redundancy();
        double[] truth = new double[votes.length];
        double spread = 0;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = votes[i][k];
            spread += redundancy[i] * truth[i] * (1 - truth[i]);
        }
        double classes = labels.classes().size();
        double rate = SHAPE * spread / labels.size() * 4 * (1 - 1 / classes);
        for (int turn = 0; turn < TURNS; turn++) {
            double[] next = hold(step(labels, k, truth, rate), k, gold);
            if (close(truth, next)) {
                return next;
            }
            truth = next;
        }
        return truth;
    }

    /** Gold items stay as they are known. */
    private static double[] hold(double[] truth, int k, int[] gold) {
        for (int i = 0; i < truth.length; i++) {
            truth[i] = gold[i] < 0 ? truth[i] : gold[i] == k ? 1 : 0;
        }
        return truth;
    }

    private static double[] step(Labels labels, int k, double[] truth, double rate) {
        double[] count = new double[labels.workers().size()];
        double[] squares = new double[count.length];
        double mean = 0;
        for (double t : truth) {
            mean += t / truth.length;
        }
        for (int n = 0; n < labels.size(); n++) {
            double off = truth[labels.item()[n]] - (labels.label()[n] == k ? 1 : 0);
            count[labels.worker()[n]]++;
            squares[labels.worker()[n]] += off * off;
        }
        double[] above = new double[truth.length];
        double[] below = new double[truth.length];
        for (int n = 0; n < labels.size(); n++) {
            int w = labels.worker()[n];
            double precision = (SHAPE + count[w]) / (rate + squares[w]);
            above[labels.item()[n]] += labels.label()[n] == k ? precision : 0;
            below[labels.item()[n]] += precision;
        }
        for (int i = 0; i < above.length; i++) {
            above[i] = (LAMBDA * mean + above[i]) / (LAMBDA + below[i]);
        }
        return above;
    }

    private static boolean close(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > 1e-8 + TOLERANCE * Math.abs(b[i])) {
                return false;
            }
        }
        return true;
    }
}
