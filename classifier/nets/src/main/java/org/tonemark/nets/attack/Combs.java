package org.tonemark.nets.attack;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;
import org.tonemark.nets.dataset.Clip;

/** Lines as a decoder leaves them, made by a forger: tones at every multiple of a spacing, shaped in several ways. */
final class Combs {
    private static final double HIGHEST_HZ = 16_000;
    private static final int TABLE = 1 << 16;
    private static final int SIZE = 4096;
    private static final int HOP = 1024;

    private Combs() {}

    /** Tones of equal level and random phase at every multiple of the spacings, from {@code lowest} Hz to 16 kHz. */
    static double[] tones(Clip clip, List<Double> spacings, double lowest, SplittableRandom random) {
        double[] out = new double[clip.length()];
        for (double spacing : spacings) {
            harmonics(out, clip.rate(), spacing, lowest, HIGHEST_HZ, 0, random);
        }
        return out;
    }

    /**
     * Adds harmonics of random phase, the k-th at the level k^−slope, read from a table of one period.
     *
     * @param lowest Hz of the first that is there
     * @param highest Hz of the last, at most just below half the rate
     */
    static void harmonics(
            double[] out, int rate, double base, double lowest, double highest, double slope, SplittableRandom random) {
        double[] period = new double[2 * TABLE];
        double top = Math.min(highest, 0.49 * rate);
        for (int k = (int) Math.max(1, Math.ceil(lowest / base)); k * base < top; k++) {
            double phase = 2 * Math.PI * random.nextDouble();
            double level = Math.pow(k, -slope);
            period[2 * k] = level * Math.cos(phase);
            period[2 * k + 1] = level * Math.sin(phase);
        }
        new DoubleFFT_1D(TABLE).complexInverse(period, false);
        for (int i = 0; i < out.length; i++) {
            double turns = i * base / rate;
            double at = (turns - Math.floor(turns)) * TABLE;
            int j = (int) at;
            double next = period[2 * ((j + 1) % TABLE)];
            out[i] += period[2 * j] + (at - j) * (next - period[2 * j]);
        }
    }

    /** On while the programme is above its median level, off otherwise, with edges of 5 ms. */
    static double[] gated(double[] tones, Clip clip) {
        double[] level = envelope(clip, 0.05);
        double[] sorted = level.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double[] gate = new double[level.length];
        double step = 1 / (0.005 * clip.rate());
        double state = 0;
        for (int i = 0; i < gate.length; i++) {
            state = Math.max(0, Math.min(1, state + (level[i] > median ? step : -step)));
            gate[i] = state * tones[i];
        }
        return gate;
    }

    /** In the measure of the programme's level over 20 ms. */
    static double[] following(double[] tones, Clip clip) {
        double[] level = envelope(clip, 0.02);
        double[] out = new double[tones.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = tones[i] * level[i];
        }
        return out;
    }

    private static double[] envelope(Clip clip, double seconds) {
        double[] mono = clip.mono();
        double keep = Math.exp(-1 / (seconds * clip.rate()));
        double power = 0;
        for (int i = 0; i < mono.length; i++) {
            power = keep * power + (1 - keep) * mono[i] * mono[i];
            mono[i] = Math.sqrt(power);
        }
        return mono;
    }

    /**
     * In the measure of the programme's level in each tone's own band: every bin of the tones' STFT (4096-point Hann, hop
     * 1024) takes the RMS magnitude of the programme over ±40 bins; the strongest forgery of lines.
     */
    static double[] bandShaped(double[] tones, Clip clip) {
        DoubleFFT_1D fft = new DoubleFFT_1D(SIZE);
        double[] mono = clip.mono();
        double[] out = new double[tones.length];
        double[] music = new double[2 * SIZE];
        double[] comb = new double[2 * SIZE];
        double[] gain = new double[SIZE / 2 + 1];
        for (int start = 0; start + SIZE <= tones.length; start += HOP) {
            load(fft, mono, start, music);
            load(fft, tones, start, comb);
            bandLevels(music, gain);
            for (int k = 0; k < SIZE; k++) {
                double g = gain[Math.min(k, SIZE - k)];
                comb[2 * k] *= g;
                comb[2 * k + 1] *= g;
            }
            fft.complexInverse(comb, true);
            for (int i = 0; i < SIZE; i++) {
                out[start + i] += comb[2 * i] * hann(i);
            }
        }
        return out;
    }

    private static void load(DoubleFFT_1D fft, double[] x, int start, double[] spectrum) {
        for (int i = 0; i < SIZE; i++) {
            spectrum[2 * i] = x[start + i] * hann(i);
            spectrum[2 * i + 1] = 0;
        }
        fft.complexForward(spectrum);
    }

    private static void bandLevels(double[] spectrum, double[] gain) {
        double[] sums = new double[gain.length + 1];
        for (int k = 0; k < gain.length; k++) {
            double power = spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
            sums[k + 1] = sums[k] + power;
        }
        for (int k = 0; k < gain.length; k++) {
            int from = Math.max(0, k - 40);
            int to = Math.min(gain.length, k + 41);
            gain[k] = Math.sqrt((sums[to] - sums[from]) / (to - from));
        }
    }

    private static double hann(int i) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
    }
}
