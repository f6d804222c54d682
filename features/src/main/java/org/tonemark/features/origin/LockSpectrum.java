package org.tonemark.features.origin;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * How steadily the phase of one STFT bin turns, for every frequency at once. With U = X/|X| the phase-only STFT,
 * {@code P[c] = |Σ_t U[t]·exp(−2πi·c·t/256)|²/T²}: a tone of frequency f in this bin adds up in cell
 * {@code round(f/cell) mod 256}, cell = fs/hop/256 = 0.021 Hz, however it is modulated in level. The null of f is the
 * mean of P at 0.4…2.3 Hz on both sides (cyclic), and {@code v = P(f)/null} is about Exp(1) where nothing is locked.
 *
 * <p>One instance serves one thread.
 */
final class LockSpectrum {
    /** FFT length over time, and the largest number of frames. */
    static final int PAD = 256;

    private static final int HALF = PAD / 2;
    /** Null frequencies δ = ±0.4…2.3 Hz on each side. */
    static final int PAIRS = 10;

    private static final double TINY = 1e-12;

    private final DoubleFFT_1D fft = new DoubleFFT_1D(PAD);
    private final double[] course = new double[2 * PAD];
    private final double[] power = new double[PAD];
    /** Sums of {@link #power} before each cell. */
    private final double[] sums = new double[PAD + 1];

    private final double cellHz;
    private final int near;
    private final int far;
    private final int[] delta = new int[2 * PAIRS];

    LockSpectrum(int hop) {
        cellHz = (double) LineSpacing.SAMPLE_RATE / hop / PAD;
        near = (int) Math.rint(0.4 / cellHz);
        far = (int) Math.rint(2.3 / cellHz);
        for (int d = 0; d < PAIRS; d++) {
            int cells = (int) Math.rint((0.4 + 1.9 * d / (PAIRS - 1)) / cellHz);
            delta[2 * d] = cells;
            delta[2 * d + 1] = PAD - cells;
        }
    }

    /** Cell of a frequency. */
    int cell(double hertz) {
        return Math.floorMod((long) Math.rint(hertz / cellHz), PAD);
    }

    /** Takes the bin in {@code column} of {@code spectra}. */
    void load(LineSpectra spectra, int column) {
        int frames = spectra.frames();
        float[] re = spectra.re();
        float[] im = spectra.im();
        float[] inverse = spectra.inverse();
        for (int t = 0; t < frames; t++) {
            int i = t * LineSpectra.WIDTH + column;
            course[2 * t] = re[i] * inverse[i];
            course[2 * t + 1] = im[i] * inverse[i];
        }
        Arrays.fill(course, 2 * frames, 2 * PAD, 0);
        fft.complexForward(course);
        double scale = 1.0 / ((double) frames * frames);
        // two chains of sums, each over half of the circle, do not wait for each other
        double low = 0;
        double high = 0;
        for (int c = 0; c < HALF; c++) {
            low += power[c] = square(c) * scale;
            high += power[c + HALF] = square(c + HALF) * scale;
            sums[c + 1] = low;
            sums[c + 1 + HALF] = high;
        }
        for (int c = HALF + 1; c <= PAD; c++) {
            sums[c] += low;
        }
    }

    private double square(int c) {
        return course[2 * c] * course[2 * c] + course[2 * c + 1] * course[2 * c + 1];
    }

    /** The strongest cell among those of the frequencies nearer to {@code bin} than to any other, as a frequency in Hz. */
    double strongest(int bin) {
        double centre = bin * LineSpectra.BIN_HZ;
        long first = (long) Math.rint((centre - LineSpectra.BIN_HZ / 2) / cellHz);
        int cells = (int) (LineSpectra.BIN_HZ / cellHz);
        long best = first;
        for (long c = first + 1; c < first + cells; c++) {
            if (power[(int) (c & (PAD - 1))] > power[(int) (best & (PAD - 1))]) {
                best = c;
            }
        }
        return best * cellHz;
    }

    /** Mean of P around {@code cell}. */
    double nullPower(int cell) {
        double above = ring(cell + near);
        double below = ring(cell + PAD - far);
        return Math.max((above + below) / (2 * (far - near + 1)), TINY);
    }

    /** Sum of P from {@code from} over one side of the ring. */
    private double ring(int from) {
        int start = from & (PAD - 1);
        int end = start + far - near + 1;
        return end <= PAD ? sums[end] - sums[start] : sums[PAD] - sums[start] + sums[end - PAD];
    }

    /** P at {@code cell}. */
    double power(int cell) {
        return power[cell];
    }

    /** P at the {@code d}-th of the twenty null frequencies around {@code cell}. */
    double powerNear(int cell, int d) {
        return power[cell + delta[d] & (PAD - 1)];
    }
}
