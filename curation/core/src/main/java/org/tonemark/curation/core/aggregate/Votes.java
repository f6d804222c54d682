package org.tonemark.curation.core.aggregate;

import java.util.Arrays;

/** Counting of votes that the methods share. Not part of their interface. */
final class Votes {
    private Votes() {}

    /** Sum of the workers' weights by item and class. */
    static double[][] weighted(Labels labels, double[] weightOfWorker) {
        double[][] votes = new double[labels.items().size()][labels.classes().size()];
        for (int n = 0; n < labels.size(); n++) {
            votes[labels.item()[n]][labels.label()[n]] += weightOfWorker[labels.worker()[n]];
        }
        return votes;
    }

    static double[][] heads(Labels labels) {
        double[] ones = new double[labels.workers().size()];
        Arrays.fill(ones, 1);
        return weighted(labels, ones);
    }

    /** Rows scaled to sum to 1; a row without a positive sum becomes uniform. */
    static double[][] normalised(double[][] votes) {
        double[][] out = new double[votes.length][];
        for (int i = 0; i < votes.length; i++) {
            double sum = Arrays.stream(votes[i]).sum();
            out[i] = new double[votes[i].length];
            for (int k = 0; k < out[i].length; k++) {
                out[i][k] = sum > 0 ? votes[i][k] / sum : 1.0 / out[i].length;
            }
        }
        return out;
    }

    /** Index of the highest, the first of equal ones. */
    static int best(double[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            if (scores[k] > scores[best]) {
                best = k;
            }
        }
        return best;
    }

    /** Share of each worker's labels that differ from the leading class of their item. */
    static double[] errorRates(Labels labels, double[][] scores) {
        double[] errors = new double[labels.workers().size()];
        double[] total = new double[errors.length];
        for (int n = 0; n < labels.size(); n++) {
            total[labels.worker()[n]]++;
            if (best(scores[labels.item()[n]]) != labels.label()[n]) {
                errors[labels.worker()[n]]++;
            }
        }
        for (int w = 0; w < errors.length; w++) {
            errors[w] /= total[w];
        }
        return errors;
    }
}
