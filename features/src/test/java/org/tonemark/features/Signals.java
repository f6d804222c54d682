package org.tonemark.features;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Formula-made test signals, 44.1 kHz, mono: the same as {@code vectors/signals.py}. */
public final class Signals {
    public static final int RATE = 44_100;

    private Signals() {}

    /** The signals of the reference vectors by name. */
    public static Map<String, float[]> all() {
        Map<String, float[]> signals = new LinkedHashMap<>();
        signals.put("noise", noise(11 * RATE));
        signals.put("lines200", lines(11 * RATE, 200, 5));
        signals.put("lines86", lines(12 * RATE + 77, RATE / 512.0, 6));
        signals.put("music", music(11 * RATE));
        signals.put("sweep", sweep(8 * RATE));
        signals.put("silence", new float[6 * RATE]);
        signals.put("short", noise(9_000));
        return signals;
    }

    /** Uniform noise of unit variance from SplitMix64 of the index plus seed·2³². */
    public static double uniform(int i, long seed) {
        long z = (i + 1 + (seed << 32)) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (2 * ((z >>> 11) * 0x1.0p-53) - 1) * Math.sqrt(3);
    }

    public static float[] noise(int n) {
        return fill(n, i -> 0.1 * uniform(i, 1));
    }

    /** Swelling noise with lines at k·d that follow the swell. */
    public static float[] lines(int n, double d, long seed) {
        return fill(n, i -> {
            double t = (double) i / RATE;
            double x = 0.1 * uniform(i, seed);
            for (int k = (int) Math.ceil(2000 / d); k <= (int) (15000 / d); k++) {
                x += 0.0015 * Math.cos(2 * Math.PI * k * d * t + k * k % 7);
            }
            return (0.6 + 0.4 * Math.sin(2 * Math.PI * 0.7 * t)) * x;
        });
    }

    public static float[] music(int n) {
        double[] roots = {220, 174.61, 261.63, 196};
        double[] ratios = {1, 1.25, 1.5, 2, 3, 4, 6, 8, 12};
        return fill(n, i -> {
            double t = (double) i / RATE;
            double beat = t % 0.5;
            double root = roots[(int) (t / 2) % 4];
            double x = 0.001 * uniform(i, 3);
            for (int j = 0; j < ratios.length; j++) {
                double vibrato = 0.8 * Math.sin(2 * Math.PI * (5 + 0.1 * j) * t);
                x += 0.12 / (j + 1) * Math.sin(2 * Math.PI * root * ratios[j] * t + vibrato);
            }
            return (0.3 + 0.7 * Math.exp(-6 * beat)) * x + 0.15 * Math.exp(-40 * beat) * uniform(i, 4);
        });
    }

    public static float[] sweep(int n) {
        double r = Math.log(70) / 6;
        return fill(n, i -> {
            double t = (double) i / RATE % 6;
            return 0.3 * Math.sin(2 * Math.PI * 50 / r * (Math.exp(r * t) - 1));
        });
    }

    public static float[] sine(int n, double hertz, double amplitude) {
        return fill(n, i -> amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    }

    private static float[] fill(int n, IntToDoubleFunction f) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) f.applyAsDouble(i);
        }
        return x;
    }
}
