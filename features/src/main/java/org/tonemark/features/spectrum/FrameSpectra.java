package org.tonemark.features.spectrum;

/**
 * What all descriptors of genre and mood share: one window brought to 22.05 kHz and an rms of 0.1, cut into frames of
 * 2,048 samples (93 ms) every 512 (43.07 frames a second), with their power spectra up to 8 kHz and 64 log-mel bands of
 * 40 Hz…8 kHz. Power is |X|²/(N²·0.375); log-mel is in dB, not below its largest value minus 80 dB.
 *
 * <p>Reused from window to window, by one thread; about 3 MB.
 */
public final class FrameSpectra {
    /** Sampling rate of the frames in Hz. */
    public static final int SAMPLE_RATE = 22_050;

    public static final int SIZE = 2_048;
    public static final int HOP = 512;
    /** Frames a second. */
    public static final double FRAME_RATE = (double) SAMPLE_RATE / HOP;

    public static final double BIN_HZ = (double) SAMPLE_RATE / SIZE;
    /** Bins that are kept: 0 … 8 kHz. */
    public static final int BINS = (int) (8_000 / BIN_HZ) + 1;

    public static final int MEL_BANDS = 64;
    /** Fewest samples at 44.1 kHz that can be described, 6.1 s. */
    public static final int MIN_LENGTH = 2 * (SIZE + (256 - 1 + 4) * HOP);

    private static final double SILENT_RMS = 1e-5;
    private static final double RMS = 0.1;
    private static final double POWER_SCALE = 1 / (0.375 * SIZE * SIZE);
    private static final float MEL_FLOOR = 1e-9f;
    private static final float RANGE_DB = 80;
    private static final MelBank MEL = new MelBank(MEL_BANDS, 40, 8_000, BIN_HZ, BINS);

    private final Stft stft = new Stft(SIZE, HOP);
    private int frames;
    private float[] samples = {};
    private float[] power = {};
    private double[] total = {};
    private float[] logMel = {};

    /**
     * Takes {@code mono[from … from+length)}, samples at 44.1 kHz.
     *
     * @return false if it is silent (rms below −100 dBFS) or shorter than {@link #MIN_LENGTH}; then there is nothing to
     *     read
     */
    public boolean load(float[] mono, int from, int length) {
        frames = 0;
        int n = HalfBand.outputLength(length);
        if (n < MIN_LENGTH / 2) {
            return false;
        }
        if (samples.length < n) {
            allocate(n);
        }
        HalfBand.decimate(mono, from, length, samples);
        if (!normalise(n)) {
            return false;
        }
        frames = stft.frames(n);
        stft.transform(samples, 0, n, this::keep);
        floorLogMel();
        return true;
    }

    private void allocate(int n) {
        samples = new float[n];
        int most = stft.frames(n);
        power = new float[most * BINS];
        total = new double[most];
        logMel = new float[most * MEL_BANDS];
    }

    private boolean normalise(int n) {
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (double) samples[i] * samples[i];
        }
        double rms = Math.sqrt(squares / n);
        if (rms < SILENT_RMS) {
            return false;
        }
        float gain = (float) (RMS / rms);
        for (int i = 0; i < n; i++) {
            samples[i] *= gain;
        }
        return true;
    }

    private void keep(int t, double[] packed) {
        int row = t * BINS;
        power[row] = (float) (packed[0] * packed[0] * POWER_SCALE);
        double sum = packed[1] * packed[1] * POWER_SCALE + power[row];
        for (int k = 1; k < SIZE / 2; k++) {
            double p = (packed[2 * k] * packed[2 * k] + packed[2 * k + 1] * packed[2 * k + 1]) * POWER_SCALE;
            sum += p;
            if (k < BINS) {
                power[row + k] = (float) p;
            }
        }
        total[t] = sum;
        for (int b = 0; b < MEL_BANDS; b++) {
            logMel[t * MEL_BANDS + b] = FastLog.decibels(MEL.apply(power, row, b) + MEL_FLOOR);
        }
    }

    private void floorLogMel() {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < frames * MEL_BANDS; i++) {
            max = Math.max(max, logMel[i]);
        }
        float floor = max - RANGE_DB;
        for (int i = 0; i < frames * MEL_BANDS; i++) {
            logMel[i] = Math.max(logMel[i], floor);
        }
    }

    /** Number of frames. */
    public int frames() {
        return frames;
    }

    /** Samples at 22.05 kHz; frame t starts at t·512. */
    public float[] samples() {
        return samples;
    }

    /** Power spectra, {@code [frame·BINS + bin]}. */
    public float[] power() {
        return power;
    }

    /** Power of all bins of frame {@code t}, up to 11 kHz. */
    public double total(int t) {
        return total[t];
    }

    /** Log-mel spectra in dB, {@code [frame·64 + band]}. */
    public float[] logMel() {
        return logMel;
    }

    /**
     * Means of neighbouring log-mel bands as courses over time.
     *
     * @param group bands in each mean, a divisor of 64
     * @return {@code [64/group][frames]}, dB
     */
    public double[][] melCourses(int group) {
        double[][] courses = new double[MEL_BANDS / group][frames];
        for (int t = 0; t < frames; t++) {
            for (int b = 0; b < courses.length; b++) {
                double sum = 0;
                for (int j = 0; j < group; j++) {
                    sum += logMel[t * MEL_BANDS + b * group + j];
                }
                courses[b][t] = sum / group;
            }
        }
        return courses;
    }
}
