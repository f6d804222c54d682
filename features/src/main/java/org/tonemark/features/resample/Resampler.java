package org.tonemark.features.resample;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream of one channel, without delay: output {@code n} stands at input place {@code n ·
 * from / to} exactly, before the first and after the last sample there is silence. Ratios are exact, so nothing drifts.
 * The pass band ends at .907 of the lower Nyquist frequency, ripple and aliases folding into it are below −80 dB.
 *
 * <p>One instance serves one stream. Results do not depend on how the stream is cut into blocks.
 *
 * <p>Outputs are made in batches of whole periods of the ratio (up to a second): those of one phase share their
 * coefficients and are computed side by side, which compilers turn into vector code.
 *
 * <pre>{@code
 * Resampler resampler = new Resampler(48_000, 44_100);
 * float[] out = new float[resampler.maxOutput(8192)];
 * int n = resampler.process(block, 8192, out);   // what is ready, perhaps nothing yet
 * int rest = resampler.flush(out);
 * }</pre>
 */
public final class Resampler {
    private final PolyphaseBank bank;
    private final boolean identity;
    private final PeriodBatch batch;
    private final float[] buffer;
    private int filled;
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
        batch = new PeriodBatch(bank);
        buffer = new float[identity ? 0 : batch.inputNeeded()];
        filled = bank.taps / 2 - 1;
    }

    /** Most samples that {@link #process} gives for this many, and {@link #flush} at the end. */
    public int maxOutput(int length) {
        return identity ? length : (length / batch.inputTaken() + 2) * batch.outputGiven();
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
            return length;
        }
        int written = 0;
        for (int from = 0; from < length; ) {
            int n = Math.min(length - from, buffer.length - filled);
            System.arraycopy(in, from, buffer, filled, n);
            filled += n;
            from += n;
            if (filled == buffer.length) {
                written += batch.run(buffer, out, written);
                filled -= batch.inputTaken();
                System.arraycopy(buffer, batch.inputTaken(), buffer, 0, filled);
            }
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
        int rest = (int) ((taken * bank.phases + bank.step - 1) / bank.step - given);
        // a nearly full buffer ends before the taps of the last output do: silence follows it
        float[] tail = Arrays.copyOf(buffer, buffer.length + bank.taps);
        Arrays.fill(tail, filled, tail.length, 0f);
        batch.one(tail, out, 0, rest);
        given += rest;
        return rest;
    }
}
