package org.tonemark.features.fingerprint;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.features.resample.Resampler;

/** Mono samples of any rate at {@value #RATE} Hz: halved while that stays above, then resampled. */
final class LowRate {
    static final int RATE = 11_025;

    private final List<Decimator> halvings = new ArrayList<>();
    private final Resampler resampler;
    private final FrameCutter sink;
    private float[] a = new float[0];
    private float[] b = new float[0];

    LowRate(int sampleRateHz, FrameCutter sink) {
        int rate = sampleRateHz;
        while (rate % 2 == 0 && rate / 2 >= RATE) {
            halvings.add(new Decimator());
            rate /= 2;
        }
        resampler = new Resampler(rate, RATE);
        this.sink = sink;
    }

    void accept(float[] mono, int length) {
        give(mono, length, 0);
    }

    /** Gives what the filters hold back. */
    void finish() {
        for (int stage = 0; stage < halvings.size(); stage++) {
            float[] rest = new float[Decimator.maxOutput(0)];
            int n = halvings.get(stage).flush(rest);
            give(rest, n, stage + 1);
        }
        float[] rest = new float[resampler.maxOutput(0)];
        sink.accept(rest, resampler.flush(rest));
    }

    private void give(float[] samples, int length, int stage) {
        float[] in = samples;
        int n = length;
        for (int s = stage; s < halvings.size(); s++) {
            float[] out = s % 2 == 0 ? roomA(n) : roomB(n);
            n = halvings.get(s).process(in, n, out);
            in = out;
        }
        float[] out = in == a ? resampledB(n) : resampledA(n);
        sink.accept(out, resampler.process(in, n, out));
    }

    private float[] roomA(int n) {
        a = room(a, Decimator.maxOutput(n));
        return a;
    }

    private float[] roomB(int n) {
        b = room(b, Decimator.maxOutput(n));
        return b;
    }

    private float[] resampledA(int n) {
        a = room(a, resampler.maxOutput(n));
        return a;
    }

    private float[] resampledB(int n) {
        b = room(b, resampler.maxOutput(n));
        return b;
    }

    private static float[] room(float[] array, int size) {
        return array.length < size ? new float[size] : array;
    }
}
