package org.tonemark.features.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.BlockSink;
import org.tonemark.features.decode.DecodeResult.Decoded;
import org.tonemark.features.fingerprint.FingerprintMeter;
import org.tonemark.features.level.LevelMeter;
import org.tonemark.features.level.Mix;
import org.tonemark.features.level.WaveformMeter;
import org.tonemark.features.origin.OriginFeatures;
import org.tonemark.features.origin.OriginWindow;
import org.tonemark.features.tags.TagFeatures;

/** The pass over one track. */
final class TrackPass implements BlockSink {
    private static final int BINS = 8193;

    private final OriginFeatures origin;
    private final TagFeatures tags;
    private final float[] window;
    private final List<WindowMeasurement> windows = new ArrayList<>();
    private final double[] spectrumSum = new double[BINS];
    private final WaveformMeter waveform = new WaveformMeter();
    private double spectrumSeconds;
    private float[] mono = new float[0];
    private @Nullable LevelMeter levels;
    private @Nullable MonoWindows cutter;
    private @Nullable FingerprintMeter fingerprint;

    TrackPass(OriginFeatures origin, TagFeatures tags, float[] window) {
        this.origin = origin;
        this.tags = tags;
        this.window = window;
    }

    @Override
    public void start(int sampleRateHz, int channels) {
        levels = new LevelMeter(sampleRateHz, channels);
        cutter = new MonoWindows(sampleRateHz, window, this::measureWindow);
        fingerprint = new FingerprintMeter(sampleRateHz);
    }

    @Override
    public void accept(float[][] block, int length) {
        if (mono.length < length) {
            mono = new float[length];
        }
        Mix.mono(block, length, mono);
        Objects.requireNonNull(levels).accept(block, mono, length);
        waveform.accept(mono, length);
        Objects.requireNonNull(fingerprint).accept(mono, length);
        Objects.requireNonNull(cutter).accept(mono, length);
    }

    private void measureWindow(float[] samples, int length, double startSeconds) {
        OriginWindow measured = origin.measure(samples, 0, length);
        double seconds = (double) length / MonoWindows.SAMPLE_RATE;
        for (int i = 0; i < spectrumSum.length; i++) {
            spectrumSum[i] += seconds * measured.meanDb()[i];
        }
        spectrumSeconds += seconds;
        windows.add(new WindowMeasurement(
                startSeconds,
                startSeconds + seconds,
                decibels(samples, length),
                measured.features(),
                measured.lines(),
                tags.measure(samples, 0, length).orElse(null)));
    }

    private static double decibels(float[] x, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) x[i] * x[i];
        }
        return 10 * Math.log10(Math.max(sum / length, 1e-12));
    }

    TrackMeasurement result(Decoded decoded) {
        Objects.requireNonNull(cutter).finish();
        float[] spectrum = new float[spectrumSum.length];
        for (int i = 0; i < spectrum.length; i++) {
            spectrum[i] = (float) (spectrumSum[i] / spectrumSeconds);
        }
        return new TrackMeasurement(
                decoded.audio(),
                decoded.truncated(),
                decoded.damagedFrames(),
                Objects.requireNonNull(levels).result(),
                windows,
                spectrum,
                waveform.result(),
                Objects.requireNonNull(fingerprint).result());
    }
}
