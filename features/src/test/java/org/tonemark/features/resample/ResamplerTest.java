package org.tonemark.features.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.decode.Signals;

class ResamplerTest {
    private static final double SECONDS = 1.5;

    @ParameterizedTest
    @CsvSource({
        "48000, 44100", "44100, 44100", "96000, 44100", "192000, 44100", "8000, 44100", "11025, 44100",
        "32000, 44100", "44056, 44100", "47999, 44100", "44100, 22050", "48000, 16000", "44100, 16000"
    })
    void shouldGiveTheSameSineAtTheNewRateWithoutDelay(int from, int to) {
        double nyquist = Math.min(from, to) / 2.0;
        for (double share : new double[] {0.01, 0.3, 0.7, 0.9}) {
            double hz = share * nyquist;

            float[] out = resample(Signals.sine(hz, 0.5, 0.4, from, SECONDS), from, to, 1000);

            float[] expected = Signals.sine(hz, 0.5, 0.4, to, SECONDS);
            assertThat(out).hasSize((int) Math.ceil(Math.round(from * SECONDS) * (double) to / from));
            assertThat(decibels(error(out, expected) / 0.5)).as("%s Hz", hz).isLessThan(-80);
        }
    }

    @ParameterizedTest
    @CsvSource({"96000, 44100, 24150", "96000, 44100, 30000", "192000, 44100, 90000", "44100, 16000, 9000"})
    void shouldRejectWhatWouldFoldIntoTheBand(int from, int to, double hz) {
        float[] out = resample(Signals.sine(hz, 0.5, 0, from, SECONDS), from, to, 4096);

        assertThat(hz).isGreaterThan(to * (1 - PolyphaseBank.PASS / 2));
        assertThat(decibels(error(out, new float[out.length]) / 0.5)).isLessThan(-80);
    }

    @ParameterizedTest
    @CsvSource({"8000, 44100, 1000", "32000, 44100, 9000", "44100, 48000, 15000"})
    void shouldRejectImagesWhenRateRises(int from, int to, double hz) {
        float[] out = resample(Signals.sine(hz, 0.5, 0, from, SECONDS), from, to, 4096);

        float[] expected = Signals.sine(hz, 0.5, 0, to, SECONDS);
        assertThat(decibels(error(out, expected) / 0.5)).isLessThan(-80);
    }

    /** Every fill of the last batch, also the one that ends just before it is full. */
    @ParameterizedTest
    @CsvSource({"16000, 44100, 41200", "22050, 44100, 700", "48000, 44100, 41000", "32000, 44100, 82000"})
    void shouldEndWhateverTheLength(int from, int to, int longest) {
        for (int length = 1; length <= longest; length += length < longest - 800 ? 997 : 1) {
            float[] out = resample(new float[length], from, to, 8192);
            assertThat(out).hasSize((int) Math.ceil((double) length * to / from));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 9999, 72_000})
    void shouldNotDependOnBlocks(int block) {
        float[] in = Signals.noise(1, 48_000, SECONDS, 3);

        assertThat(resample(in, 48_000, 44_100, block)).isEqualTo(resample(in, 48_000, 44_100, 8192));
    }

    @Test
    void shouldPassConstantsExactlyInTheMiddle() {
        float[] ones = new float[9600];
        Arrays.fill(ones, 1);

        float[] out = resample(ones, 48_000, 44_100, 512);

        for (int i = 100; i < out.length - 100; i++) {
            assertThat(out[i]).isBetween(0.999999f, 1.000001f);
        }
    }

    @Test
    void shouldRefuseRatesThatAreNone() {
        assertThatThrownBy(() -> new Resampler(0, 44_100)).isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] resample(float[] in, int from, int to, int block) {
        Resampler resampler = new Resampler(from, to);
        float[] out = new float[resampler.maxOutput(in.length) + resampler.maxOutput(0)];
        float[] part = new float[resampler.maxOutput(block)];
        int n = 0;
        for (int at = 0; at < in.length; at += block) {
            float[] piece = Arrays.copyOfRange(in, at, Math.min(in.length, at + block));
            int got = resampler.process(piece, piece.length, part);
            System.arraycopy(part, 0, out, n, got);
            n += got;
        }
        int rest = resampler.flush(part);
        System.arraycopy(part, 0, out, n, rest);
        return Arrays.copyOf(out, n + rest);
    }

    /** Largest difference away from the ends, where silence meets the sine. */
    private static double error(float[] a, float[] b) {
        int edge = a.length / 8;
        double worst = 0;
        for (int i = edge; i < a.length - edge; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    private static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }
}
