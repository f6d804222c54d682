package org.tonemark.cli.demo;

import java.util.Random;

/** Plucked strings with uneven timing, as a person plays (Karplus and Strong, Computer Music Journal 7(2), 1983). */
public final class PluckedStrings {
    public static final int SAMPLE_RATE = 44_100;
    private static final int[] SCALE = {0, 2, 3, 5, 7, 9, 10};
    private static final double LONGEST_NOTE_SECONDS = 2.5;

    private PluckedStrings() {}

    /** Stereo, {@code [2][seconds · 44,100]}, peak about −3 dBFS. */
    public static float[][] play(Random random, int seconds) {
        float[][] out = new float[2][seconds * SAMPLE_RATE];
        double beat = 0.28 + 0.2 * random.nextDouble();
        double root = 70 + 60 * random.nextDouble();
        double time = 0.05;
        while (time < seconds - 0.5) {
            double octave = random.nextInt(4) == 0 ? 4 : 1 + random.nextInt(2);
            double semitones = SCALE[random.nextInt(SCALE.length)] + 0.06 * random.nextGaussian();
            pluck(out, time, root * octave * Math.pow(2, semitones / 12), random);
            time += beat * (random.nextInt(3) == 0 ? 0.5 : 1) * (1 + 0.04 * random.nextGaussian());
        }
        hiss(out, random);
        return normalised(out);
    }

    private static void pluck(float[][] out, double time, double hertz, Random random) {
        int start = (int) (time * SAMPLE_RATE);
        double[] string = new double[Math.max(2, (int) Math.round(SAMPLE_RATE / hertz))];
        for (int i = 0; i < string.length; i++) {
            string[i] = 2 * random.nextDouble() - 1;
        }
        double loss = 0.994 + 0.005 * random.nextDouble();
        double pan = 0.25 + 0.5 * random.nextDouble();
        double level = 0.5 + 0.5 * random.nextDouble();
        int length = Math.min((int) (LONGEST_NOTE_SECONDS * SAMPLE_RATE), out[0].length - start);
        for (int n = 0; n < length; n++) {
            int i = n % string.length;
            double sample = string[i];
            string[i] = loss * 0.5 * (sample + string[(i + 1) % string.length]);
            out[0][start + n] += (float) (level * (1 - pan) * sample);
            out[1][start + n] += (float) (level * pan * sample);
        }
    }

    private static void hiss(float[][] out, Random random) {
        for (float[] channel : out) {
            for (int n = 0; n < channel.length; n++) {
                channel[n] += (float) (1e-3 * random.nextGaussian());
            }
        }
    }

    static float[][] normalised(float[][] out) {
        float peak = 1e-9f;
        for (float[] channel : out) {
            for (float sample : channel) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        for (float[] channel : out) {
            for (int n = 0; n < channel.length; n++) {
                channel[n] *= 0.7f / peak;
            }
        }
        return out;
    }
}
