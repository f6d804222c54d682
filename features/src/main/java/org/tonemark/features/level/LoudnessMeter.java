package org.tonemark.features.level;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integrated loudness (ITU-R BS.1770-5 annex 1, with both gates), loudness range (EBU Tech 3342) and silence.
 *
 * <p>Keeps the weighted energy of every 100 ms: 8 bytes each, 288 kB an hour, bounded by the decoder's duration cap (1.2
 * MB for 4 hours). A remainder of less than 100 ms at the end is left out, as the standard does with incomplete blocks.
 */
final class LoudnessMeter {
    private static final double OFFSET = -0.691;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;
    private static final double RANGE_GATE = -20;
    private static final double SILENCE = -60;
    private static final int STEPS_A_SECOND = 10;
    private static final int MOMENTARY = 4; // 400 ms, overlapping by 75 %
    private static final int SHORT_TERM = 30; // 3 s

    private final int sampleRateHz;
    private final double[] weights;
    private final KWeighting[] filters;
    private double[] energies = new double[STEPS_A_SECOND * 60];
    private int steps;
    private double sum;
    private long taken;
    private long stepStart;
    private long stepEnd;

    LoudnessMeter(int sampleRateHz, int channels) {
        this.sampleRateHz = sampleRateHz;
        weights = weights(channels);
        filters = new KWeighting[channels];
        for (int c = 0; c < channels; c++) {
            filters[c] = new KWeighting(sampleRateHz);
        }
        stepEnd = end(0);
    }

    /**
     * Weights of the channels (annex 1, table 3, and annex 3 for 7.1): 1.41 where the azimuth is 60° to 120°, 0 for low
     * frequencies.
     */
    static double[] weights(int channels) {
        return switch (channels) {
            case 4 -> new double[] {1, 1, 1.41, 1.41};
            case 5 -> new double[] {1, 1, 1, 1.41, 1.41};
            case 6 -> new double[] {1, 1, 1, 0, 1.41, 1.41};
            case 7 -> new double[] {1, 1, 1, 0, 1, 1.41, 1.41};
            case 8 -> new double[] {1, 1, 1, 0, 1, 1, 1.41, 1.41};
            default -> {
                double[] ones = new double[channels];
                Arrays.fill(ones, 1);
                yield ones;
            }
        };
    }

    /** First sample after a step; exact on average where 100 ms are no whole number of samples. */
    private long end(int step) {
        return (long) (step + 1) * sampleRateHz / STEPS_A_SECOND;
    }

    void accept(float[][] block, int length) {
        for (int from = 0; from < length; ) {
            int to = (int) Math.min(length, from + stepEnd - taken);
            for (int c = 0; c < filters.length; c++) {
                if (weights[c] > 0) {
                    sum += weights[c] * filters[c].energy(block[c], from, to);
                }
            }
            taken += to - from;
            from = to;
            if (taken == stepEnd) {
                finishStep();
            }
        }
    }

    private void finishStep() {
        if (steps == energies.length) {
            energies = Arrays.copyOf(energies, 2 * steps);
        }
        energies[steps++] = sum / (stepEnd - stepStart);
        sum = 0;
        stepStart = stepEnd;
        stepEnd = end(steps);
    }

    /** LUFS; {@code null} if no block is above the absolute gate. */
    @Nullable
    Double integratedLufs() {
        double[] blocks = averages(MOMENTARY);
        double absolute = meanAbove(blocks, energy(ABSOLUTE_GATE));
        if (absolute == 0) {
            return null;
        }
        double gate = Math.max(energy(ABSOLUTE_GATE), absolute * Math.pow(10, RELATIVE_GATE / 10));
        return loudness(meanAbove(blocks, gate));
    }

    /**
     * Loudness range, LU: 95 % minus 10 % point of short-term loudness above the gates (Tech 3342, section 2; nearest
     * rank as in its reference code). {@code null} if nothing is above.
     */
    @Nullable
    Double rangeLu() {
        double[] blocks = averages(SHORT_TERM);
        double absolute = meanAbove(blocks, energy(ABSOLUTE_GATE));
        if (absolute == 0) {
            return null;
        }
        double gate = Math.max(energy(ABSOLUTE_GATE), absolute * Math.pow(10, RANGE_GATE / 10));
        double[] kept = Arrays.stream(blocks).filter(e -> e > gate).sorted().toArray();
        return loudness(quantile(kept, 0.95)) - loudness(quantile(kept, 0.10));
    }

    /** Short-term loudness (3 s) at each 100 ms from 3 s on; −infinity for digital silence. */
    double[] shortTermLufs() {
        return Arrays.stream(averages(SHORT_TERM)).map(LoudnessMeter::loudness).toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round((sorted.length - 1) * share)];
    }

    /** Share of 100-ms steps below −60 LUFS, 0 … 1. */
    double silenceRatio() {
        double limit = energy(SILENCE);
        int silent = 0;
        for (int i = 0; i < steps; i++) {
            silent += energies[i] < limit ? 1 : 0;
        }
        return steps == 0 ? 0 : (double) silent / steps;
    }

    /** Means of this many consecutive steps, one for each step that completes such a block. */
    private double[] averages(int width) {
        double[] out = new double[Math.max(0, steps - width + 1)];
        for (int i = 0; i < out.length; i++) {
            double total = 0;
            for (int j = i; j < i + width; j++) {
                total += energies[j];
            }
            out[i] = total / width;
        }
        return out;
    }

    /** Mean of the energies above a gate, 0 if there are none. */
    private static double meanAbove(double[] blocks, double gate) {
        double total = 0;
        int n = 0;
        for (double e : blocks) {
            if (e > gate) {
                total += e;
                n++;
            }
        }
        return n == 0 ? 0 : total / n;
    }

    private static double loudness(double energy) {
        return OFFSET + 10 * Math.log10(energy);
    }

    private static double energy(double loudness) {
        return Math.pow(10, (loudness - OFFSET) / 10);
    }
}
