package org.tonemark.features.track;

import org.tonemark.features.resample.Resampler;

/**
 * Cuts a track into consecutive windows of 15 s at 44.1 kHz mono, with one window in memory. A remainder of 3 s or more
 * is a window of its own, a shorter one is left out; a track below 15 s is one shorter window.
 */
final class MonoWindows {
    static final int SAMPLE_RATE = 44_100;
    static final int SECONDS = 15;
    private static final int SIZE = SECONDS * SAMPLE_RATE;
    private static final int SHORTEST_REMAINDER = 3 * SAMPLE_RATE;

    /** Takes a window; the array is reused for the next. */
    interface WindowSink {
        void accept(float[] samples, int length, double startSeconds);
    }

    private final Resampler resampler;
    private final WindowSink sink;
    private final float[] window;
    private float[] resampled = new float[0];
    private int filled;
    private long windows;

    /** @param window work space of {@link #workSpace} */
    MonoWindows(int sampleRateHz, float[] window, WindowSink sink) {
        this.resampler = new Resampler(sampleRateHz, SAMPLE_RATE);
        this.window = window;
        this.sink = sink;
    }

    static float[] workSpace() {
        return new float[SIZE];
    }

    /** Takes mono samples at the native rate. */
    void accept(float[] mono, int length) {
        append(resampler.process(mono, length, room(length)));
    }

    /** Gives the last window. */
    void finish() {
        append(resampler.flush(room(0)));
        if (filled >= SHORTEST_REMAINDER || (windows == 0 && filled > 0)) {
            give();
        }
    }

    private float[] room(int length) {
        int size = resampler.maxOutput(length);
        if (resampled.length < size) {
            resampled = new float[size];
        }
        return resampled;
    }

    private void append(int length) {
        for (int from = 0; from < length; ) {
            int n = Math.min(length - from, SIZE - filled);
            System.arraycopy(resampled, from, window, filled, n);
            filled += n;
            from += n;
            if (filled == SIZE) {
                give();
            }
        }
    }

    private void give() {
        sink.accept(window, filled, (double) windows * SECONDS);
        windows++;
        filled = 0;
    }
}
