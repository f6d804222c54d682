package org.tonemark.features.decode;

/** Takes decoded samples as they come. */
public interface BlockSink {
    /** Called once before the first block. */
    void start(int sampleRateHz, int channels);

    /** See {@link org.tonemark.features.Accumulator#accept}. */
    void accept(float[][] block, int length);
}
