package org.tonemark.features.tonal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.Signals;
import org.tonemark.features.spectrum.FrameSpectra;

class ChromaTest {
    private static final int SECONDS = 7 * Signals.RATE;
    private static final int[] MAJOR_SCALE = {0, 2, 4, 5, 7, 9, 11};

    private static Chroma measure(float[] x) {
        FrameSpectra spectra = new FrameSpectra();
        assertThat(spectra.load(x, 0, x.length)).isTrue();
        return new Chroma(spectra);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7, 11})
    void shouldGiveOnePitchClassWhenSingleTone(int semitones) {
        Chroma chroma = measure(Signals.sine(SECONDS, 880 * Math.pow(2, semitones / 12.0), 0.3));
        assertThat(chroma.profile[semitones]).isGreaterThan(0.8);
        assertThat(Arrays.stream(chroma.profile).sum()).isBetween(0.999, 1.001);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 10})
    void shouldFindTheKeyWhenMajorScaleWithStressedTriad(int root) {
        float[] x = new float[SECONDS];
        for (int step : MAJOR_SCALE) {
            double amplitude = step == 0 ? 0.2 : step == 7 || step == 4 ? 0.15 : 0.08;
            float[] tone = Signals.sine(SECONDS, 440 * Math.pow(2, (root + step) / 12.0), amplitude);
            for (int i = 0; i < SECONDS; i++) {
                x[i] += tone[i];
            }
        }
        Chroma chroma = measure(x);
        assertThat(chroma.root()).isEqualTo(root);
        assertThat(chroma.major[root])
                .isGreaterThan(0.85)
                .isGreaterThan(Arrays.stream(chroma.minor).max().orElseThrow());
    }

    @Test
    void shouldSpreadWhenNoise() {
        Chroma chroma = measure(Signals.noise(SECONDS));
        assertThat(Arrays.stream(chroma.profile)).allSatisfy(p -> assertThat(p).isBetween(0.06, 0.11));
    }
}
