package org.tonemark.nets.model;

import java.util.Arrays;
import java.util.List;

/** Gives windows the score of one family of evidence; larger is more AI-like, about one unit of log-odds. */
public sealed interface FamilyScorer {
    /** {@code [window][feature]} of the whole layout → score of each window. */
    double[] score(double[][] windows);

    /** Mean over the windows of a track; 0 for no windows. */
    default double trackScore(List<double[]> windows) {
        return Arrays.stream(score(windows.toArray(double[][]::new))).average().orElse(0);
    }

    /** A training-free statistic, clipped; NaN counts as {@code low}. */
    record Statistic(int column, double low, double high) implements FamilyScorer {
        @Override
        public double[] score(double[][] windows) {
            return Arrays.stream(windows)
                    .mapToDouble(w -> Double.isNaN(w[column]) ? low : Math.max(low, Math.min(high, w[column])))
                    .toArray();
        }
    }

    /** Log-odds of a network on some of the features, clipped. */
    record Network(int[] columns, Ensemble ensemble, double low, double high) implements FamilyScorer {
        @Override
        public double[] score(double[][] windows) {
            double[][] rows =
                    Arrays.stream(windows).map(w -> Columns.pick(w, columns)).toArray(double[][]::new);
            return Arrays.stream(ensemble.logits(rows))
                    .mapToDouble(r -> Math.max(low, Math.min(high, r[0])))
                    .toArray();
        }
    }
}
