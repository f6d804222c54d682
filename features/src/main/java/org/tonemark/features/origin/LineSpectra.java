package org.tonemark.features.origin;

import org.tonemark.features.spectrum.MeanDbSpectrum;
import org.tonemark.features.spectrum.Stft;

/**
 * The 16,384-point STFT of one window that the line descriptors share: complex bins of the line band, the power between
 * 100 Hz and 8 kHz of each frame, and the mean dB spectrum. Reused from window to window, by one thread.
 */
final class LineSpectra {
    static final int SIZE = 16_384;
    static final double BIN_HZ = (double) LineSpacing.SAMPLE_RATE / SIZE;
    /**
     * Bins [{@code FIRST}, {@code LAST}): 3…15.5 kHz with 75 bins of neighbours on both sides. A row is an odd number of
     * cache lines, else the frames of one bin would all fall into a few sets of the cache.
     */
    static final int FIRST = 1024;

    static final int LAST = 5_904;
    static final int WIDTH = LAST - FIRST;

    private static final float TINY = 1e-24f;
    private static final int WIDE_FIRST = (int) Math.ceil(100 / BIN_HZ);
    private static final int WIDE_LAST = (int) (8_000 / BIN_HZ);

    private final Stft stft;
    private final MeanDbSpectrum meanDb;
    private final double[] powers = new double[SIZE / 2 + 1];
    private int frames;
    private float[] re = {};
    private float[] im = {};
    private float[] inverse = {};
    private double[] wide = {};
    private double[] mean = {};

    LineSpectra(int hop) {
        stft = new Stft(SIZE, hop);
        meanDb = new MeanDbSpectrum(stft.bins());
    }

    void load(float[] x, int from, int length) {
        frames = stft.frames(length);
        if (wide.length < frames) {
            re = new float[frames * WIDTH];
            im = new float[frames * WIDTH];
            inverse = new float[frames * WIDTH];
            wide = new double[frames];
        }
        meanDb.reset();
        stft.transform(x, from, length, this::keep);
        mean = meanDb.mean();
    }

    private void keep(int t, double[] packed) {
        Stft.powers(packed, powers);
        meanDb.add(powers);
        double sum = 0;
        for (int k = WIDE_FIRST; k <= WIDE_LAST; k++) {
            sum += powers[k];
        }
        wide[t] = sum;
        int row = t * WIDTH;
        for (int j = 0; j < WIDTH; j++) {
            re[row + j] = (float) packed[2 * (FIRST + j)];
            im[row + j] = (float) packed[2 * (FIRST + j) + 1];
        }
        for (int i = row; i < row + WIDTH; i++) {
            inverse[i] = 1 / (float) Math.sqrt(re[i] * re[i] + im[i] * im[i] + TINY);
        }
    }

    int frames() {
        return frames;
    }

    int hop() {
        return stft.hop();
    }

    /** Mean dB of bins 0 … 8192. */
    double[] meanDb() {
        return mean;
    }

    /** Power 100 Hz … 8 kHz of frame {@code t}. */
    double widePower(int t) {
        return wide[t];
    }

    /** Real parts, {@code [frame][bin − FIRST]} row by row. */
    float[] re() {
        return re;
    }

    /** Imaginary parts, laid out as {@link #re()}. */
    float[] im() {
        return im;
    }

    /** 1/|X|, laid out as {@link #re()}; of an empty bin 1e12, so that its phase counts as 0 + 0i. */
    float[] inverse() {
        return inverse;
    }
}
