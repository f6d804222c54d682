package org.tonemark.features.tonal;

import java.util.Arrays;
import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Statistics;

/**
 * Chroma: the share of each pitch class (0 = A) in every frame, from the magnitudes of the bins between 100 Hz and 4
 * kHz, weighted by their nearness to the tempered pitch (Gaussian, σ a quarter of a semitone); and the key by
 * Krumhansl's profiles (Krumhansl, "Cognitive foundations of musical pitch", 1990).
 */
public final class Chroma {
    private static final int CLASSES = 12;
    private static final int FIRST = (int) Math.ceil(100 / FrameSpectra.BIN_HZ);
    private static final int LAST = (int) (4_000 / FrameSpectra.BIN_HZ);
    private static final int SLOW = 8;
    private static final double TINY = 1e-9;
    private static final double[] MAJOR = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
    private static final double[] MINOR = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};
    private static final int[] PITCH_CLASS = new int[LAST + 1];
    private static final double[] WEIGHT = new double[LAST + 1];

    static {
        for (int k = FIRST; k <= LAST; k++) {
            double pitch = 12 * StrictMath.log(k * FrameSpectra.BIN_HZ / 440) / StrictMath.log(2);
            double nearest = Math.floor(pitch + 0.5);
            double off = (pitch - nearest) / 0.25;
            PITCH_CLASS[k] = Math.floorMod((int) nearest, CLASSES);
            WEIGHT[k] = StrictMath.exp(-0.5 * off * off);
        }
    }

    /** Shares over time, {@code [12][frames]}; each frame sums to 1 (0 where it is empty). */
    public final double[][] shares;
    /** Mean shares over the window, sum 1. */
    public final double[] profile;
    /** Correlation with the major profile on each pitch class. */
    public final double[] major;
    /** Correlation with the minor profile on each pitch class. */
    public final double[] minor;

    /** Measures all frames. */
    public Chroma(FrameSpectra spectra) {
        shares = new double[CLASSES][spectra.frames()];
        for (int t = 0; t < spectra.frames(); t++) {
            measure(spectra.power(), t);
        }
        profile = new double[CLASSES];
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            profile[c] = Statistics.mean(shares[c]);
            sum += profile[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            profile[c] /= sum + 1e-12;
        }
        major = correlations(MAJOR);
        minor = correlations(MINOR);
    }

    private void measure(float[] power, int t) {
        double[] sums = new double[CLASSES];
        double total = 0;
        for (int k = FIRST; k <= LAST; k++) {
            double magnitude = WEIGHT[k] * Math.sqrt(power[t * FrameSpectra.BINS + k]);
            sums[PITCH_CLASS[k]] += magnitude;
            total += magnitude;
        }
        for (int c = 0; c < CLASSES; c++) {
            shares[c][t] = sums[c] / (total + TINY);
        }
    }

    private double[] correlations(double[] key) {
        double[] out = new double[CLASSES];
        for (int root = 0; root < CLASSES; root++) {
            out[root] = pearson(key, root);
        }
        return out;
    }

    private double pearson(double[] key, int root) {
        double keyMean = Statistics.mean(key);
        double mean = Statistics.mean(profile);
        double product = 0;
        double keySquares = 0;
        double squares = 0;
        for (int c = 0; c < CLASSES; c++) {
            double a = key[Math.floorMod(c - root, CLASSES)] - keyMean;
            double b = profile[c] - mean;
            product += a * b;
            keySquares += a * a;
            squares += b * b;
        }
        double size = Math.sqrt(keySquares * squares);
        return size > 1e-12 ? product / size : 0;
    }

    /** Root of the best key as a pitch class, 0 = A; the first of equals, major before minor. */
    public int root() {
        int best = 0;
        for (int i = 1; i < 2 * CLASSES; i++) {
            if (strength(i) > strength(best)) {
                best = i;
            }
        }
        return best % CLASSES;
    }

    private double strength(int i) {
        return i < CLASSES ? major[i] : minor[i - CLASSES];
    }

    /**
     * Key strengths (major, minor, difference); mean and deviation of the entropy of shares, of that of 8-frame means and
     * of the changes between these; mean of the largest share; largest and three largest of the profile; magnitudes of the
     * profile's Fourier coefficients 1…6; self-similarity at 1…6 semitones; the profile from the root: {@code [36]}.
     */
    public double[] statistics() {
        double[] out = new double[36];
        scalars(out);
        fourier(out, 12);
        intervals(out, 18);
        int root = root();
        for (int c = 0; c < CLASSES; c++) {
            out[24 + c] = profile[(c + root) % CLASSES];
        }
        return out;
    }

    private void scalars(double[] out) {
        double[][] slow = slow();
        double[] entropy = entropy(shares);
        double[] slowEntropy = entropy(slow);
        double[] move = move(slow);
        double[] sorted = profile.clone();
        Arrays.sort(sorted);
        out[0] = Arrays.stream(major).max().orElseThrow();
        out[1] = Arrays.stream(minor).max().orElseThrow();
        out[2] = out[0] - out[1];
        out[3] = Statistics.mean(entropy);
        out[4] = Statistics.deviation(entropy);
        out[5] = Statistics.mean(slowEntropy);
        out[6] = Statistics.deviation(slowEntropy);
        out[7] = Statistics.mean(move);
        out[8] = Statistics.deviation(move);
        out[9] = meanOfLargest();
        out[10] = sorted[11];
        out[11] = sorted[9] + sorted[10] + sorted[11];
    }

    private double[][] slow() {
        double[][] slow = new double[CLASSES][shares[0].length / SLOW];
        for (int c = 0; c < CLASSES; c++) {
            for (int t = 0; t < slow[c].length * SLOW; t++) {
                slow[c][t / SLOW] += shares[c][t] / SLOW;
            }
        }
        return slow;
    }

    private static double[] entropy(double[][] rows) {
        double[] entropy = new double[rows[0].length];
        for (double[] row : rows) {
            for (int t = 0; t < row.length; t++) {
                entropy[t] -= row[t] * Math.log(row[t] + TINY);
            }
        }
        return entropy;
    }

    private static double[] move(double[][] slow) {
        double[] move = new double[slow[0].length - 1];
        for (double[] row : slow) {
            for (int t = 0; t < move.length; t++) {
                move[t] += Math.abs(row[t + 1] - row[t]);
            }
        }
        return move;
    }

    private double meanOfLargest() {
        double sum = 0;
        for (int t = 0; t < shares[0].length; t++) {
            double largest = 0;
            for (int c = 0; c < CLASSES; c++) {
                largest = Math.max(largest, shares[c][t]);
            }
            sum += largest;
        }
        return sum / shares[0].length;
    }

    private void fourier(double[] out, int at) {
        for (int k = 1; k <= 6; k++) {
            double re = 0;
            double im = 0;
            for (int c = 0; c < CLASSES; c++) {
                double angle = 2 * StrictMath.PI * (k * c % CLASSES) / CLASSES;
                re += profile[c] * StrictMath.cos(angle);
                im += profile[c] * StrictMath.sin(angle);
            }
            out[at + k - 1] = Math.sqrt(re * re + im * im);
        }
    }

    private void intervals(double[] out, int at) {
        int n = shares[0].length;
        for (int t = 0; t < n; t++) {
            double energy = 1e-12;
            for (int c = 0; c < CLASSES; c++) {
                energy += shares[c][t] * shares[c][t];
            }
            for (int i = 1; i <= 6; i++) {
                double product = 0;
                for (int c = 0; c < CLASSES; c++) {
                    product += shares[c][t] * shares[(c + CLASSES - i) % CLASSES][t];
                }
                out[at + i - 1] += product / energy / n;
            }
        }
    }
}
