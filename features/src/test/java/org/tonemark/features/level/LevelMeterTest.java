package org.tonemark.features.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.decode.Signals;
import org.tonemark.features.resample.Resampler;

class LevelMeterTest {
    private static final int RATE = 48_000;

    @Test
    void shouldMeasureWidthInClosedForm() {
        float[] a = Signals.noise(0.1, RATE, 2, 1);
        float[] b = Signals.noise(0.1, RATE, 2, 2);
        float[] inverted = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            inverted[i] = -a[i];
        }

        assertThat(levels(RATE, a, a).stereoWidth()).isZero();
        assertThat(levels(RATE, a, inverted).stereoWidth()).isEqualTo(1);
        assertThat(levels(RATE, a, b).stereoWidth()).isCloseTo(0.5, within(0.01));
        assertThat(levels(RATE, a).stereoWidth()).isNull();
        assertThat(levels(RATE, new float[RATE], new float[RATE]).stereoWidth()).isNull();
    }

    /** Noise of a low rate, resampled: the pass band of the resampler ends at .907 of Nyquist, its stop at 1.093. */
    @ParameterizedTest
    @CsvSource({"8000, 48000", "16000, 44100", "32000, 48000", "44100, 96000"})
    void shouldFindWhereContentEnds(int from, int to) {
        Levels levels = levels(to, resampled(Signals.noise(0.3, from, 4, 5), from, to));

        assertThat(levels.bandwidthHz()).isBetween(0.45 * from, 0.56 * from);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 44_100, 192_000})
    void shouldGiveFullBandwidthWhenNoiseFillsTheBand(int rate) {
        assertThat(levels(rate, Signals.noise(0.3, rate, 2, 5)).bandwidthHz()).isCloseTo(rate / 2.0, within(30.0));
    }

    @Test
    void shouldNotTakeQuantisationNoiseForContent() {
        float[] tones = Signals.sine(2000, 0.2, 0, RATE, 4);
        float[] more = Signals.noise(0.05, 8_000, 4, 3);
        float[] low = resampled(more, 8_000, RATE);
        Random dither = new Random(1);
        for (int i = 0; i < tones.length; i++) {
            double triangular = dither.nextDouble() + dither.nextDouble() - 1;
            tones[i] = Math.round((tones[i] + low[i]) * 32768 + triangular) / 32768f;
        }

        assertThat(levels(RATE, tones).bandwidthHz()).isLessThan(4500);
    }

    @Test
    void shouldKnowNothingOfSilence() {
        Levels levels = levels(RATE, new float[RATE * 4]);

        assertThat(levels).isEqualTo(new Levels(null, null, null, 0, 1, 0, null));
    }

    @Test
    void shouldShareClippingAmongChannels() {
        float[] clean = Signals.sine(440, 0.5, 0, RATE, 1);
        float[] clipped = clean.clone();
        Arrays.fill(clipped, 1000, 1000 + RATE / 10, 1f);

        assertThat(levels(RATE, clean, clipped).clippedRatio()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void shouldOutlineTrackInBoundedColumns() {
        WaveformMeter meter = new WaveformMeter();
        float[] block = new float[1000];
        for (int i = 0; i < 10_000; i++) {
            Arrays.fill(block, i < 5000 ? 0.25f : -0.5f);
            block[3] = 0.75f;
            meter.accept(block, block.length);
        }

        Waveform waveform = meter.result();

        assertThat(waveform.low()).hasSizeBetween(1000, 2000);
        assertThat(waveform.samplesPerColumn() * (waveform.low().length - 1)).isLessThan(10_000_000L);
        assertThat(waveform.samplesPerColumn() * waveform.low().length).isGreaterThanOrEqualTo(10_000_000L);
        assertThat(waveform.low()[0]).isEqualTo(0.25f);
        assertThat(waveform.low()[waveform.low().length - 1]).isEqualTo(-0.5f);
        for (float high : waveform.high()) {
            assertThat(high).isEqualTo(0.75f);
        }
    }

    private static float[] resampled(float[] x, int from, int to) {
        Resampler resampler = new Resampler(from, to);
        float[] out = new float[resampler.maxOutput(x.length) + resampler.maxOutput(0)];
        int n = resampler.process(x, x.length, out);
        float[] rest = new float[resampler.maxOutput(0)];
        int more = resampler.flush(rest);
        System.arraycopy(rest, 0, out, n, more);
        return Arrays.copyOf(out, n + more);
    }

    private static Levels levels(int rate, float[]... channels) {
        LevelMeter meter = new LevelMeter(rate, channels.length);
        for (int at = 0; at < channels[0].length; at += 8192) {
            int from = at;
            int to = Math.min(channels[0].length, at + 8192);
            float[][] block = Arrays.stream(channels)
                    .map(c -> Arrays.copyOfRange(c, from, to))
                    .toArray(float[][]::new);
            meter.accept(block, to - from);
        }
        return meter.result();
    }
}
