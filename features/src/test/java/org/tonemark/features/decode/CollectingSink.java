package org.tonemark.features.decode;

import java.util.Arrays;

/** Keeps everything; for short clips. */
public final class CollectingSink implements BlockSink {
    private float[][] samples = new float[0][];
    private int length;
    private int sampleRateHz;

    @Override
    public void start(int rate, int channels) {
        sampleRateHz = rate;
        samples = new float[channels][0];
    }

    @Override
    public void accept(float[][] block, int count) {
        for (int c = 0; c < samples.length; c++) {
            if (samples[c].length < length + count) {
                samples[c] = Arrays.copyOf(samples[c], Math.max(2 * samples[c].length, length + count));
            }
            System.arraycopy(block[c], 0, samples[c], length, count);
        }
        length += count;
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** {@code [channel][sample]} */
    public float[][] samples() {
        float[][] trimmed = new float[samples.length][];
        for (int c = 0; c < samples.length; c++) {
            trimmed[c] = Arrays.copyOf(samples[c], length);
        }
        return trimmed;
    }
}
