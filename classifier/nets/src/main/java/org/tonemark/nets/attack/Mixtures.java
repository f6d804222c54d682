package org.tonemark.nets.attack;

import org.tonemark.nets.dataset.Clip;

/** Human and AI music in one track. */
final class Mixtures {
    private static final int CROSSINGS = 32;
    private static final int STEPS = 1024;
    private static final double[] KERNEL = kernel();

    private Mixtures() {}

    /** Both at once, the AI music at a level relative to the RMS of the human music. */
    static Clip layered(Clip human, Clip ai, double decibels) {
        return human.plus(resampled(ai, human.rate()), decibels);
    }

    /** Some seconds of AI music, then human music to {@code seconds} in all, from its start again as often as needed. */
    static Clip joined(Clip human, Clip ai, double intro, double seconds) {
        double[] first = resampled(ai, human.rate());
        double power = 0;
        for (double v : first) {
            power += v * v;
        }
        double gain = power == 0 ? 0 : human.rms() / Math.sqrt(power / first.length);
        int change = Math.min(first.length, (int) (intro * human.rate()));
        float[][] out = new float[human.samples().length][(int) (seconds * human.rate())];
        for (int c = 0; c < out.length; c++) {
            for (int i = 0; i < out[c].length; i++) {
                out[c][i] = i < change ? (float) (gain * first[i]) : human.samples()[c][(i - change) % human.length()];
            }
        }
        return new Clip(out, human.rate());
    }

    /** Mono, at another rate, by a sinc of 32 zero crossings a side under a Hann window, read from a table. */
    static double[] resampled(Clip clip, int rate) {
        double[] mono = clip.mono();
        if (clip.rate() == rate) {
            return mono;
        }
        double ratio = clip.rate() / (double) rate;
        double cutoff = Math.min(1, 1 / ratio);
        double reach = CROSSINGS / cutoff;
        double[] out = new double[(int) (mono.length / ratio)];
        for (int i = 0; i < out.length; i++) {
            double at = i * ratio;
            int last = (int) Math.min(mono.length - 1, Math.floor(at + reach));
            for (int j = (int) Math.max(0, Math.ceil(at - reach)); j <= last; j++) {
                out[i] += mono[j] * cutoff * KERNEL[(int) (Math.abs(at - j) * cutoff * STEPS + 0.5)];
            }
        }
        return out;
    }

    private static double[] kernel() {
        double[] kernel = new double[CROSSINGS * STEPS + 2];
        kernel[0] = 1;
        for (int i = 1; i < kernel.length; i++) {
            double x = Math.PI * i / STEPS;
            kernel[i] = Math.sin(x) / x * (0.5 + 0.5 * Math.cos(x / CROSSINGS));
        }
        return kernel;
    }
}
