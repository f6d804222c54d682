package org.tonemark.nets.calibrate;

import java.util.Arrays;

/**
 * Conformal p-values from held-out human tracks: p(s) = (1 + #{human ≥ s})/(n + 1) (Vovk, Gammerman and Shafer,
 * Algorithmic Learning in a Random World, 2005, eq. 2.20). If a human track is exchangeable with those of the table,
 * P(p ≤ α) ≤ α. The smallest p is 1/(n + 1).
 *
 * @param sorted scores of human tracks by models that did not see them, ascending
 */
public record ConformalTable(double[] sorted) {

    public ConformalTable {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    /** Number of calibration tracks. */
    public int size() {
        return sorted.length;
    }

    /** Share of known human tracks that score at least this much, in (0, 1]; 1 for an empty table. NaN is refused. */
    public double pValue(double score) {
        return (1.0 + sorted.length - below(score)) / (sorted.length + 1);
    }

    /** Share of the table's tracks that score at least this much, for one of them, in (0, 1]. NaN is refused. */
    public double rank(double score) {
        return (sorted.length - below(score)) / (double) sorted.length;
    }

    /** Share of known tracks that score at most this much, in (0, 1]: the other tail. NaN is refused. */
    public double lowerPValue(double score) {
        return (1.0 + below(Math.nextUp(score))) / (sorted.length + 1);
    }

    /** Share of known human tracks with a lower score, in [0, 1); 0 for an empty table. NaN is refused. */
    public double quantile(double score) {
        return sorted.length == 0 ? 0 : below(score) / (double) (sorted.length + 1);
    }

    private int below(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("no p-value of NaN");
        }
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
