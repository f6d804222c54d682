package org.tonemark.features.spectrum;

/**
 * Decimation by two with a half-band filter: 31 taps, ½·sinc(n/2) under a Blackman window; every other tap is zero.
 * {@code y[i] = Σ_{k=−15…15} h[k]·x[2i−k]}, x zero outside.
 */
public final class HalfBand {
    private static final int REACH = 15;
    /** Taps at 0 and at the odd distances 1, 3, … 15. */
    private static final float CENTRE;

    private static final float[] ODD = new float[(REACH + 1) / 2];

    static {
        double sum = 0.5;
        double[] odd = new double[ODD.length];
        for (int j = 0; j < odd.length; j++) {
            int n = 2 * j + 1;
            double window = 0.42
                    + 0.5 * StrictMath.cos(2 * StrictMath.PI * n / 32)
                    + 0.08 * StrictMath.cos(4 * StrictMath.PI * n / 32);
            odd[j] = StrictMath.sin(StrictMath.PI * n / 2) / (StrictMath.PI * n) * window;
            sum += 2 * odd[j];
        }
        CENTRE = (float) (0.5 / sum);
        for (int j = 0; j < odd.length; j++) {
            ODD[j] = (float) (odd[j] / sum);
        }
    }

    private HalfBand() {}

    /** Number of outputs of {@code length} inputs, ⌈length/2⌉. */
    public static int outputLength(int length) {
        return (length + 1) / 2;
    }

    /** Decimates {@code x[from … from+length)} into {@code out[0 … outputLength)}. */
    public static void decimate(float[] x, int from, int length, float[] out) {
        int n = outputLength(length);
        for (int i = 0; i < n; i++) {
            int at = 2 * i;
            out[i] = at >= REACH && at + REACH < length ? inside(x, from + at) : edge(x, from, length, at);
        }
    }

    private static float inside(float[] x, int at) {
        float near = ODD[0] * (x[at - 1] + x[at + 1])
                + ODD[1] * (x[at - 3] + x[at + 3])
                + ODD[2] * (x[at - 5] + x[at + 5])
                + ODD[3] * (x[at - 7] + x[at + 7]);
        float far = ODD[4] * (x[at - 9] + x[at + 9])
                + ODD[5] * (x[at - 11] + x[at + 11])
                + ODD[6] * (x[at - 13] + x[at + 13])
                + ODD[7] * (x[at - 15] + x[at + 15]);
        return CENTRE * x[at] + near + far;
    }

    private static float edge(float[] x, int from, int length, int at) {
        float sum = CENTRE * x[from + at];
        for (int j = 0; j < ODD.length; j++) {
            int k = 2 * j + 1;
            float left = at - k >= 0 ? x[from + at - k] : 0;
            float right = at + k < length ? x[from + at + k] : 0;
            sum += ODD[j] * (left + right);
        }
        return sum;
    }
}
