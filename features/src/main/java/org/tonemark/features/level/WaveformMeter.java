package org.tonemark.features.level;

import java.util.Arrays;

/** Gathers a {@link Waveform} in bounded memory: when the columns are full, neighbours are merged. */
public final class WaveformMeter {
    static final int MOST_COLUMNS = 2000;
    private static final int FIRST_COLUMN = 256;

    private final float[] low = new float[MOST_COLUMNS];
    private final float[] high = new float[MOST_COLUMNS];
    private long perColumn = FIRST_COLUMN;
    private int columns;
    private long inColumn;
    private float least;
    private float most;

    /** Takes samples of the mono mix. */
    public void accept(float[] mono, int length) {
        for (int from = 0; from < length; ) {
            int to = (int) Math.min(length, from + perColumn - inColumn);
            if (inColumn == 0) {
                least = mono[from];
                most = mono[from];
            }
            extend(mono, from, to);
            inColumn += to - from;
            from = to;
            if (inColumn == perColumn) {
                finishColumn();
            }
        }
    }

    private void extend(float[] mono, int from, int to) {
        float l = least;
        float h = most;
        for (int i = from; i < to; i++) {
            float v = mono[i];
            if (v > h) {
                h = v;
            } else if (v < l) {
                l = v;
            }
        }
        least = l;
        most = h;
    }

    private void finishColumn() {
        low[columns] = least;
        high[columns++] = most;
        inColumn = 0;
        if (columns == MOST_COLUMNS) {
            mergePairs();
        }
    }

    private void mergePairs() {
        for (int i = 0; i < MOST_COLUMNS / 2; i++) {
            low[i] = Math.min(low[2 * i], low[2 * i + 1]);
            high[i] = Math.max(high[2 * i], high[2 * i + 1]);
        }
        columns = MOST_COLUMNS / 2;
        perColumn *= 2;
    }

    /** The outline of everything accepted so far. */
    public Waveform result() {
        if (inColumn > 0) {
            low[columns] = least;
            high[columns++] = most;
            inColumn = 0;
        }
        return new Waveform(Arrays.copyOf(low, columns), Arrays.copyOf(high, columns), perColumn);
    }
}
