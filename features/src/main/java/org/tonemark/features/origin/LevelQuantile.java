package org.tonemark.features.origin;

import java.util.Arrays;
import org.tonemark.features.spectrum.Quantiles;

/**
 * Exact upper quantile of many levels: a histogram in steps of ⅛ dB, counted as the levels come, finds the step that
 * holds the rank; only its values are selected from.
 */
final class LevelQuantile {
    private static final int STEPS_PER_DB = 8;
    private static final int LOWEST_DB = -150;
    private static final int STEPS = 300 * STEPS_PER_DB;

    private final int[] histogram = new int[STEPS];
    private float[] candidates = new float[1024];

    void clear() {
        Arrays.fill(histogram, 0);
    }

    void count(float[] levels, int from, int n) {
        for (int i = from; i < from + n; i++) {
            histogram[step(levels[i])]++;
        }
    }

    private static int step(float level) {
        return Math.min(Math.max((int) ((level - LOWEST_DB) * STEPS_PER_DB), 0), STEPS - 1);
    }

    /** Quantile {@code q} (type 7) of the counted {@code levels[0 … n)}. */
    float of(float[] levels, int n, double q) {
        double rank = q * (n - 1);
        int low = (int) rank;
        int step = STEPS - 1;
        int above = 0;
        // the step that holds the lower of the two order statistics; everything from it up is a candidate
        while (step > 0 && n - above - histogram[step] > low) {
            above += histogram[step--];
        }
        int kept = gather(levels, n, step, above + histogram[step]);
        double skipped = n - kept;
        return (float) Quantiles.quantile(candidates, kept, (rank - skipped) / Math.max(1, kept - 1));
    }

    private int gather(float[] levels, int n, int step, int expected) {
        if (candidates.length < expected) {
            candidates = new float[2 * expected];
        }
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (step(levels[i]) >= step) {
                candidates[kept++] = levels[i];
            }
        }
        return kept;
    }
}
