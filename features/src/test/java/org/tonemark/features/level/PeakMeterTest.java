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

class PeakMeterTest {
    private static final int RATE = 48_000;

    /** EBU Tech 3341, cases 15 to 19: tolerance +0.2, −0.4 dB. */
    @ParameterizedTest
    @CsvSource({"4, 0, 0.50, -6.0", "4, 45, 0.50, -6.0", "6, 60, 0.50, -6.0", "8, 67.5, 0.50, -6.0", "4, 45, 1.41, 3.0"
    })
    void shouldMeetTech3341(int divisor, double degrees, double amplitude, double expected) {
        PeakMeter meter = new PeakMeter();

        float[] sine = faded(Signals.sine(RATE / (double) divisor, amplitude, Math.toRadians(degrees), RATE, 3));
        meter.accept(sine, sine.length);

        assertThat(20 * Math.log10(meter.truePeak())).isBetween(expected - 0.4, expected + 0.2);
    }

    /** A burst that starts at once overshoots; the signals of the document fade. */
    private static float[] faded(float[] x) {
        int ramp = RATE / 10;
        for (int i = 0; i < ramp; i++) {
            x[i] *= (float) i / ramp;
            x[x.length - 1 - i] *= (float) i / ramp;
        }
        return x;
    }

    @Test
    void shouldFindPeakBetweenSamples() {
        PeakMeter meter = new PeakMeter();

        float[] sine = faded(Signals.sine(RATE / 4.0, 1, Math.PI / 4, RATE, 1));
        meter.accept(sine, sine.length);

        assertThat(largest(sine)).isCloseTo(0.7071f, within(0.001f));
        assertThat(meter.truePeak()).isCloseTo(1, within(0.02));
    }

    /** Passing over quiet stretches must not change the result: compared with interpolation of every sample. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAgreeWithInterpolatingEverything(long seed) {
        float[] x = bursts(seed);
        PeakMeter meter = new PeakMeter();
        meter.accept(x, x.length);

        float expected = largest(x);
        for (float[] phase : PeakMeter.PHASES) {
            for (int end = 1; end <= x.length; end++) {
                expected = Math.max(expected, Math.abs(filtered(phase, x, end)));
            }
        }

        assertThat(meter.truePeak()).isEqualTo(expected);
    }

    /** In the meter's order of sums. */
    private static float filtered(float[] h, float[] x, int end) {
        float y = 0;
        for (int j = 0; j < h.length; j++) {
            int at = end - h.length + j;
            y += h[h.length - 1 - j] * (at < 0 ? 0 : x[at]);
        }
        return y;
    }

    private static float[] bursts(long seed) {
        Random random = new Random(seed);
        float[] x = new float[20_000];
        double level = 0.001;
        for (int i = 0; i < x.length; i++) {
            if (random.nextInt(300) == 0) {
                level = Math.pow(10, -3 * random.nextDouble());
            }
            x[i] = (float) (level * random.nextGaussian() / 3);
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 511, 512, 513, 4000})
    void shouldCountRunsAtFullScaleAcrossBlocks(int block) {
        float[] x = Signals.sine(100, 0.3, 0, RATE, 0.5);
        Arrays.fill(x, 510, 515, 1f); // 5
        Arrays.fill(x, 1000, 1002, 1f); // too short
        Arrays.fill(x, 2000, 2003, -1.2f); // 3
        Arrays.fill(x, 3000, 3002, 1f); // two of each sign: no run
        Arrays.fill(x, 3002, 3004, -1f);
        PeakMeter meter = new PeakMeter();

        for (int at = 0; at < x.length; at += block) {
            float[] part = Arrays.copyOfRange(x, at, Math.min(x.length, at + block));
            meter.accept(part, part.length);
        }

        assertThat(meter.clipped()).isEqualTo(8);
        assertThat(meter.samples()).isEqualTo(x.length);
    }

    private static float largest(float[] x) {
        float largest = 0;
        for (float v : x) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
