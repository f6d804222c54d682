package org.tonemark.features.fingerprint;

import org.tonemark.features.spectrum.RealFft;
import org.tonemark.features.spectrum.Window;

/** Power spectra of overlapping frames of a stream; frame t starts at sample t·{@value #HOP}. */
final class FrameCutter {
    static final int SIZE = 1024;
    static final int HOP = 256;

    private final RealFft fft = new RealFft(SIZE);
    private final double[] window = Window.hann(SIZE);
    private final double[] frame = new double[SIZE];
    private final float[] ring = new float[SIZE];
    private final PeakPicker picker;
    private int filled;
    private long samples;

    FrameCutter(PeakPicker picker) {
        this.picker = picker;
    }

    /** Takes samples at 11,025 Hz; one that is not finite counts as silence. */
    void accept(float[] x, int length) {
        samples += length;
        for (int from = 0; from < length; ) {
            int n = Math.min(length - from, SIZE - filled);
            System.arraycopy(x, from, ring, filled, n);
            filled += n;
            from += n;
            if (filled == SIZE) {
                give();
                System.arraycopy(ring, HOP, ring, 0, SIZE - HOP);
                filled = SIZE - HOP;
            }
        }
    }

    /** Samples taken so far. */
    long samples() {
        return samples;
    }

    private void give() {
        for (int i = 0; i < SIZE; i++) {
            float x = ring[i];
            frame[i] = Math.abs(x) <= Float.MAX_VALUE ? x * window[i] : 0;
        }
        fft.forward(frame);
        float[] power = picker.next();
        for (int k = 1; k < power.length; k++) {
            double re = frame[2 * k];
            double im = frame[2 * k + 1];
            power[k] = (float) (re * re + im * im);
        }
        picker.advance();
    }
}
