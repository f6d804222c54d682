package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How unsteady the tracked partials of a window are, at two time-frequency resolutions and in eight bands from 150 Hz
 * to 6.8 kHz: the middle 15 s, at 16 kHz, brought to an rms of 0.07 and dithered at −70 dB. Independent of decoder
 * lines, and unchanged by mp3 at 128 kbit/s.
 *
 * <p>One instance serves one thread and is meant to be reused: it keeps about 18 MB of work space.
 */
public final class PartialInstability {
    private static final int[][] RESOLUTIONS = {{4096, 1024}, {512, 64}};
    private static final String[] MEASURES = {
        "log_med_d2phi",
        "log_q25_d2phi",
        "log_q90_d2phi",
        "log_med_d2L",
        "log_med_d2phi_bins",
        "med_prominence",
        "log_share_stable"
    };
    private static final int SECONDS = 15;
    private static final int SAMPLES = SECONDS * 16_000;
    private static final double RMS = 0.07;
    private static final int PER_RESOLUTION = PartialBands.BANDS * PartialBands.PER_BAND;

    /** Number of features, 112. */
    public static final int SIZE = RESOLUTIONS.length * PER_RESOLUTION;

    /** Names in the order of {@link #measure}: {@code partial.4096.150-300.log_med_d2phi}, … */
    public static final List<String> NAMES = names();

    private static final float[] DITHER = dither(SAMPLES);

    private final Downsampler downsampler = new Downsampler();
    private final PartialPeaks[] peaks = new PartialPeaks[RESOLUTIONS.length];
    private final float[] samples = new float[SAMPLES];

    /** Builds the transforms. */
    public PartialInstability() {
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = new PartialPeaks(RESOLUTIONS[i][0], RESOLUTIONS[i][1]);
        }
    }

    /**
     * Measures {@code mono[from … from+length)}, samples at 44.1 kHz.
     *
     * @return {@code [112]}, in the order of {@link #NAMES}; NaN where a band has fewer than 30 stable peaks
     */
    public double[] measure(float[] mono, int from, int length) {
        int total = Downsampler.outputLength(length);
        int n = Math.min(SAMPLES, total);
        downsampler.resample(mono, from, length, (total - n) / 2, n, samples);
        level(n);
        double[] features = new double[SIZE];
        for (int i = 0; i < peaks.length; i++) {
            peaks[i].measure(samples, n, features, i * PER_RESOLUTION);
        }
        return features;
    }

    private void level(int n) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            sum += samples[i];
            squares += (double) samples[i] * samples[i];
        }
        double mean = sum / Math.max(1, n);
        double deviation = Math.sqrt(Math.max(squares / Math.max(1, n) - mean * mean, 0));
        float gain = (float) (RMS / Math.max(deviation, 1e-9));
        for (int i = 0; i < n; i++) {
            samples[i] = samples[i] * gain + DITHER[i];
        }
    }

    /** White uniform noise of −70 dB rms from SplitMix64 (Steele, Lea and Flood 2014) of the sample index, seed 0. */
    private static float[] dither(int n) {
        double scale = StrictMath.sqrt(3) * StrictMath.pow(10, -70.0 / 20);
        float[] noise = new float[n];
        for (int i = 0; i < n; i++) {
            long z = (i + 1) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            noise[i] = (float) ((2 * ((z >>> 11) * 0x1.0p-53) - 1) * scale);
        }
        return noise;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int[] resolution : RESOLUTIONS) {
            for (int b = 0; b < PartialBands.BANDS; b++) {
                for (String measure : MEASURES) {
                    names.add(String.format(
                            Locale.ROOT,
                            "partial.%d.%.0f-%.0f.%s",
                            resolution[0],
                            PartialBands.EDGES[b],
                            PartialBands.EDGES[b + 1],
                            measure));
                }
            }
        }
        return List.copyOf(names);
    }
}
