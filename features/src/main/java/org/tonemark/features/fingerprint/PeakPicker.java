package org.tonemark.features.fingerprint;

import java.util.Arrays;

/**
 * Picks the points of a stream of power spectra that are the largest within {@value #REACH} frames and
 * {@value #SEMITONES} semitones around them. A comparison of neighbours only: gain and slow equalising change nothing.
 */
final class PeakPicker {
    /** Frames on each side. */
    static final int REACH = 6;

    /** Semitones on each side. */
    static final int SEMITONES = 3;

    /** Power below which nothing is heard: a sine at −75 dBFS. */
    private static final float FLOOR = (float) (256.0 * 256.0 * 3.16e-8);

    static final double LOWEST_HZ = 105;
    private static final double BIN_HZ = (double) LowRate.RATE / FrameCutter.SIZE;
    private static final int FIRST = (int) Math.ceil(LOWEST_HZ / BIN_HZ);
    private static final int LAST = 393;

    private final float[][] ring = new float[2 * REACH + 1][LAST + 2];
    private final int[] low = new int[LAST + 1];
    private final int[] high = new int[LAST + 1];
    private final PeakList peaks = new PeakList();
    private int frames;

    PeakPicker() {
        double ratio = Math.pow(2, SEMITONES / 12.0);
        for (int k = FIRST; k <= LAST; k++) {
            low[k] = Math.max(1, Math.min(k - 2, (int) Math.round(k / ratio)));
            high[k] = Math.min(LAST + 1, Math.max(k + 2, (int) Math.round(k * ratio)));
        }
    }

    /** Room for the next spectrum, {@code |X[k]|²} of bins {@code 1 … length − 1}. */
    float[] next() {
        return row(frames);
    }

    /** The next spectrum is there. */
    void advance() {
        frames++;
        if (frames > REACH) {
            pick(frames - 1 - REACH);
        }
    }

    /** Ends the stream. */
    Fingerprint finish() {
        int count = frames;
        for (int i = 0; i < REACH; i++) {
            Arrays.fill(next(), 0f);
            advance();
        }
        return peaks.fingerprint(count);
    }

    private float[] row(int frame) {
        return ring[Math.floorMod(frame, ring.length)];
    }

    private void pick(int frame) {
        if (frame < 0) {
            return;
        }
        float[] here = row(frame);
        float[] before = row(frame - 1);
        float[] after = row(frame + 1);
        for (int k = FIRST; k <= LAST; k++) {
            float p = here[k];
            if (p > FLOOR
                    && p > here[k - 1]
                    && p >= here[k + 1]
                    && p > before[k]
                    && p >= after[k]
                    && largest(frame, k, p)) {
                peaks.add(frame, pitch(here, k), p);
            }
        }
    }

    private boolean largest(int frame, int k, float p) {
        for (int r = 1; r <= REACH; r++) {
            if (above(row(frame - r), k, p) || above(row(frame + r), k, p)) {
                return false;
            }
        }
        return !above(row(frame), k, p);
    }

    private boolean above(float[] row, int k, float p) {
        for (int j = low[k]; j <= high[k]; j++) {
            if (row[j] > p) {
                return true;
            }
        }
        return false;
    }

    /** Pitch of the peak at bin {@code k}, by a parabola through the logarithms of three bins. */
    private static int pitch(float[] power, int k) {
        double left = StrictMath.log(Math.max(power[k - 1], Float.MIN_NORMAL));
        double mid = StrictMath.log(power[k]);
        double right = StrictMath.log(Math.max(power[k + 1], Float.MIN_NORMAL));
        double bend = left - 2 * mid + right;
        double place = bend < 0 ? k + 0.5 * (left - right) / bend : k;
        double octaves = StrictMath.log(place * BIN_HZ / LOWEST_HZ) / StrictMath.log(2);
        long step = Math.round(octaves * 12 * Fingerprint.STEPS_PER_SEMITONE);
        return (int) Math.max(0, Math.min(Fingerprint.PITCHES - 1, step));
    }
}
