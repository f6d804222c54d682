package org.tonemark.curation.core.aggregate;

/**
 * Our consensus: Dawid–Skene whose confusion matrices lean on a matrix that all workers share.
 *
 * <p>Each row of a worker's matrix has a Dirichlet prior of K pseudo-labels (K classes). Its mean is the pooled row of
 * all workers, with the odds of a right label scaled by the worker's own accuracy (one number a worker, shrunk to the
 * crowd's by five pseudo-labels). So a worker with three labels is judged by one parameter, one with three hundred by a
 * whole matrix, and a bias that the crowd shares is learnt at once: sparse tags need the first, skewed binary sets the
 * last. Both strengths are set by that reasoning and not fitted; the accuracy is flat around them (docs/curation.md).
 */
public record PooledConfusions() implements Aggregator {
    private static final double ACCURACY_LABELS = 5;
    private static final int TURNS = 100;
    private static final double TOLERANCE = 1e-6;
    private static final double EDGE = 1e-6;

    @Override
    public String name() {
        return "tonemark";
    }

    @Override
    public double[][] aggregate(Labels labels, int[] gold) {
        return Gold.clamp(Confusions.softmax(logPosterior(labels, gold)), gold);
    }

    /** Log-posteriors up to a constant an item, for {@link Calibration}. */
    public double[][] logPosterior(Labels labels) {
        return logPosterior(labels, Gold.none(labels));
    }

    private static double[][] logPosterior(Labels labels, int[] gold) {
        double[][] posterior = new Wawa().aggregate(labels, gold);
        double[][] log = posterior;
        for (int turn = 0; turn < TURNS; turn++) {
            double[][][] confusion = confusions(Confusions.counts(labels, posterior));
            log = Confusions.logPosterior(labels, Confusions.shares(posterior, 1), confusion);
            double[][] next = Gold.clamp(Confusions.softmax(log), gold);
            boolean done = Confusions.close(posterior, next, TOLERANCE);
            posterior = next;
            if (done) {
                break;
            }
        }
        return log;
    }

    /** Posterior means of the confusion matrices. */
    private static double[][][] confusions(double[][][] counts) {
        double[][] pooled = pooled(counts);
        int classes = pooled.length;
        double crowd = accuracy(pooled, 0, 0);
        double[][][] out = new double[counts.length][][];
        for (int w = 0; w < counts.length; w++) {
            double own = clip(accuracy(counts[w], crowd, ACCURACY_LABELS));
            double shift = logit(own) - logit(clip(crowd));
            out[w] = new double[classes][];
            for (int k = 0; k < classes; k++) {
                out[w][k] = row(counts[w][k], pooled[k], k, shift);
            }
        }
        return out;
    }

    private static double[] row(double[] counts, double[] pooled, int k, double shift) {
        int classes = counts.length;
        double pooledSum = sum(pooled);
        double right = 1 / (1 + Math.exp(-logit(clip(pooled[k] / pooledSum)) - shift));
        double wrongSum = Math.max(pooledSum - pooled[k], Double.MIN_NORMAL);
        double total = sum(counts) + classes;
        double[] out = new double[classes];
        for (int l = 0; l < classes; l++) {
            double prior = l == k ? right : (1 - right) * pooled[l] / wrongSum;
            out[l] = (counts[l] + classes * prior) / total;
        }
        return out;
    }

    /** Counts of all workers, with a tenth of a label in every cell and one more on the diagonal. */
    private static double[][] pooled(double[][][] counts) {
        int classes = counts[0].length;
        double[][] pooled = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            for (int l = 0; l < classes; l++) {
                pooled[k][l] = k == l ? 1.1 : 0.1;
                for (double[][] worker : counts) {
                    pooled[k][l] += worker[k][l];
                }
            }
        }
        return pooled;
    }

    private static double accuracy(double[][] counts, double prior, double priorLabels) {
        double right = prior * priorLabels;
        double all = priorLabels;
        for (int k = 0; k < counts.length; k++) {
            right += counts[k][k];
            all += sum(counts[k]);
        }
        return right / all;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double clip(double p) {
        return Math.max(EDGE, Math.min(1 - EDGE, p));
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
