package org.tonemark.features.resample;

/**
 * Changes the sample rate of a stream of one channel, without delay: output {@code n} stands at input place {@code n ·
 * from / to} exactly, before the first and after the last sample there is silence. Ratios are exact, so nothing drifts.
 * The pass band ends at .907 of the lower Nyquist frequency, ripple and aliases folding into it are below −80 dB.
 *
 * <p>One instance serves one stream. Results do not depend on how the stream is cut into blocks.
 *
 * <pre>{@code
 * Resampler resampler = new Resampler(48_000, 44_100);
 * float[] out = new float[resampler.maxOutput(8192)];
 * int n = resampler.process(block, 8192, out);   // 7,496 of them first, then 7,526 or 7,527
 * int rest = resampler.flush(out);
 * }</pre>
 */
public final class Resampler {
    private static final int ROOM = 4096;

    private final PolyphaseBank bank;
    private final boolean identity;
    private final float[] buffer;
    private int filled;
    private int at;
    private int phase;
    private long taken;
    private long given;

    /**
     * @param from input rate, Hz
     * @param to output rate, Hz
     */
    public Resampler(int from, int to) {
        if (from <= 0 || to <= 0) {
            throw new IllegalArgumentException("rates must be positive: " + from + " to " + to + " Hz");
        }
        bank = PolyphaseBank.of(from, to);
        identity = from == to;
        buffer = new float[bank.taps + ROOM];
        filled = bank.taps / 2 - 1;
    }

    /** Most samples that {@link #process} gives for this many, and {@link #flush} at the end. */
    public int maxOutput(int length) {
        long input = (long) length + bank.taps;
        return (int) (input * bank.phases / bank.step + 2);
    }

    /**
     * Takes samples and gives those that are ready.
     *
     * @param out room for {@link #maxOutput} of {@code length} samples
     * @return how many were written to {@code out}
     */
    public int process(float[] in, int length, float[] out) {
        taken += length;
        if (identity) {
            System.arraycopy(in, 0, out, 0, length);
            given += length;
            return length;
        }
        int written = 0;
        for (int from = 0; from < length; ) {
            int n = Math.min(length - from, buffer.length - filled);
            System.arraycopy(in, from, buffer, filled, n);
            filled += n;
            from += n;
            written += produce(out, written);
        }
        given += written;
        return written;
    }

    /**
     * Gives the rest: {@code ceil(taken · to / from)} samples in all.
     *
     * @return how many were written to {@code out}
     */
    public int flush(float[] out) {
        if (identity) {
            return 0;
        }
        long total = (taken * bank.phases + bank.step - 1) / bank.step;
        long before = given;
        float[] silence = new float[bank.taps / 2 + 1];
        process(silence, silence.length, out);
        return (int) (total - before);
    }

    /** Filters wherever all taps are there, then moves what is still needed to the front. */
    private int produce(float[] out, int offset) {
        int written = 0;
        int taps = bank.taps;
        while (at + taps <= filled) {
            out[offset + written++] = dot(bank.coefficients, phase * taps, buffer, at, taps);
            phase += bank.step;
            at += phase / bank.phases;
            phase %= bank.phases;
        }
        int keep = Math.max(0, filled - at);
        int start = filled - keep;
        System.arraycopy(buffer, start, buffer, 0, keep);
        filled = keep;
        at -= start;
        return written;
    }

    /** Four sums side by side, always in this order; the number of taps is a multiple of four. */
    private static float dot(float[] h, int hAt, float[] x, int xAt, int taps) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int j = 0; j < taps; j += 4) {
            a += h[hAt + j] * x[xAt + j];
            b += h[hAt + j + 1] * x[xAt + j + 1];
            c += h[hAt + j + 2] * x[xAt + j + 2];
            d += h[hAt + j + 3] * x[xAt + j + 3];
        }
        return (a + c) + (b + d);
    }
}
