package org.tonemark.features.level;

import org.tonemark.features.Accumulator;

/** All of {@link Levels} in one pass. One instance measures one track. */
public final class LevelMeter implements Accumulator<Levels> {
    private final LoudnessMeter loudness;
    private final PeakMeter[] peaks;
    private final BandwidthMeter bandwidth;
    private final StereoWidthMeter width = new StereoWidthMeter();
    private float[] mono = new float[0];

    /** @param channels in the order of WAV and ffmpeg: left, right, centre, low frequencies, back, side */
    public LevelMeter(int sampleRateHz, int channels) {
        loudness = new LoudnessMeter(sampleRateHz, channels);
        peaks = new PeakMeter[channels];
        for (int c = 0; c < channels; c++) {
            peaks[c] = new PeakMeter();
        }
        bandwidth = new BandwidthMeter(sampleRateHz);
    }

    @Override
    public void accept(float[][] block, int length) {
        if (mono.length < length) {
            mono = new float[length];
        }
        Mix.mono(block, length, mono);
        accept(block, mono, length);
    }

    /** The same for a caller that has the mean of the channels at hand. */
    public void accept(float[][] block, float[] mean, int length) {
        loudness.accept(block, length);
        for (int c = 0; c < peaks.length; c++) {
            peaks[c].accept(block[c], length);
        }
        width.accept(block, length);
        bandwidth.accept(mean, length);
    }

    @Override
    public Levels result() {
        double peak = 0;
        long clipped = 0;
        long samples = 0;
        for (PeakMeter meter : peaks) {
            peak = Math.max(peak, meter.truePeak());
            clipped += meter.clipped();
            samples += meter.samples();
        }
        return new Levels(
                loudness.integratedLufs(),
                loudness.rangeLu(),
                peak == 0 ? null : 20 * Math.log10(peak),
                samples == 0 ? 0 : (double) clipped / samples,
                loudness.silenceRatio(),
                bandwidth.result(),
                width.result());
    }
}
