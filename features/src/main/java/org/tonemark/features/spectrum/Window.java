package org.tonemark.features.spectrum;

/** Window functions of the short-time Fourier transform. */
public final class Window {
    private Window() {}

    /**
     * Periodic Hann window, {@code w[i] = 0.5 − 0.5 cos(2πi/n)}: shifted by n/2 its copies sum to one.
     *
     * @param n length in samples, at least 1
     * @return weights in [0, 1], {@code [n]}
     */
    public static double[] hann(int n) {
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / n);
        }
        return w;
    }
}
