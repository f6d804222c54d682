package org.tonemark.features.level;

/**
 * K-weighting of ITU-R BS.1770-5 annex 1: a high shelf, then a high-pass (its figures 2 and 4), as one filter of fourth
 * order. The standard lists coefficients for 48 kHz only; for other rates the analogue prototypes behind them are mapped
 * by the bilinear transform (De Man, <em>Evaluation of Implementations of the EBU R128 Loudness Measurement</em>, AES
 * 145, 2018), which gives the listed ones at 48 kHz to ten digits.
 *
 * <p>Holds the state of one channel; direct form 2, double precision.
 */
final class KWeighting {
    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_GAIN = Math.pow(10, 3.999843853973347 / 20);
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_SLOPE = 0.4996667741545416;
    private static final double HIGH_PASS_HZ = 38.13547087602444;
    private static final double HIGH_PASS_Q = 0.5003270373238773;

    /** Below this the state is silence; it is set to zero, since numbers near the smallest are slow. */
    private static final double NOTHING = 1e-40;

    /** {@code b0 … b4} and {@code 1, a1 … a4}. */
    private final double[] b;

    private final double[] a;
    private double v1;
    private double v2;
    private double v3;
    private double v4;

    KWeighting(int sampleRateHz) {
        double[][] shelf = shelf(sampleRateHz);
        double[][] highPass = highPass(sampleRateHz);
        b = convolve(shelf[0], highPass[0]);
        a = convolve(shelf[1], highPass[1]);
    }

    /** {@code {b, a}} of the first stage. */
    static double[][] shelf(double sampleRateHz) {
        double k = Math.tan(Math.PI * SHELF_HZ / sampleRateHz);
        double band = Math.pow(SHELF_GAIN, SHELF_SLOPE);
        double a0 = 1 + k / SHELF_Q + k * k;
        return new double[][] {
            {
                (SHELF_GAIN + band * k / SHELF_Q + k * k) / a0,
                2 * (k * k - SHELF_GAIN) / a0,
                (SHELF_GAIN - band * k / SHELF_Q + k * k) / a0
            },
            {1, 2 * (k * k - 1) / a0, (1 - k / SHELF_Q + k * k) / a0}
        };
    }

    /** {@code {b, a}} of the second stage. */
    static double[][] highPass(double sampleRateHz) {
        double k = Math.tan(Math.PI * HIGH_PASS_HZ / sampleRateHz);
        double a0 = 1 + k / HIGH_PASS_Q + k * k;
        return new double[][] {{1, -2, 1}, {1, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_Q + k * k) / a0}};
    }

    private static double[] convolve(double[] x, double[] y) {
        double[] z = new double[x.length + y.length - 1];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                z[i + j] += x[i] * y[j];
            }
        }
        return z;
    }

    /** Filters samples {@code from … to} and returns the sum of their squares. */
    double energy(float[] x, int from, int to) {
        double a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
        double b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4];
        double s1 = v1, s2 = v2, s3 = v3, s4 = v4;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double s0 = (x[i] - a4 * s4 - a3 * s3 - a2 * s2) - a1 * s1;
            double y = b0 * s0 + b1 * s1 + (b2 * s2 + b3 * s3) + b4 * s4;
            sum += y * y;
            s4 = s3;
            s3 = s2;
            s2 = s1;
            s1 = s0;
        }
        boolean silent = Math.abs(s1) + Math.abs(s2) + Math.abs(s3) + Math.abs(s4) < NOTHING;
        v1 = silent ? 0 : s1;
        v2 = silent ? 0 : s2;
        v3 = silent ? 0 : s3;
        v4 = silent ? 0 : s4;
        return sum;
    }
}
