package org.tonemark.features;

/**
 * A measurement that sees a track as a sequence of blocks and keeps a bounded state, so that memory does not grow with
 * duration. One instance measures one track, on one thread; instances share no mutable state.
 *
 * @param <R> the immutable result
 */
public interface Accumulator<R> {
    /**
     * Takes the next samples.
     *
     * @param block samples as {@code [channel][sample]}, full scale ±1; the callee must not keep or change it
     * @param length samples to read from each channel, {@code 0 … block[0].length}
     */
    void accept(float[][] block, int length);

    /** The measurement of everything accepted so far; called once, after the last block. */
    R result();
}
