package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.features.spectrum.Smoothing;

/**
 * The magnitude comb, training-free, kept for comparison with the phase lock. Residue r = mean dB spectrum minus its
 * 41-bin running median, clipped to −3…5 dB; for a spacing d the mean over k·d in 3…15.5 kHz of the largest of the
 * three bins around, minus the mean of the same at 24 offsets 0.12 d … 0.88 d, over their standard deviation + 0.02.
 */
public final class CombBank {
    private static final int OFFSETS = 24;

    private CombBank() {}

    /** Mean dB minus its 41-bin running median, clipped to −3…5 dB. */
    public static double[] residue(double[] meanDb) {
        double[] median = Smoothing.runningMedian(meanDb, 41);
        double[] residue = new double[meanDb.length];
        for (int k = 0; k < residue.length; k++) {
            residue[k] = Math.min(Math.max(meanDb[k] - median[k], -3), 5);
        }
        return residue;
    }

    /**
     * z of each spacing of {@link LineSpacing#ALL}.
     *
     * @param meanDb mean dB spectrum of 16,384-point frames at 44.1 kHz, {@code [8193]}
     */
    public static List<Double> scores(double[] meanDb) {
        double[] peaks = Smoothing.maxOfThree(residue(meanDb));
        List<Double> scores = new ArrayList<>();
        for (LineSpacing spacing : LineSpacing.ALL) {
            scores.add(score(peaks, spacing.hertz()));
        }
        return scores;
    }

    private static double score(double[] peaks, double d) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < OFFSETS; i++) {
            double at = mean(peaks, d, 0.12 + 0.76 * i / (OFFSETS - 1));
            sum += at;
            squares += at * at;
        }
        double mean = sum / OFFSETS;
        double deviation = Math.sqrt(Math.max(squares / OFFSETS - mean * mean, 0));
        return (mean(peaks, d, 0) - mean) / (deviation + 0.02);
    }

    private static double mean(double[] peaks, double d, double offset) {
        int first = (int) Math.ceil(LineGrids.LOW_HZ / d);
        int end = (int) Math.floor(LineGrids.HIGH_HZ / d);
        double sum = 0;
        for (int k = first; k < end; k++) {
            sum += peaks[(int) Math.rint((k + offset) * d * LineSpectra.SIZE / LineSpacing.SAMPLE_RATE)];
        }
        return sum / (end - first);
    }
}
