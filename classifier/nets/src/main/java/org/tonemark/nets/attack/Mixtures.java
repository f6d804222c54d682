package org.tonemark.nets.attack;

import org.tonemark.nets.dataset.Clip;

/** Human and AI music in one track. */
final class Mixtures {
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

    /** Mono, at another rate, by a sinc of 32 zero crossings a side under a Hann window. */
    static double[] resampled(Clip clip, int rate) {
        double[] mono = clip.mono();
        if (clip.rate() == rate) {
            return mono;
        }
        double ratio = clip.rate() / (double) rate;
        double cutoff = Math.min(1, 1 / ratio);
        int reach = (int) Math.ceil(32 / cutoff);
        double[] out = new double[(int) (mono.length / ratio)];
        for (int i = 0; i < out.length; i++) {
            double at = i * ratio;
            int middle = (int) at;
            for (int j = Math.max(0, middle - reach + 1); j <= Math.min(mono.length - 1, middle + reach); j++) {
                double x = at - j;
                double phase = Math.PI * cutoff * x;
                double sinc = Math.abs(phase) < 1e-9 ? 1 : Math.sin(phase) / phase;
                out[i] += mono[j] * cutoff * sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / reach));
            }
        }
        return out;
    }
}
