package org.tonemark.features.fingerprint;

import java.util.Arrays;
import java.util.Random;

/** Made tunes: a random melody over chords and hits, different for every seed. */
public final class Tunes {
    public static final int RATE = 44_100;

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
        for (int i = 0; i < 0.8 * RATE && from + i < x.length; i++) {
            double t = (double) i / RATE;
            double level = 0.1 * Math.min(1, t * 100) * Math.exp(-t / decay);
            for (int k = 1; k <= 4; k++) {
                x[from + i] += (float) (level / k * Math.sin(2 * Math.PI * hertz * k * t));
            }
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
}
