package org.tonemark.features.picture;

import java.util.Arrays;

/** Gathers an {@link Outline} in bounded memory: when the columns are full, neighbours are merged. */
final class OutlineMeter {
    private static final int FIRST_COLUMN = 64;
    private static final float CLIP = 0.999f;
    private static final int SHORTEST_RUN = 3;
    private static final double SILENCE = 1e-6;
    private static final double SHORTEST_SILENCE = 0.1;

    private final int sampleRateHz;
    private final int[] runs;
    private final float[] low;
    private final float[] high;
    private final double[] energy;
    private final long[] samples;
    private final boolean[] clipped;
    private long perColumn = FIRST_COLUMN;
    private int columns;
    private long total;

    /** @param most columns, even; a result has more than half as many, but for a track of a second or two */
    OutlineMeter(int sampleRateHz, int channels, int most) {
        this.sampleRateHz = sampleRateHz;
        this.runs = new int[channels];
        low = new float[most];
        high = new float[most];
        energy = new double[most];
        samples = new long[most];
        clipped = new boolean[most];
    }

    void accept(float[][] block, int length) {
        for (int from = 0; from < length; ) {
            if (columns == 0 || samples[columns - 1] == perColumn) {
                nextColumn();
            }
            int n = (int) Math.min(length - from, perColumn - samples[columns - 1]);
            for (int c = 0; c < runs.length; c++) {
                measure(block[c], from, from + n, c);
            }
            samples[columns - 1] += n;
            total += n;
            from += n;
        }
    }

    private void measure(float[] x, int from, int to, int channel) {
        int column = columns - 1;
        float least = low[column];
        float most = high[column];
        double sum = 0;
        int run = runs[channel];
        boolean clips = false;
        for (int i = from; i < to; i++) {
            float v = x[i];
            least = Math.min(least, v);
            most = Math.max(most, v);
            sum += (double) v * v;
            run = v >= CLIP ? Math.max(run, 0) + 1 : v <= -CLIP ? Math.min(run, 0) - 1 : 0;
            clips |= run >= SHORTEST_RUN || run <= -SHORTEST_RUN;
        }
        low[column] = least;
        high[column] = most;
        energy[column] += sum / runs.length;
        clipped[column] |= clips;
        runs[channel] = run;
    }

    private void nextColumn() {
        if (columns == low.length) {
            mergePairs();
        }
        low[columns] = Float.POSITIVE_INFINITY;
        high[columns] = Float.NEGATIVE_INFINITY;
        energy[columns] = 0;
        samples[columns] = 0;
        clipped[columns] = false;
        columns++;
    }

    private void mergePairs() {
        for (int i = 0; i < low.length / 2; i++) {
            low[i] = Math.min(low[2 * i], low[2 * i + 1]);
            high[i] = Math.max(high[2 * i], high[2 * i + 1]);
            energy[i] = energy[2 * i] + energy[2 * i + 1];
            samples[i] = samples[2 * i] + samples[2 * i + 1];
            clipped[i] = clipped[2 * i] || clipped[2 * i + 1];
        }
        columns = low.length / 2;
        perColumn *= 2;
    }

    Outline result() {
        boolean[] silent = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            silent[i] = energy[i] / samples[i] < SILENCE;
        }
        dropShortRuns(silent);
        return new Outline(
                Arrays.copyOf(low, columns),
                Arrays.copyOf(high, columns),
                silent,
                Arrays.copyOf(clipped, columns),
                (double) perColumn / sampleRateHz,
                (double) total / sampleRateHz);
    }

    /** What is shorter than 0.1 s is a pause between notes, no silence. */
    private void dropShortRuns(boolean[] silent) {
        for (int from = 0; from < silent.length; from++) {
            int to = from;
            while (to < silent.length && silent[to]) {
                to++;
            }
            if ((to - from) * (double) perColumn < SHORTEST_SILENCE * sampleRateHz) {
                Arrays.fill(silent, from, to, false);
            }
            from = Math.max(from, to);
        }
    }
}
