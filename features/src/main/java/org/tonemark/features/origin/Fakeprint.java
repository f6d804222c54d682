package org.tonemark.features.origin;

import org.tonemark.features.spectrum.Smoothing;

/**
 * Fakeprint of a mean dB spectrum, after Afchar et al., "A Fourier Explanation of AI-music Artifacts" (ISMIR 2025), own
 * implementation from the paper: the spectrum minus its lower hull (sliding 10-bin minimum), clipped to 0…5 dB, divided
 * by its maximum, in 5…16 kHz. Kept for comparison; see "Patents" in the README.
 */
public final class Fakeprint {
    private static final int FIRST = (int) Math.ceil(5_000 / LineSpectra.BIN_HZ);
    private static final int END = (int) Math.floor(16_000 / LineSpectra.BIN_HZ) + 1;
    private static final int HULL = 10;

    private Fakeprint() {}

    /** Bin of the first entry of {@link #of}. */
    public static int firstBin() {
        return FIRST;
    }

    /**
     * @param meanDb mean dB spectrum of 16,384-point frames at 44.1 kHz, {@code [8193]}
     * @return values in [0, 1], one per bin of 5…16 kHz; all 0 for silence
     */
    public static float[] of(double[] meanDb) {
        double[] hull = Smoothing.slidingMin(meanDb, HULL);
        float[] print = new float[END - FIRST];
        float max = 0;
        for (int k = 0; k < print.length; k++) {
            print[k] = (float) Math.min(meanDb[FIRST + k] - hull[FIRST + k], 5);
            max = Math.max(max, print[k]);
        }
        for (int k = 0; k < print.length && max > 0; k++) {
            print[k] /= max;
        }
        return print;
    }
}
