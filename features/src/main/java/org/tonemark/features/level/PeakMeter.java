package org.tonemark.features.level;

/**
 * True peak (ITU-R BS.1770-5 annex 2: four-fold interpolation by the 48-tap filter of its table) and clipping of one
 * channel.
 *
 * <p>The annex is written for 48 kHz; higher rates need less than a factor of four and get the same filter. The largest
 * sample counts too, so the result is never below it. Stretches whose samples are so small that the filter cannot reach
 * the largest peak so far (its gain is at most the largest sum of magnitudes of a phase, 2.03) are passed over: the
 * result is the same.
 */
final class PeakMeter {
    /** Samples from which on a run counts as clipped: −0.009 dBFS. */
    static final float CLIP = 0.999f;

    private static final int SHORTEST_RUN = 3;
    private static final int CHUNK = 512;
    private static final int TAPS = 12;
    private static final int PAST = TAPS - 1;
    private static final float[] PHASE_0 = {
        0.0017089843750f,
        0.0109863281250f,
        -0.0196533203125f,
        0.0332031250000f,
        -0.0594482421875f,
        0.1373291015625f,
        0.9721679687500f,
        -0.1022949218750f,
        0.0476074218750f,
        -0.0266113281250f,
        0.0148925781250f,
        -0.0083007812500f
    };
    private static final float[] PHASE_1 = {
        -0.0291748046875f,
        0.0292968750000f,
        -0.0517578125000f,
        0.0891113281250f,
        -0.1665039062500f,
        0.4650878906250f,
        0.7797851562500f,
        -0.2003173828125f,
        0.1015625000000f,
        -0.0582275390625f,
        0.0330810546875f,
        -0.0189208984375f
    };
    static final float[][] PHASES = {PHASE_0, PHASE_1, reversed(PHASE_1), reversed(PHASE_0)};
    private static final float LARGEST_GAIN = largestGain();

    /** The last samples of the chunk before, then a chunk. */
    private final float[] window = new float[PAST + CHUNK];

    private final float[] interpolated = new float[CHUNK];
    private float peak;
    private float pastPeak;
    private long samples;
    private long clipped;
    private int run;

    void accept(float[] x, int length) {
        for (int from = 0; from < length; from += CHUNK) {
            chunk(x, from, Math.min(CHUNK, length - from));
        }
        samples += length;
    }

    private void chunk(float[] x, int from, int n) {
        System.arraycopy(x, from, window, PAST, n);
        float largest = largest(window, PAST, n);
        if (largest >= CLIP) {
            countClipped(n);
        } else {
            run = 0;
        }
        peak = Math.max(peak, largest);
        if (Math.max(largest, pastPeak) * LARGEST_GAIN > peak) {
            for (float[] phase : PHASES) {
                interpolate(phase, n);
                peak = Math.max(peak, largest(interpolated, 0, n));
            }
        }
        System.arraycopy(window, n, window, 0, PAST);
        pastPeak = largest(window, 0, PAST);
    }

    /** One expression for all taps, so that the compiler can work on several samples at once. */
    private void interpolate(float[] h, int n) {
        float[] x = window;
        float[] y = interpolated;
        float h0 = h[0], h1 = h[1], h2 = h[2], h3 = h[3], h4 = h[4], h5 = h[5];
        float h6 = h[6], h7 = h[7], h8 = h[8], h9 = h[9], h10 = h[10], h11 = h[11];
        for (int i = 0; i < n; i++) {
            y[i] = h11 * x[i]
                    + h10 * x[i + 1]
                    + h9 * x[i + 2]
                    + h8 * x[i + 3]
                    + h7 * x[i + 4]
                    + h6 * x[i + 5]
                    + h5 * x[i + 6]
                    + h4 * x[i + 7]
                    + h3 * x[i + 8]
                    + h2 * x[i + 9]
                    + h1 * x[i + 10]
                    + h0 * x[i + 11];
        }
    }

    private static float largest(float[] x, int from, int n) {
        float high = 0;
        float low = 0;
        for (int i = from; i < from + n; i++) {
            float v = x[i];
            if (v > high) {
                high = v;
            } else if (v < low) {
                low = v;
            }
        }
        return Math.max(high, -low);
    }

    /** Runs of one sign; {@code run} counts samples at full scale, negative below zero. */
    private void countClipped(int n) {
        for (int i = PAST; i < PAST + n; i++) {
            float v = window[i];
            int sign = v >= CLIP ? 1 : v <= -CLIP ? -1 : 0;
            run = sign == 0 ? 0 : Integer.signum(run) == sign ? run + sign : sign;
            int length = Math.abs(run);
            clipped += length == SHORTEST_RUN ? SHORTEST_RUN : length > SHORTEST_RUN ? 1 : 0;
        }
    }

    /** Largest magnitude of the interpolated signal; 1 is full scale. */
    double truePeak() {
        return peak;
    }

    /** Samples in runs of at least three at full scale. */
    long clipped() {
        return clipped;
    }

    long samples() {
        return samples;
    }

    private static float[] reversed(float[] h) {
        float[] out = new float[h.length];
        for (int i = 0; i < h.length; i++) {
            out[i] = h[h.length - 1 - i];
        }
        return out;
    }

    private static float largestGain() {
        float largest = 0;
        for (float[] phase : PHASES) {
            float sum = 0;
            for (float h : phase) {
                sum += Math.abs(h);
            }
            largest = Math.max(largest, sum);
        }
        return largest * 1.0001f; // room for rounding
    }
}
