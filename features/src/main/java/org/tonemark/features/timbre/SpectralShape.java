package org.tonemark.features.timbre;

import org.tonemark.features.spectrum.FastLog;
import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Statistics;

/**
 * Courses over time of the shape of the power spectrum between 40 Hz and 8 kHz (Peeters, "A large set of audio
 * features", 2004), of the level and of the zero crossings.
 */
public final class SpectralShape {
    private static final int FIRST = (int) Math.ceil(40 / FrameSpectra.BIN_HZ);
    private static final int LAST = FrameSpectra.BINS - 1;
    private static final double[] ROLLOFF = {0.5, 0.85, 0.95};
    private static final double LN2 = 0.693147180559945309;

    /** Spectral centroid in Hz: the mean frequency, weighted by power. */
    public final double[] centroid;
    /** Bandwidth in Hz: the standard deviation of frequency, weighted by power. */
    public final double[] bandwidth;
    /** Frequencies in Hz below which 50, 85 and 95 % of the power lie, {@code [3][frames]}. */
    public final double[][] rolloff;
    /** ln of the geometric over the arithmetic mean of power: 0 for a flat spectrum, else negative. */
    public final double[] flatness;
    /** Power of the frame in dB. */
    public final double[] level;
    /** Share of neighbouring samples of different sign, in [0, 1]. */
    public final double[] zeroCrossings;

    /** Measures all frames. */
    public SpectralShape(FrameSpectra spectra) {
        int n = spectra.frames();
        centroid = new double[n];
        bandwidth = new double[n];
        rolloff = new double[ROLLOFF.length][n];
        flatness = new double[n];
        level = new double[n];
        zeroCrossings = new double[n];
        for (int t = 0; t < n; t++) {
            measure(spectra.power(), t);
            level[t] = 10 * Math.log10(spectra.total(t) + 1e-9);
        }
        countCrossings(spectra);
    }

    private void measure(float[] power, int t) {
        int row = t * FrameSpectra.BINS;
        double sum = 0;
        double first = 0;
        double second = 0;
        double logs = 0;
        for (int k = FIRST; k <= LAST; k++) {
            double p = power[row + k];
            sum += p;
            first += p * k;
            second += p * k * k;
            logs += FastLog.log2(power[row + k] + 1e-12f);
        }
        int bins = LAST - FIRST + 1;
        double weight = sum + 1e-12;
        centroid[t] = first / weight * FrameSpectra.BIN_HZ;
        double square = second / weight * FrameSpectra.BIN_HZ * FrameSpectra.BIN_HZ;
        bandwidth[t] = Math.sqrt(Math.max(0, square - centroid[t] * centroid[t]));
        flatness[t] = LN2 * logs / bins - Math.log(sum / bins + 1e-12);
        rollOff(power, row, weight, t);
    }

    private void rollOff(float[] power, int row, double weight, int t) {
        int k = FIRST;
        double below = power[row + k];
        for (int q = 0; q < ROLLOFF.length; q++) {
            while (k < LAST && below < ROLLOFF[q] * weight) {
                below += power[row + ++k];
            }
            rolloff[q][t] = k * FrameSpectra.BIN_HZ;
        }
    }

    private void countCrossings(FrameSpectra spectra) {
        float[] x = spectra.samples();
        int n = (spectra.frames() - 1) * FrameSpectra.HOP + FrameSpectra.SIZE;
        int[] before = new int[n];
        for (int i = 1; i < n; i++) {
            before[i] = before[i - 1] + (x[i] < 0 ^ x[i - 1] < 0 ? 1 : 0);
        }
        for (int t = 0; t < zeroCrossings.length; t++) {
            int start = t * FrameSpectra.HOP;
            int last = start + FrameSpectra.SIZE - 1;
            zeroCrossings[t] = (before[last] - before[start]) / (FrameSpectra.SIZE - 1.0);
        }
    }

    /**
     * Mean, deviation, skewness, 10 % and 90 % quantile of the eight courses ln(centroid + 1), ln(bandwidth + 1),
     * ln(rolloff + 1) (three), flatness, level minus its mean, ln(zero crossings + 0.001): {@code [40]}.
     */
    public double[] statistics() {
        return Statistics.fiveStatistics(
                logs(centroid, 1),
                logs(bandwidth, 1),
                logs(rolloff[0], 1),
                logs(rolloff[1], 1),
                logs(rolloff[2], 1),
                flatness,
                centred(level),
                logs(zeroCrossings, 1e-3));
    }

    private static double[] logs(double[] v, double add) {
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = Math.log(v[i] + add);
        }
        return out;
    }

    private static double[] centred(double[] v) {
        double mean = Statistics.mean(v);
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i] - mean;
        }
        return out;
    }
}
