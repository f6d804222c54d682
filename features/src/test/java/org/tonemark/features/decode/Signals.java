package org.tonemark.features.decode;

import java.util.Random;

/** Synthetic signals for tests, {@code [channel][sample]}. */
public final class Signals {
    private Signals() {}

    /** A sine of some amplitude and phase (radians). */
    public static float[] sine(double hz, double amplitude, double phase, int rate, double seconds) {
        float[] x = new float[(int) Math.round(rate * seconds)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate + phase));
        }
        return x;
    }

    /** White noise, uniform in ±amplitude. */
    public static float[] noise(double amplitude, int rate, double seconds, long seed) {
        Random random = new Random(seed);
        float[] x = new float[(int) Math.round(rate * seconds)];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
        }
        return x;
    }

    /** A plain piece of music: decaying chords twice a second over faint noise, stereo. */
    public static float[][] music(int rate, double seconds, long seed) {
        Random random = new Random(seed);
        float[][] x = {noise(0.004, rate, seconds, seed + 1), noise(0.004, rate, seconds, seed + 2)};
        int beat = rate / 2;
        for (int start = 0; start < x[0].length; start += beat) {
            for (int voice = 0; voice < 4; voice++) {
                note(x, start, 2 * beat, 110 * Math.pow(2, random.nextInt(36) / 12.0), random.nextDouble(), rate);
            }
        }
        return x;
    }

    private static void note(float[][] x, int start, int length, double hz, double pan, int rate) {
        int end = Math.min(x[0].length, start + length);
        for (int i = start; i < end; i++) {
            double t = (double) (i - start) / rate;
            double sample = 0;
            for (int h = 1; h <= 6 && h * hz < rate * 0.45; h++) {
                sample += Math.sin(2 * Math.PI * h * hz * t) / h;
            }
            sample *= 0.08 * Math.exp(-3 * t);
            x[0][i] += (float) (sample * (1 - pan));
            x[1][i] += (float) (sample * pan);
        }
    }
}
