package org.tonemark.features.picture;

import java.util.Arrays;
import org.tonemark.features.spectrum.Stft;

/**
 * Gathers a {@link Spectrogram} of the mono mix at the native rate, 0 to 16 kHz, from frames of 2,048 samples (Hann,
 * half overlapping), in bounded memory: when the columns are full, neighbours are merged by their mean power.
 */
final class SpectrogramMeter {
    static final int ROWS = 200;
    static final double HZ_PER_ROW = 80;
    private static final int MOST_COLUMNS = 800;
    private static final int SIZE = 2_048;
    private static final int HOP = SIZE / 2;
    private static final double FULL_SCALE = (SIZE / 4.0) * (SIZE / 4.0);
    private static final double RANGE_DB = 80;
    private static final double LOWEST_CEILING_DB = -60;

    private final int sampleRateHz;
    private final Stft stft = new Stft(SIZE, HOP);
    private final double[] powers = new double[SIZE / 2 + 1];
    private final float[] frame = new float[SIZE];
    private final float[][] columns = new float[MOST_COLUMNS][];
    private final int[] frames = new int[MOST_COLUMNS];
    private int framesPerColumn = 1;
    private int used;
    private int filled;
    private long total;

    SpectrogramMeter(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
    }

    void accept(float[] mono, int length) {
        total += length;
        for (int from = 0; from < length; ) {
            int n = Math.min(length - from, SIZE - filled);
            System.arraycopy(mono, from, frame, filled, n);
            filled += n;
            from += n;
            if (filled == SIZE) {
                measure();
                System.arraycopy(frame, HOP, frame, 0, HOP);
                filled = HOP;
            }
        }
    }

    private void measure() {
        if (used == 0 || frames[used - 1] == framesPerColumn) {
            nextColumn();
        }
        float[] column = columns[used - 1];
        stft.transform(frame, 0, SIZE, (t, packed) -> Stft.powers(packed, powers));
        double hzPerBin = (double) sampleRateHz / SIZE;
        for (int r = 0; r < ROWS; r++) {
            int from = (int) Math.round(r * HZ_PER_ROW / hzPerBin);
            int to = Math.max(from + 1, (int) Math.round((r + 1) * HZ_PER_ROW / hzPerBin));
            if (to > powers.length) {
                break; // above half the sample rate
            }
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += powers[k];
            }
            column[r] += (float) (sum / (to - from));
        }
        frames[used - 1]++;
    }

    private void nextColumn() {
        if (used == MOST_COLUMNS) {
            for (int i = 0; i < MOST_COLUMNS / 2; i++) {
                float[] merged = columns[2 * i];
                for (int r = 0; r < ROWS; r++) {
                    merged[r] += columns[2 * i + 1][r];
                }
                columns[i] = merged;
                frames[i] = frames[2 * i] + frames[2 * i + 1];
            }
            used = MOST_COLUMNS / 2;
            framesPerColumn *= 2;
        }
        columns[used] = new float[ROWS];
        frames[used] = 0;
        used++;
    }

    /** The last frame of a track shorter than one is filled with zeros. */
    Spectrogram result() {
        if (used == 0) {
            Arrays.fill(frame, filled, SIZE, 0);
            measure();
        }
        double[][] decibels = new double[used][ROWS];
        double highest = LOWEST_CEILING_DB;
        for (int c = 0; c < used; c++) {
            for (int r = 0; r < ROWS; r++) {
                decibels[c][r] = 10 * Math.log10(Math.max(1e-14, columns[c][r] / Math.max(1, frames[c]) / FULL_SCALE));
                highest = Math.max(highest, decibels[c][r]);
            }
        }
        double ceiling = 10 * Math.ceil(highest / 10);
        byte[] levels = new byte[ROWS * used];
        for (int c = 0; c < used; c++) {
            for (int r = 0; r < ROWS; r++) {
                double share = (decibels[c][r] - ceiling + RANGE_DB) / RANGE_DB;
                levels[(ROWS - 1 - r) * used + c] = (byte) Math.round(255 * Math.min(1, Math.max(0, share)));
            }
        }
        return new Spectrogram(
                levels,
                used,
                ROWS,
                (double) framesPerColumn * HOP / sampleRateHz,
                HZ_PER_ROW,
                ceiling - RANGE_DB,
                ceiling,
                (double) total / sampleRateHz);
    }
}
