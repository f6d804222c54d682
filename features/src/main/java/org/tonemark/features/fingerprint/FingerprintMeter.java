package org.tonemark.features.fingerprint;

import org.tonemark.features.Accumulator;
import org.tonemark.features.level.Mix;

/**
 * The fingerprint of a track, from blocks of its samples. Silence, and a track shorter than 93 ms, give a fingerprint
 * without peaks; samples that are not finite count as silence. State does not grow with duration but for the peaks,
 * under 3 kB a minute in the end. Bit for bit the same whatever the size of the blocks.
 */
public final class FingerprintMeter implements Accumulator<Fingerprint> {
    private final PeakPicker picker = new PeakPicker();
    private final LowRate low;
    private float[] mono = new float[0];

    /** @param sampleRateHz rate of the samples to come, Hz */
    public FingerprintMeter(int sampleRateHz) {
        low = new LowRate(sampleRateHz, new FrameCutter(picker));
    }

    @Override
    public void accept(float[][] block, int length) {
        if (mono.length < length) {
            mono = new float[length];
        }
        Mix.mono(block, length, mono);
        accept(mono, length);
    }

    /** The same for a caller that has the mean of the channels at hand. */
    public void accept(float[] mean, int length) {
        low.accept(mean, length);
    }

    @Override
    public Fingerprint result() {
        low.finish();
        return picker.finish();
    }
}
