package org.tonemark.nets.attack;

import java.util.SplittableRandom;
import org.tonemark.nets.dataset.Clip;

/** Silence, hum, buzz and images of bad resampling: cheap ways to strange spectra. */
final class Disturbances {
    private Disturbances() {}

    /** Digital silence, or random single steps of 16 bits. */
    static Clip silence(Clip human, SplittableRandom random) {
        float[][] out = new float[human.samples().length][human.length()];
        boolean dithered = random.nextBoolean();
        for (float[] channel : out) {
            for (int i = 0; dithered && i < channel.length; i++) {
                channel[i] = (random.nextInt(3) - 1) / 32768f;
            }
        }
        return new Clip(out, human.rate());
    }

    /** Mains hum: harmonics of 50 or 60 Hz up to 4 kHz, falling with their order. */
    static double[] hum(Clip clip, SplittableRandom random) {
        double[] out = new double[clip.length()];
        Combs.harmonics(out, clip.rate(), random.nextBoolean() ? 50 : 60, 0, 4_000, 1, random);
        return out;
    }

    /** Buzz: harmonics of a fundamental at a spacing of decoders up to 16 kHz, falling slowly. */
    static double[] buzz(Clip clip, double base, SplittableRandom random) {
        double[] out = new double[clip.length()];
        Combs.harmonics(out, clip.rate(), base, 0, 16_000, 0.5, random);
        return out;
    }

    /**
     * Upsampling as a decoder's first step without its filter: every {@code factor}-th sample is kept, the others become
     * zero, as is or softened by a one-pole low-pass; a constant offset leaves the lines that a decoder's bias leaves.
     */
    static Clip zeroStuffed(Clip human, int factor, SplittableRandom random) {
        double offset = 0.02 * human.rms() * random.nextDouble();
        double pole = random.nextBoolean() ? 0 : 0.3 + 0.5 * random.nextDouble();
        float[][] out = new float[human.samples().length][human.length()];
        for (int c = 0; c < out.length; c++) {
            double state = 0;
            for (int i = 0; i < out[c].length; i++) {
                double v = i % factor == 0 ? factor * (human.samples()[c][i] + offset) : 0;
                state = pole * state + (1 - pole) * v;
                out[c][i] = (float) state;
            }
        }
        return new Clip(out, human.rate());
    }
}
