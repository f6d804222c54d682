package org.tonemark.features.rhythm;

import java.util.stream.IntStream;
import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Statistics;

/**
 * Onset strength over time: the mean over mel bands of the positive change in dB over two frames, minus its 43-frame (1
 * s) running mean (edge values repeated).
 */
public final class OnsetEnvelope {
    private static final int LAG = 2;
    private static final int REACH = 21;
    private static final double THRESHOLD = 0.8;

    /** Strength in dB of each frame from the third on, {@code [frames − 2]}. */
    public final double[] strength;

    /** Measures all frames. */
    public OnsetEnvelope(FrameSpectra spectra) {
        strength = centred(rises(spectra));
    }

    private static double[] rises(FrameSpectra spectra) {
        int bands = FrameSpectra.MEL_BANDS;
        float[] level = spectra.logMel();
        double[] rises = new double[spectra.frames() - LAG];
        for (int t = 0; t < rises.length; t++) {
            double sum = 0;
            for (int b = 0; b < bands; b++) {
                sum += Math.max(0, level[(t + LAG) * bands + b] - level[t * bands + b]);
            }
            rises[t] = sum / bands;
        }
        return rises;
    }

    private static double[] centred(double[] v) {
        int n = v.length;
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = i - REACH; j <= i + REACH; j++) {
                sum += v[Math.min(Math.max(j, 0), n - 1)];
            }
            out[i] = v[i] - sum / (2 * REACH + 1);
        }
        return out;
    }

    /** Frames of onsets: local maxima above 0.8 standard deviations, as indices into {@link #strength}. */
    public int[] onsets() {
        double threshold = THRESHOLD * Statistics.deviation(strength);
        return IntStream.range(1, strength.length - 1)
                .filter(i -> strength[i] > strength[i - 1] && strength[i] >= strength[i + 1] && strength[i] > threshold)
                .toArray();
    }

    /** Onsets a second. */
    public double onsetRate() {
        return onsets().length / (strength.length / FrameSpectra.FRAME_RATE);
    }
}
