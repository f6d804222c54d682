package org.tonemark.features.timbre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.ZeroCrossingRateProcessor;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tonemark.features.Signals;
import org.tonemark.features.spectrum.FrameSpectra;

class TimbreTest {
    private static final int SECONDS = 7 * Signals.RATE;

    private static FrameSpectra load(float[] x) {
        FrameSpectra spectra = new FrameSpectra();
        assertThat(spectra.load(x, 0, x.length)).isTrue();
        return spectra;
    }

    private static float[] add(float[] a, float[] b) {
        float[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    @Test
    void shouldSitOnTheToneWhenSingleSine() {
        SpectralShape shape = new SpectralShape(load(Signals.sine(SECONDS, 1000, 0.5)));
        assertThat(Arrays.stream(shape.centroid)).allSatisfy(f -> assertThat(f).isCloseTo(1000, within(1.0)));
        assertThat(Arrays.stream(shape.bandwidth)).allSatisfy(f -> assertThat(f).isLessThan(12));
        for (double[] rolloff : shape.rolloff) {
            assertThat(Arrays.stream(rolloff))
                    .allSatisfy(f -> assertThat(f).isCloseTo(1000, within(1.5 * FrameSpectra.BIN_HZ)));
        }
        assertThat(Arrays.stream(shape.flatness)).allSatisfy(f -> assertThat(f).isLessThan(-10));
        // 2,000 crossings a second among 22,050 samples
        assertThat(Arrays.stream(shape.zeroCrossings))
                .allSatisfy(z -> assertThat(z).isCloseTo(2000 / 22050.0, within(1e-3)));
    }

    @Test
    void shouldLieBetweenWhenTwoSinesOfKnownPower() {
        // powers 4:1 at 1 and 3 kHz: centroid 1400, deviation 800
        float[] x = add(Signals.sine(SECONDS, 1000, 0.4), Signals.sine(SECONDS, 3000, 0.2));
        SpectralShape shape = new SpectralShape(load(x));
        assertThat(Arrays.stream(shape.centroid)).allSatisfy(f -> assertThat(f).isCloseTo(1400, within(3.0)));
        assertThat(Arrays.stream(shape.bandwidth)).allSatisfy(f -> assertThat(f).isCloseTo(800, within(3.0)));
        assertThat(Arrays.stream(shape.rolloff[0]))
                .allSatisfy(f -> assertThat(f).isCloseTo(1000, within(17.0)));
        assertThat(Arrays.stream(shape.rolloff[1]))
                .allSatisfy(f -> assertThat(f).isCloseTo(3000, within(17.0)));
    }

    @Test
    void shouldNearTheExponentialMeanWhenWhiteNoise() {
        // power of noise is exponential: mean of ln minus ln of mean is −0.5772 (Euler)
        SpectralShape shape = new SpectralShape(load(Signals.noise(SECONDS)));
        double mean = Arrays.stream(shape.flatness).average().orElseThrow();
        assertThat(mean).isCloseTo(-0.5772, within(0.02));
        assertThat(Arrays.stream(shape.centroid).average().orElseThrow()).isCloseTo(4020, within(40.0));
    }

    @Test
    void shouldAgreeWithTarsosWhenCountingCrossings() {
        FrameSpectra spectra = load(Signals.music(SECONDS));
        SpectralShape shape = new SpectralShape(spectra);
        ZeroCrossingRateProcessor tarsos = new ZeroCrossingRateProcessor();
        AudioEvent event = new AudioEvent(new TarsosDSPAudioFormat(22050, 16, 1, true, false));
        for (int t = 0; t < spectra.frames(); t++) {
            int from = t * FrameSpectra.HOP;
            event.setFloatBuffer(Arrays.copyOfRange(spectra.samples(), from, from + FrameSpectra.SIZE));
            tarsos.process(event);
            assertThat(shape.zeroCrossings[t]).isCloseTo(tarsos.getZeroCrossingRate(), within(2.0 / 2047));
        }
    }

    @Test
    void shouldIgnoreGainWhenDescribing() {
        float[] x = Signals.music(SECONDS);
        float[] quiet = new float[SECONDS];
        for (int i = 0; i < SECONDS; i++) {
            quiet[i] = x[i] / 64;
        }
        float[] loud = Arrays.copyOf(load(x).logMel(), 64 * 100);
        assertThat(Arrays.copyOf(load(quiet).logMel(), 64 * 100)).containsExactly(loud, within(1e-4f));
    }

    @Test
    void shouldHaveHighContrastWhenTonesStandOnFaintNoise() {
        float[] tones = add(Signals.sine(SECONDS, 1000, 0.3), Signals.sine(SECONDS, 2500, 0.3));
        double[][] tonal = new SpectralContrast(load(tones)).contrast;
        double[][] noisy = new SpectralContrast(load(Signals.noise(SECONDS))).contrast;
        assertThat(tonal[3][5]).isGreaterThan(40);
        assertThat(noisy[5][5]).isBetween(10.0, 20.0);
    }

    @Test
    void shouldKeepStrokesAndTonesApartWhenSeparating() {
        double[] tone = HarmonicPercussive.statistics(load(Signals.sine(SECONDS, 1000, 0.3)));
        float[] clicks = new float[SECONDS];
        for (int i = 0; i < SECONDS; i += Signals.RATE / 2) {
            for (int j = 0; j < 200; j++) {
                clicks[i + j] = (float) Signals.uniform(j, 9);
            }
        }
        double[] stroke = HarmonicPercussive.statistics(load(clicks));
        assertThat(tone[0]).isPositive();
        assertThat(stroke[0]).isNegative();
    }

    @Test
    void shouldMatchSortedMedianWhenFiltering() {
        float[] v = {5, 1, 4, 2, 3, 9, 0, 7, 7, 1};
        float[] out = new float[v.length];
        HarmonicPercussive.runningMedian(v, 0, 1, v.length, new float[3], out);
        assertThat(out).containsExactly(5, 4, 2, 3, 3, 3, 7, 7, 7, 1);
    }

    @Test
    void shouldBeOrthonormalWhenTransformingCepstra() {
        // one DCT basis function as log-mel gives one coefficient: checked through a flat spectrum, c0 = sqrt(64)·L
        FrameSpectra spectra = load(Signals.noise(SECONDS));
        double[][] c = Mfcc.of(spectra);
        double sum = 0;
        for (int b = 0; b < 64; b++) {
            sum += spectra.logMel()[b];
        }
        assertThat(c[0][0]).isCloseTo(sum / 8, within(1e-6));
        double[][] ramp = new double[1][10];
        for (int t = 0; t < 10; t++) {
            ramp[0][t] = 3 * t;
        }
        assertThat(Mfcc.deltas(ramp)[0]).containsOnly(3.0);
    }

    @Test
    void shouldCutWholePatchesOnlyWhenAskedForPatches() {
        FrameSpectra spectra = load(Signals.noise(SECONDS));
        List<float[]> patches = LogMelPatches.of(spectra, 128, 64);
        assertThat(patches).hasSize((spectra.frames() - 128) / 64 + 1);
        assertThat(patches.get(1)[5]).isEqualTo(spectra.logMel()[64 * 64 + 5]);
        assertThatIllegalArgumentException().isThrownBy(() -> LogMelPatches.of(spectra, 0, 1));
    }

    @Test
    void shouldRefuseWhenSilentOrShort() {
        FrameSpectra spectra = new FrameSpectra();
        assertThat(spectra.load(new float[SECONDS], 0, SECONDS)).isFalse();
        assertThat(spectra.load(Signals.noise(SECONDS), 0, 5 * Signals.RATE)).isFalse();
        assertThat(spectra.frames()).isZero();
    }
}
