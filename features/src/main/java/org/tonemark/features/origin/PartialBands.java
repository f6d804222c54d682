package org.tonemark.features.origin;

import java.util.Arrays;
import org.tonemark.features.spectrum.Quantiles;

/** Gathers the stable peaks of one time-frequency resolution by band, and gives the features of each band. */
final class PartialBands {
    /** Edges in Hz. */
    static final double[] EDGES = {150, 300, 600, 1000, 1500, 2200, 3200, 4800, 6800};

    static final int BANDS = EDGES.length - 1;
    static final int PER_BAND = 7;
    private static final int MIN_PEAKS = 30;
    private static final double TINY = 1e-4;

    private final Samples[] bands = new Samples[BANDS];

    /** The measurements of one band, growing arrays. */
    private static final class Samples {
        private int peaks;
        private int n;
        private float[] phase = new float[4096];
        private float[] level = new float[4096];
        private float[] across = new float[4096];
        private float[] prominence = new float[4096];

        private void grow() {
            phase = Arrays.copyOf(phase, 2 * n);
            level = Arrays.copyOf(level, 2 * n);
            across = Arrays.copyOf(across, 2 * n);
            prominence = Arrays.copyOf(prominence, 2 * n);
        }
    }

    PartialBands() {
        for (int b = 0; b < BANDS; b++) {
            bands[b] = new Samples();
        }
    }

    void clear() {
        for (Samples s : bands) {
            s.n = 0;
            s.peaks = 0;
        }
    }

    /** Counts a peak, stable or not, that has a frame before and after it. */
    void countPeak(int band) {
        bands[band].peaks++;
    }

    /**
     * Adds a stable peak.
     *
     * @param phase {@link #pseudoAngle} of the phase's second difference in time
     * @param level |second difference in time| of the level, dB
     * @param across {@link #pseudoAngle} of the phase's second difference over bins
     * @param prominence level over its 41-bin mean, dB
     */
    void add(int band, float phase, float level, float across, float prominence) {
        Samples s = bands[band];
        if (s.n == s.phase.length) {
            s.grow();
        }
        s.phase[s.n] = phase;
        s.level[s.n] = level;
        s.across[s.n] = across;
        s.prominence[s.n++] = prominence;
    }

    /** Writes the seven features of each band from {@code out[at]} on; NaN where fewer than 30 peaks are stable. */
    void features(double[] out, int at) {
        for (int b = 0; b < BANDS; b++) {
            features(bands[b], out, at + b * PER_BAND);
        }
    }

    private static void features(Samples s, double[] out, int at) {
        if (s.n < MIN_PEAKS) {
            Arrays.fill(out, at, at + PER_BAND, Double.NaN);
            return;
        }
        out[at] = Math.log(angleQuantile(s.phase, s.n, 0.5) + TINY);
        out[at + 1] = Math.log(angleQuantile(s.phase, s.n, 0.25) + TINY);
        out[at + 2] = Math.log(angleQuantile(s.phase, s.n, 0.9) + TINY);
        out[at + 3] = Math.log(Quantiles.quantile(s.level, s.n, 0.5) + TINY);
        out[at + 4] = Math.log(angleQuantile(s.across, s.n, 0.5) + TINY);
        out[at + 5] = Quantiles.quantile(s.prominence, s.n, 0.5);
        out[at + 6] = Math.log((double) s.n / Math.max(1, s.peaks));
    }

    /**
     * A number in [0, 2] that grows with |arg(re + i·im)| and costs no arc tangent; {@link #angle} inverts it. Order
     * statistics of angles need the angle of two values only.
     */
    static float pseudoAngle(float re, float im) {
        float size = Math.abs(re) + Math.abs(im);
        if (size == 0) {
            return 0;
        }
        float d = Math.abs(im) / size;
        return re >= 0 ? d : 2 - d;
    }

    /** |arg| in radians, [0, π]. */
    static double angle(double pseudo) {
        return pseudo <= 1
                ? StrictMath.atan2(pseudo, 1 - pseudo)
                : StrictMath.PI - StrictMath.atan2(2 - pseudo, pseudo - 1);
    }

    private static double angleQuantile(float[] v, int n, double q) {
        double rank = q * (n - 1);
        int k = (int) rank;
        double low = angle(Quantiles.select(v, 0, n - 1, k));
        double part = rank - k;
        return part == 0 ? low : low + part * (angle(Quantiles.select(v, k + 1, n - 1, k + 1)) - low);
    }
}
