package org.tonemark.features.timbre;

import java.util.Arrays;
import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Statistics;

/**
 * Harmonic against percussive sound by median filtering (FitzGerald, DAFx 2010) of the log-mel spectrogram: H is the
 * running median over 17 frames, which keeps what lasts, P the one over 9 bands, which keeps strokes. Beyond the ends
 * values are reflected, the edge repeated.
 */
public final class HarmonicPercussive {
    private static final int FRAMES = 17;
    private static final int BANDS = 9;
    private static final int GROUPS = 8;
    private static final int MEL = FrameSpectra.MEL_BANDS;

    private HarmonicPercussive() {}

    /**
     * Five statistics of the frame mean of H − P; mean and deviation of H − P in eight groups of bands; five statistics of
     * the frame mean of the positive part of L − H, and of L − P: {@code [31]}, dB.
     */
    public static double[] statistics(FrameSpectra spectra) {
        int n = spectra.frames();
        float[] level = spectra.logMel();
        float[] harmonic = overTime(level, n);
        float[] percussive = overBands(level, n);
        double[] balance = new double[n];
        double[] strokes = new double[n];
        double[] tones = new double[n];
        double[] sums = new double[GROUPS];
        double[] squares = new double[GROUPS];
        for (int t = 0; t < n; t++) {
            for (int b = 0; b < MEL; b++) {
                int i = t * MEL + b;
                double difference = harmonic[i] - percussive[i];
                balance[t] += difference / MEL;
                strokes[t] += Math.max(level[i] - harmonic[i], 0) / MEL;
                tones[t] += Math.max(level[i] - percussive[i], 0) / MEL;
                sums[b / GROUPS] += difference;
                squares[b / GROUPS] += difference * difference;
            }
        }
        return join(balance, strokes, tones, sums, squares);
    }

    private static double[] join(double[] balance, double[] strokes, double[] tones, double[] sums, double[] squares) {
        double[] out = new double[15 + 2 * GROUPS];
        double count = (double) balance.length * MEL / GROUPS;
        for (int g = 0; g < GROUPS; g++) {
            double mean = sums[g] / count;
            out[5 + g] = mean;
            out[5 + GROUPS + g] = Math.sqrt(Math.max(squares[g] / count - mean * mean, 0));
        }
        System.arraycopy(Statistics.fiveStatistics(balance), 0, out, 0, 5);
        System.arraycopy(Statistics.fiveStatistics(strokes), 0, out, 5 + 2 * GROUPS, 5);
        System.arraycopy(Statistics.fiveStatistics(tones), 0, out, 10 + 2 * GROUPS, 5);
        return out;
    }

    private static float[] overTime(float[] level, int frames) {
        float[] out = new float[frames * MEL];
        float[] window = new float[FRAMES];
        for (int b = 0; b < MEL; b++) {
            runningMedian(level, b, MEL, frames, window, out);
        }
        return out;
    }

    private static float[] overBands(float[] level, int frames) {
        float[] out = new float[frames * MEL];
        float[] window = new float[BANDS];
        for (int t = 0; t < frames; t++) {
            runningMedian(level, t * MEL, 1, MEL, window, out);
        }
        return out;
    }

    /** Running median of {@code v[at + i·stride]}, i = 0 … n−1, into the same places of {@code out}. */
    static void runningMedian(float[] v, int at, int stride, int n, float[] sorted, float[] out) {
        int reach = sorted.length / 2;
        for (int j = 0; j < sorted.length; j++) {
            sorted[j] = v[at + reflect(j - reach, n) * stride];
        }
        Arrays.sort(sorted);
        for (int i = 0; i < n; i++) {
            out[at + i * stride] = sorted[reach];
            replace(sorted, v[at + reflect(i - reach, n) * stride], v[at + reflect(i + reach + 1, n) * stride]);
        }
    }

    private static int reflect(int i, int n) {
        int j = i;
        while (j < 0 || j >= n) {
            j = j < 0 ? -j - 1 : 2 * n - 1 - j;
        }
        return j;
    }

    private static void replace(float[] sorted, float old, float value) {
        int i = 0;
        while (sorted[i] != old) {
            i++;
        }
        while (i > 0 && sorted[i - 1] > value) {
            sorted[i] = sorted[i - 1];
            i--;
        }
        while (i < sorted.length - 1 && sorted[i + 1] < value) {
            sorted[i] = sorted[i + 1];
            i++;
        }
        sorted[i] = value;
    }
}
