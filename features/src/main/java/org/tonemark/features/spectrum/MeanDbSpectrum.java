package org.tonemark.features.spectrum;

import java.util.Arrays;

/**
 * Mean over time of the dB spectrum (the mean of dB, not the dB of the mean), each frame clipped to −100…60 dB re 1
 * unscaled (Afchar et al., "A Fourier Explanation of AI-music Artifacts", ISMIR 2025). Memory: one spectrum.
 *
 * <p>A mean of logarithms is the logarithm of a product: clipped powers lie in [1e-10, 1e6], so 16 of them multiply
 * without leaving the range of a double, and only every 16th frame costs logarithms.
 */
public final class MeanDbSpectrum {
    private static final double FLOOR = 1e-10;
    private static final double CEILING = 1e6;
    private static final int FACTORS = 16;

    private final double[] product;
    private final double[] decibels;
    private int pending;
    private long frames;

    /** @param bins number of bins of each spectrum */
    public MeanDbSpectrum(int bins) {
        product = new double[bins];
        decibels = new double[bins];
        Arrays.fill(product, 1);
    }

    /** Forgets all frames. */
    public void reset() {
        Arrays.fill(product, 1);
        Arrays.fill(decibels, 0);
        pending = 0;
        frames = 0;
    }

    /** Adds one frame's powers |X|², {@code [bins]}. */
    public void add(double[] powers) {
        for (int k = 0; k < product.length; k++) {
            product[k] *= Math.min(Math.max(powers[k], FLOOR), CEILING);
        }
        frames++;
        if (++pending == FACTORS) {
            fold();
        }
    }

    private void fold() {
        for (int k = 0; k < product.length; k++) {
            decibels[k] += 10 * Math.log10(product[k]);
            product[k] = 1;
        }
        pending = 0;
    }

    /** Number of frames added. */
    public long frames() {
        return frames;
    }

    /** Mean dB of each bin, in [−100, 60]; −100 everywhere when no frame was added. */
    public double[] mean() {
        fold();
        double[] mean = new double[decibels.length];
        for (int k = 0; k < mean.length; k++) {
            mean[k] = frames == 0 ? -100 : decibels[k] / frames;
        }
        return mean;
    }
}
