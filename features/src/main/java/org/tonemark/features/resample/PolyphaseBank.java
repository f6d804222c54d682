package org.tonemark.features.resample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kaiser-windowed sinc, sampled for every phase of a rational ratio (Crochiere and Rabiner, <em>Multirate Digital
 * Signal Processing</em>, 1983, chapter 4; length after Kaiser's estimate, Oppenheim and Schafer, eq. 7.75).
 *
 * <p>The pass band ends at .907 of the lower Nyquist frequency (20 kHz at 44.1 kHz); what folds into it is 90 dB down.
 * The transition is centred on Nyquist, so the last tenth of the band may hold attenuated aliases: half the taps of a
 * filter that stops at Nyquist.
 */
final class PolyphaseBank {
    /** Taps are a multiple of this. */
    static final int GROUP = 4;

    /** End of the pass band over the lower Nyquist frequency. */
    static final double PASS = 0.907;

    private static final double STOP_DECIBELS = 90;
    private static final double BETA = 0.1102 * (STOP_DECIBELS - 8.7);
    private static final int MOST_CACHED = 16;
    private static final Map<Long, PolyphaseBank> CACHE = new ConcurrentHashMap<>();

    /** Output samples for each {@code step} input samples. */
    final int phases;

    /** Input samples for each {@code phases} output samples. */
    final int step;

    /** Taps of a phase: half before, half after the output's place. */
    final int taps;

    /** {@code [phase * taps + tap]} */
    final float[] coefficients;

    private PolyphaseBank(int phases, int step) {
        this.phases = phases;
        this.step = step;
        double nyquist = 0.5 * Math.min(1.0, (double) phases / step);
        double transition = 2 * (1 - PASS) * nyquist;
        int half = (int) Math.ceil((STOP_DECIBELS - 7.95) / (14.36 * transition) / 2) + 1;
        taps = (2 * half + GROUP - 1) / GROUP * GROUP;
        coefficients = new float[phases * taps];
        for (int p = 0; p < phases; p++) {
            fill(p, nyquist);
        }
    }

    /** The bank for a pair of rates in Hz; shared, since it is never changed. */
    static PolyphaseBank of(int from, int to) {
        int divisor = gcd(from, to);
        int phases = to / divisor;
        int step = from / divisor;
        long key = ((long) phases << 32) | step;
        PolyphaseBank known = CACHE.get(key);
        if (known != null) {
            return known;
        }
        PolyphaseBank made = new PolyphaseBank(phases, step);
        if (CACHE.size() < MOST_CACHED) {
            CACHE.putIfAbsent(key, made);
        }
        return made;
    }

    private void fill(int phase, double nyquist) {
        double[] h = new double[taps];
        double sum = 0;
        for (int j = 0; j < taps; j++) {
            double t = j - (taps / 2 - 1) - (double) phase / phases;
            h[j] = sinc(2 * nyquist * t) * kaiser(t / (taps / 2.0));
            sum += h[j];
        }
        for (int j = 0; j < taps; j++) {
            coefficients[phase * taps + j] = (float) (h[j] / sum);
        }
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return bessel(BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(BETA);
    }

    /** Modified Bessel function of order zero, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-18 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
