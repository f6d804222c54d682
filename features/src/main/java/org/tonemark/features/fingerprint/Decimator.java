package org.tonemark.features.fingerprint;

import java.util.Arrays;
import org.tonemark.features.spectrum.HalfBand;

/** {@link HalfBand} for streams: every other sample of a low-passed stream, the same whatever the block size. */
final class Decimator {
    private static final int CHUNK = 2048;

    /** Inputs on each side of an output that its filter reads, rounded up to an even number. */
    private static final int REACH = 16;

    private final float[] buffer = new float[REACH + CHUNK + REACH];
    private final float[] halves = new float[buffer.length / 2];
    private int filled = REACH;

    /** Most samples that {@link #process} gives for this many. */
    static int maxOutput(int length) {
        return (length / CHUNK + 2) * CHUNK / 2;
    }

    /** Takes samples and writes those that are ready to {@code out}; returns how many. */
    int process(float[] in, int length, float[] out) {
        int written = 0;
        for (int from = 0; from < length; ) {
            int n = Math.min(length - from, buffer.length - filled);
            System.arraycopy(in, from, buffer, filled, n);
            filled += n;
            from += n;
            if (filled == buffer.length) {
                written = give(CHUNK / 2, out, written);
                System.arraycopy(buffer, CHUNK, buffer, 0, 2 * REACH);
                filled = 2 * REACH;
            }
        }
        return written;
    }

    /** Gives the rest, with silence behind it; returns how many. */
    int flush(float[] out) {
        int rest = (filled - REACH + 1) / 2;
        Arrays.fill(buffer, filled, buffer.length, 0f);
        return give(rest, out, 0);
    }

    private int give(int count, float[] out, int at) {
        HalfBand.decimate(buffer, 0, buffer.length, halves);
        System.arraycopy(halves, REACH / 2, out, at, count);
        return at + count;
    }
}
