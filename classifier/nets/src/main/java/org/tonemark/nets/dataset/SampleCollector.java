package org.tonemark.nets.dataset;

import java.util.Arrays;
import org.tonemark.features.decode.BlockSink;

/** Keeps the first seconds of a decoded track. */
final class SampleCollector implements BlockSink {
    private final double seconds;
    private float[][] samples = new float[0][];
    private int filled;

    SampleCollector(double seconds) {
        this.seconds = seconds;
    }

    @Override
    public void start(int sampleRateHz, int channels) {
        samples = new float[channels][(int) (seconds * sampleRateHz)];
    }

    @Override
    public void accept(float[][] block, int length) {
        int take = Math.min(length, samples[0].length - filled);
        for (int c = 0; c < samples.length; c++) {
            System.arraycopy(block[c], 0, samples[c], filled, take);
        }
        filled += take;
    }

    /** {@code [channel][sample]}. */
    float[][] samples() {
        return Arrays.stream(samples).map(c -> Arrays.copyOf(c, filled)).toArray(float[][]::new);
    }
}
