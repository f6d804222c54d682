package org.tonemark.features.origin;

import java.util.Arrays;

/**
 * 44.1 → 16 kHz by the polyphase filter 160/441: 8,821 taps at 7.056 MHz, windowed sinc with cut-off at 8 kHz and a
 * Kaiser window of β = 5 (scipy's {@code resample_poly}), 56 taps a sample. Output m is centred on input 441·m/160;
 * beyond the ends the input is zero.
 *
 * <p>Outputs 160 apart use the same taps on inputs 441 apart: with the input dealt out to 441 columns, all outputs of a
 * phase are sums of whole columns, which vectorises. One instance serves one thread.
 */
final class Downsampler {
    private static final int UP = 160;
    private static final int DOWN = 441;
    private static final int HALF = 10 * DOWN;
    private static final double BETA = 5;
    private static final int TAPS = (2 * HALF + 1 + UP - 1) / UP;

    /** Taps of each phase in the order of the input, {@code [phase][TAPS]}. */
    private final float[][] taps = new float[UP][TAPS];

    Downsampler() {
        double[] h = new double[2 * HALF + 1];
        double sum = 0;
        for (int i = 0; i < h.length; i++) {
            double x = (double) (i - HALF) / HALF;
            h[i] = sinc((i - HALF) / (double) DOWN) * besselI0(BETA * Math.sqrt(1 - x * x));
            sum += h[i];
        }
        for (int i = 0; i < h.length; i++) {
            taps[i % UP][TAPS - 1 - i / UP] = (float) (h[i] * UP / sum);
        }
    }

    private int rows;
    private int stride;
    private float[] columns = {};
    private float[] sums = {};

    /** Number of output samples of {@code length} input samples. */
    static int outputLength(int length) {
        return (int) (((long) length * UP + DOWN - 1) / DOWN);
    }

    /** Writes outputs {@code first … first+n} of {@code x[from … from+length)} to {@code out[0 … n)}. */
    void resample(float[] x, int from, int length, int first, int n, float[] out) {
        rows = (n + UP - 1) / UP;
        stride = rows + 1;
        long position = (long) first * DOWN + HALF;
        int start = (int) (position / UP) - TAPS + 1;
        deal(x, from, length, start);
        sums = sums.length < rows ? new float[rows] : sums;
        for (int r = 0; r < Math.min(UP, n); r++) {
            long at = position + (long) r * DOWN;
            filter(taps[(int) (at % UP)], (int) (at / UP) - TAPS + 1 - start);
            for (int row = 0; row * UP + r < n; row++) {
                out[row * UP + r] = sums[row];
            }
        }
    }

    /** Column c holds x[start + c], x[start + c + 441], …; zero beyond the ends. */
    private void deal(float[] x, int from, int length, int start) {
        columns = columns.length < DOWN * stride ? new float[DOWN * stride] : columns;
        for (int row = 0; row < stride; row++) {
            for (int c = 0; c < DOWN; c++) {
                int i = start + row * DOWN + c;
                columns[c * stride + row] = i >= 0 && i < length ? x[from + i] : 0;
            }
        }
    }

    private void filter(float[] h, int column) {
        Arrays.fill(sums, 0, rows, 0);
        for (int j = 0; j < TAPS; j += 4) {
            add(
                    h[j], place(column + j),
                    h[j + 1], place(column + j + 1),
                    h[j + 2], place(column + j + 2),
                    h[j + 3], place(column + j + 3));
        }
    }

    /** A column beyond the last is the first ones, one row on. */
    private int place(int column) {
        return column % DOWN * stride + column / DOWN;
    }

    private void add(float a, int i, float b, int j, float c, int k, float d, int l) {
        float[] v = columns;
        float[] sum = sums;
        for (int row = 0; row < rows; row++) {
            sum[row] += a * v[i + row] + b * v[j + row] + (c * v[k + row] + d * v[l + row]);
        }
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double besselI0(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
