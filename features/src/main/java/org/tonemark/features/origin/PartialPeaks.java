package org.tonemark.features.origin;

import org.tonemark.features.spectrum.FastLog;
import org.tonemark.features.spectrum.Stft;

/**
 * Stable spectral peaks at one time-frequency resolution. L = 20·log₁₀|S|; a bin is a peak where L is the largest of
 * seven bins, over 9 dB above the mean of 41 bins, and within 45 dB of the 99.5th percentile of L; it is stable where
 * both neighbouring frames have a peak within ±1 bin. Only stable peaks are measured, by the second differences in time
 * of phase and level and the second difference over bins of the phase. The arguments of second differences are those of
 * products like {@code X[t+1]·X[t−1]·conj(X[t])²}, so no phase is ever computed.
 *
 * <p>One instance serves one thread.
 */
final class PartialPeaks {
    private static final double SAMPLE_RATE = 16_000;
    private static final int NEIGHBOURS = 20;
    private static final float PROMINENCE = 9;
    private static final float RANGE = 45;
    private static final float TINY = 1e-14f;
    private static final double LOUD_QUANTILE = 0.995;

    private final Stft stft;
    private final int bins;
    private final int[] bandOf;
    private final int first;
    private final int last;
    private final LevelQuantile quantile = new LevelQuantile();
    private final PartialBands bands = new PartialBands();

    private int frames;
    private float[] spectrum = {};
    private float[] level = {};
    private final double[] sums;
    private final float[] pair;
    private final float[] largest;
    private final int[][] peaks = new int[3][];
    private final float[][] prominences = new float[3][];
    private final int[] counts = new int[3];

    PartialPeaks(int size, int hop) {
        stft = new Stft(size, hop);
        bins = stft.bins();
        bandOf = new int[bins];
        for (int k = 0; k < bins; k++) {
            bandOf[k] = band(k * SAMPLE_RATE / size);
        }
        int lo = 1;
        while (bandOf[lo] < 0) {
            lo++;
        }
        first = lo - 1;
        int hi = bins - 1;
        while (bandOf[hi] < 0) {
            hi--;
        }
        last = hi + 1;
        sums = new double[bins + 1];
        pair = new float[bins];
        largest = new float[bins];
        for (int i = 0; i < 3; i++) {
            peaks[i] = new int[bins];
            prominences[i] = new float[bins];
        }
    }

    private static int band(double hertz) {
        for (int b = 0; b < PartialBands.BANDS; b++) {
            if (hertz >= PartialBands.EDGES[b] && hertz < PartialBands.EDGES[b + 1]) {
                return b;
            }
        }
        return -1;
    }

    /** Writes 8 bands × 7 features of {@code y[0 … length)}, samples at 16 kHz, from {@code out[at]} on. */
    void measure(float[] y, int length, double[] out, int at) {
        frames = stft.frames(length);
        if (spectrum.length < frames * stft.size()) {
            spectrum = new float[frames * stft.size()];
            level = new float[frames * bins];
        }
        quantile.clear();
        stft.transform(y, 0, length, this::keep);
        float threshold = quantile.of(level, frames * bins, LOUD_QUANTILE) - RANGE;
        bands.clear();
        for (int t = 0; t < frames; t++) {
            findPeaks(t, threshold);
            if (t >= 2) {
                measureStable(t - 1);
            }
        }
        bands.features(out, at);
    }

    private void keep(int t, double[] packed) {
        int row = t * stft.size();
        for (int i = 0; i < packed.length; i++) {
            spectrum[row + i] = (float) packed[i];
        }
        int at = t * bins;
        level[at] = FastLog.decibels((float) Stft.power(packed, 0) + TINY);
        level[at + bins - 1] = FastLog.decibels((float) Stft.power(packed, bins - 1) + TINY);
        for (int k = 1; k < bins - 1; k++) {
            float re = spectrum[row + 2 * k];
            float im = spectrum[row + 2 * k + 1];
            level[at + k] = FastLog.decibels(re * re + im * im + TINY);
        }
        quantile.count(level, at, bins);
    }

    private void findPeaks(int t, float threshold) {
        int row = t * bins;
        for (int k = 0; k < bins; k++) {
            sums[k + 1] = sums[k] + level[row + k];
        }
        largestOfSeven(level, row, bins, pair, largest);
        int[] found = peaks[t % 3];
        float[] prominence = prominences[t % 3];
        int n = 0;
        for (int k = first; k <= last; k++) {
            float l = level[row + k];
            // one branch, rarely taken, instead of several that nothing predicts
            if (l == largest[k] & l > threshold) {
                int lo = Math.max(0, k - NEIGHBOURS);
                int hi = Math.min(bins, k + NEIGHBOURS + 1);
                float above = l - (float) ((sums[hi] - sums[lo]) / (hi - lo));
                if (above > PROMINENCE) {
                    found[n] = k;
                    prominence[n++] = above;
                }
            }
        }
        counts[t % 3] = n;
    }

    /** {@code out[k]} = largest of {@code v[row + k − 3 … row + k + 3]}, for bins 3 … n − 4; work space {@code pair}. */
    private static void largestOfSeven(float[] v, int row, int n, float[] pair, float[] out) {
        for (int k = 0; k < n - 1; k++) {
            pair[k] = Math.max(v[row + k], v[row + k + 1]);
        }
        for (int k = 3; k < n - 3; k++) {
            out[k] = Math.max(Math.max(pair[k - 3], pair[k - 1]), Math.max(pair[k], pair[k + 2]));
        }
    }

    private void measureStable(int t) {
        int before = (t - 1) % 3;
        int now = t % 3;
        int after = (t + 1) % 3;
        int b = 0;
        int a = 0;
        for (int i = 0; i < counts[now]; i++) {
            int k = peaks[now][i];
            if (bandOf[k] < 0) {
                continue;
            }
            bands.countPeak(bandOf[k]);
            b = skipTo(peaks[before], counts[before], b, k - 1);
            a = skipTo(peaks[after], counts[after], a, k - 1);
            boolean stable =
                    b < counts[before] && peaks[before][b] <= k + 1 && a < counts[after] && peaks[after][a] <= k + 1;
            if (stable) {
                measurePeak(t, k, prominences[now][i]);
            }
        }
    }

    private static int skipTo(int[] sorted, int n, int from, int value) {
        int i = from;
        while (i < n && sorted[i] < value) {
            i++;
        }
        return i;
    }

    private void measurePeak(int t, int k, float prominence) {
        int size = stft.size();
        int at = t * size + 2 * k;
        int l = t * bins + k;
        float curve = Math.abs(level[l + bins] - 2 * level[l] + level[l - bins]);
        bands.add(bandOf[k], turn(at, at + size, at - size), curve, turn(at, at + 2, at - 2), prominence);
    }

    /** Pseudo-angle of X[b]·X[a]·conj(X[at])². */
    private float turn(int at, int b, int a) {
        float x = spectrum[at];
        float y = spectrum[at + 1];
        float squareRe = x * x - y * y;
        float squareIm = 2 * x * y;
        float pairRe = spectrum[b] * spectrum[a] - spectrum[b + 1] * spectrum[a + 1];
        float pairIm = spectrum[b] * spectrum[a + 1] + spectrum[b + 1] * spectrum[a];
        return PartialBands.pseudoAngle(pairRe * squareRe + pairIm * squareIm, pairIm * squareRe - pairRe * squareIm);
    }
}
