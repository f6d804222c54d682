package org.tonemark.nets.dataset;

import java.util.SplittableRandom;

/** White normal noise. */
final class Noise {
    private Noise() {}

    /** Samples with noise of its own on each channel, {@code decibels} below the RMS of the whole clip. */
    static float[][] add(float[][] samples, double decibels, SplittableRandom random) {
        double energy = 0;
        long n = 0;
        for (float[] channel : samples) {
            for (float v : channel) {
                energy += (double) v * v;
            }
            n += channel.length;
        }
        double deviation = Math.sqrt(energy / Math.max(1, n)) * Math.pow(10, -decibels / 20);
        float[][] out = new float[samples.length][];
        for (int c = 0; c < out.length; c++) {
            out[c] = samples[c].clone();
            for (int i = 0; i < out[c].length; i++) {
                out[c][i] += (float) (deviation * random.nextGaussian());
            }
        }
        return out;
    }
}
