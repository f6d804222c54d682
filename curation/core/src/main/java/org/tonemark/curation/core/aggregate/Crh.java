package org.tonemark.curation.core.aggregate;

import java.util.Arrays;

/**
 * Conflict resolution on heterogeneous data (Li et al., SIGMOD 2014, 0-1 loss): weights −ln(e_w / Σe) of the workers'
 * error rates against the weighted vote, in turns.
 */
public record Crh() implements Aggregator {
    private static final int TURNS = 100;
    private static final double LEAST_ERROR = 1e-6;

    @Override
    public String name() {
        return "crh";
    }

    @Override
    public double[][] aggregate(Labels labels, int[] gold) {
        double[][] votes = Gold.start(labels, gold);
        for (int turn = 0; turn < TURNS; turn++) {
            double[] weights = weights(Votes.errorRates(labels, votes));
            double[][] next = Gold.clamp(Votes.weighted(labels, weights), gold);
            if (sameLeaders(votes, next)) {
                return Votes.normalised(next);
            }
            votes = next;
        }
        return Votes.normalised(votes);
    }

    private static double[] weights(double[] errors) {
        double[] clipped =
                Arrays.stream(errors).map(e -> Math.max(e, LEAST_ERROR)).toArray();
        double sum = Arrays.stream(clipped).sum();
        return Arrays.stream(clipped).map(e -> -StrictMath.log(e / sum)).toArray();
    }

    private static boolean sameLeaders(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            if (Votes.best(a[i]) != Votes.best(b[i])) {
                return false;
            }
        }
        return true;
    }
}
