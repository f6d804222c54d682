package org.tonemark.features.fingerprint;

import java.util.Arrays;
import java.util.Random;
import org.tonemark.features.resample.Resampler;

/** Made tunes: random melodies of three voices, different for every seed; and loops of one drum. */
public final class Tunes {
    public static final int RATE = 22_050;

    private Tunes() {}

    /** A tune of some seconds, mono. */
    public static float[] tune(long seed, double seconds) {
        Random random = new Random(seed);
        float[] x = new float[(int) (seconds * RATE)];
        double beat = 0.18 + 0.2 * random.nextDouble();
        for (double t = 0; t < seconds; t += beat) {
            for (int voice = 0; voice < 3; voice++) {
                if (random.nextInt(3) > 0) {
                    double hertz = 130 * Math.pow(2, random.nextInt(36) / 12.0);
                    note(x, t + 0.02 * random.nextDouble(), hertz, 0.1 + 0.5 * random.nextDouble());
                }
            }
        }
        return x;
    }

    private static void note(float[] x, double start, double hertz, double decay) {
        int from = (int) (start * RATE);
        for (int i = 0; i < 0.6 * RATE && from + i < x.length; i++) {
            double t = (double) i / RATE;
            double level = 0.1 * Math.min(1, t * 100) * Math.exp(-t / decay);
            double phase = 2 * Math.PI * hertz * t;
            x[from + i] += (float) (level * (Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase)));
        }
    }

    /** A pattern of 16 steps drawn by the seed, of one and the same drum hit, at a tempo drawn by the seed. */
    public static float[] drumLoop(long seed, double seconds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        float[] x = new float[(int) (seconds * RATE)];
        double step = 60 / (80 + 100 * random.nextDouble()) / 4;
        boolean[] hits = new boolean[16];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = random.nextInt(3) == 0;
        }
        for (int i = 0; i * step < seconds; i++) {
            if (hits[i % hits.length]) {
                hit(x, (int) (i * step * RATE));
            }
        }
        return x;
    }

    private static void hit(float[] x, int from) {
        Random random = new Random(99);
        for (int i = 0; i < 0.25 * RATE && from + i < x.length; i++) {
            double t = (double) i / RATE;
            double thump = Math.sin(2 * Math.PI * (120 + 200 * Math.exp(-30 * t)) * t) * Math.exp(-12 * t);
            double rattle = random.nextGaussian() * 0.4 * Math.exp(-25 * t);
            x[from + i] += (float) (0.4 * (thump + rattle));
        }
    }

    /** Its fingerprint. */
    public static Fingerprint print(float[] mono) {
        FingerprintMeter meter = new FingerprintMeter(RATE);
        meter.accept(new float[][] {mono}, mono.length);
        return meter.result();
    }

    /** The samples of {@code [from, to)} seconds. */
    public static float[] cut(float[] mono, double from, double to) {
        return Arrays.copyOfRange(mono, (int) (from * RATE), (int) (to * RATE));
    }

    /** Played faster, and so higher, by 1 % a step. */
    public static float[] faster(float[] mono, int percent) {
        Resampler resampler = new Resampler(100 + percent, 100);
        float[] out = new float[resampler.maxOutput(mono.length) + resampler.maxOutput(0)];
        int n = resampler.process(mono, mono.length, out);
        float[] rest = new float[resampler.maxOutput(0)];
        int last = resampler.flush(rest);
        System.arraycopy(rest, 0, out, n, last);
        return Arrays.copyOf(out, n + last);
    }
}
