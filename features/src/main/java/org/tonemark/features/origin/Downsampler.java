package org.tonemark.features.origin;

/**
 * 44.1 → 16 kHz by the polyphase filter 160/441: 8,821 taps at 7.056 MHz, windowed sinc with cut-off at 8 kHz and a
 * Kaiser window of β = 5 (scipy's {@code resample_poly}), 56 taps a sample. Output m is centred on input 441·m/160;
 * beyond the ends the input is zero. Immutable.
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

    /** Number of output samples of {@code length} input samples. */
    static int outputLength(int length) {
        return (int) (((long) length * UP + DOWN - 1) / DOWN);
    }

    /** Writes outputs {@code first … first+n} of {@code x[from … from+length)} to {@code out[0 … n)}. */
    void resample(float[] x, int from, int length, int first, int n, float[] out) {
        for (int i = 0; i < n; i++) {
            long position = (long) (first + i) * DOWN + HALF;
            float[] h = taps[(int) (position % UP)];
            int start = (int) (position / UP) - TAPS + 1;
            out[i] = start >= 0 && start + TAPS <= length ? dot(h, x, from + start) : edge(h, x, from, length, start);
        }
    }

    /** In eight chains of sums: one chain would wait for every addition. */
    private static float dot(float[] h, float[] x, int at) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float i = 0;
        for (int j = 0; j < TAPS; j += 8) {
            a += h[j] * x[at + j];
            b += h[j + 1] * x[at + j + 1];
            c += h[j + 2] * x[at + j + 2];
            d += h[j + 3] * x[at + j + 3];
            e += h[j + 4] * x[at + j + 4];
            f += h[j + 5] * x[at + j + 5];
            g += h[j + 6] * x[at + j + 6];
            i += h[j + 7] * x[at + j + 7];
        }
        return a + b + (c + d) + (e + f + (g + i));
    }

    private static float edge(float[] h, float[] x, int from, int length, int start) {
        float sum = 0;
        for (int j = Math.max(0, -start); j < TAPS && start + j < length; j++) {
            sum += h[j] * x[from + start + j];
        }
        return sum;
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
