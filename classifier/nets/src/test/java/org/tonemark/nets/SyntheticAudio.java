package org.tonemark.nets;

import java.util.SplittableRandom;
import org.tonemark.nets.dataset.Clip;

/** Sound made of formulas, mono at 44.1 kHz. */
public final class SyntheticAudio {
    private static final int RATE = 44_100;

    private SyntheticAudio() {}

    /** Chords with vibrato and a beat of noise: nothing in it is locked in phase. */
    public static Clip music(double seconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] out = new float[(int) (seconds * RATE)];
        double root = 150 + 100 * random.nextDouble();
        for (int i = 0; i < out.length; i++) {
            double t = i / (double) RATE;
            double sum = 0.02 * Math.exp(-8 * (t % 0.5)) * random.nextGaussian() + 0.002 * random.nextGaussian();
            for (int k = 1; k <= 30; k++) {
                sum += 0.1 / k * Math.sin(2 * Math.PI * k * root * t + k * 0.9 * Math.sin(2 * Math.PI * 4.7 * t));
            }
            out[i] = (float) ((0.4 + 0.6 * Math.exp(-3 * (t % 0.5))) * sum);
        }
        return new Clip(new float[][] {out}, RATE);
    }

    /** Beats of noise. */
    public static Clip noise(double seconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] out = new float[(int) (seconds * RATE)];
        for (int i = 0; i < out.length; i++) {
            double t = i / (double) RATE;
            out[i] = (float) ((0.4 + 0.6 * Math.exp(-3 * (t % 0.5))) * 0.1 * random.nextGaussian());
        }
        return new Clip(new float[][] {out}, RATE);
    }

    /** Music with lines at multiples of a spacing that follow the level of the music. */
    public static Clip withLines(double seconds, double spacing, long seed) {
        Clip music = music(seconds, seed);
        float[] out = music.samples()[0];
        for (int i = 0; i < out.length; i++) {
            double t = i / (double) RATE;
            double level = 0.4 + 0.6 * Math.exp(-3 * (t % 0.5));
            for (int k = (int) (2_000 / spacing); k <= 15_000 / spacing; k++) {
                out[i] += (float) (level * 3e-4 * Math.cos(2 * Math.PI * k * spacing * t + k * k % 7));
            }
        }
        return music;
    }
}
