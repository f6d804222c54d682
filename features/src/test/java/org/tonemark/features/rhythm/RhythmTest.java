package org.tonemark.features.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.Signals;
import org.tonemark.features.spectrum.FrameSpectra;

class RhythmTest {
    private static final int SECONDS = 10 * Signals.RATE;

    /** Noise bursts of 50 ms at a tempo, over faint noise. */
    private static float[] clicks(double bpm) {
        float[] x = Signals.noise(SECONDS);
        for (int i = 0; i < SECONDS; i++) {
            double sinceBeat = (double) i / Signals.RATE % (60 / bpm);
            x[i] *= sinceBeat < 0.05 ? 1f : 0.001f;
        }
        return x;
    }

    private static FrameSpectra load(float[] x) {
        FrameSpectra spectra = new FrameSpectra();
        assertThat(spectra.load(x, 0, x.length)).isTrue();
        return spectra;
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 100, 120, 150})
    void shouldFindTempoAndRateWhenClicksAreRegular(double bpm) {
        OnsetEnvelope envelope = new OnsetEnvelope(load(clicks(bpm)));
        assertThat(new Periodicity(envelope).tempo()).isCloseTo(bpm, within(0.03 * bpm));
        assertThat(envelope.onsetRate()).isCloseTo(bpm / 60, within(0.2));
    }

    @Test
    void shouldPeakAtTheModulationWhenLoudnessSwings() {
        float[] x = Signals.noise(SECONDS);
        for (int i = 0; i < SECONDS; i++) {
            x[i] *= (float) (1 + 0.8 * Math.sin(2 * Math.PI * 4 * i / Signals.RATE));
        }
        double[] pattern = new Fluctuation().pattern(load(x));
        // 4 Hz is modulation bin 23.8: band 8 is bins 23 … 32; all mel bands swing alike
        for (int b = 4; b < 16; b++) {
            for (int m = 0; m < 11; m++) {
                if (m != 7 && m != 8) {
                    assertThat(pattern[m * 16 + b]).isLessThan(pattern[8 * 16 + b]);
                }
            }
        }
    }

    @Test
    void shouldFindStrokesWhenTarsosListens() {
        List<Double> onsets = ComplexOnsets.seconds(clicks(120), 0, SECONDS, Signals.RATE);
        assertThat(onsets).hasSize(19);
        for (int i = 0; i < onsets.size(); i++) {
            assertThat(onsets.get(i)).isCloseTo(0.5 * (i + 1), within(0.02));
        }
        assertThat(ComplexOnsets.seconds(new float[SECONDS], 0, SECONDS, Signals.RATE))
                .isEmpty();
    }
}
