package org.tonemark.cli.demo;

/**
 * Adds what a transposed convolution adds to its output: a line at every multiple of the rate between its layers, in
 * phase over the whole track, following the level of the music (Afchar et al., "A Fourier Explanation of AI-music
 * Artifacts", ISMIR 2025).
 */
final class DecoderLike {
    private static final double LEVEL = 0.15;
    private static final int SMOOTHING_SAMPLES = 4_410;

    private DecoderLike() {}

    /** @param spacing of the lines, Hz; changes and returns the samples */
    static float[][] add(float[][] samples, double spacing) {
        double period = PluckedStrings.SAMPLE_RATE / spacing;
        for (float[] channel : samples) {
            double envelope = 0;
            double next = 0;
            for (int n = 0; n < channel.length; n++) {
                envelope += (Math.abs(channel[n]) - envelope) / SMOOTHING_SAMPLES;
                if (n >= next) {
                    // an impulse a period is a line at every multiple; its fraction of a sample keeps the phase
                    double fraction = next - Math.floor(next);
                    int at = (int) Math.floor(next);
                    channel[at] += (float) (LEVEL * envelope * (1 - fraction));
                    if (at + 1 < channel.length) {
                        channel[at + 1] += (float) (LEVEL * envelope * fraction);
                    }
                    next += period;
                }
            }
        }
        return PluckedStrings.normalised(samples);
    }
}
