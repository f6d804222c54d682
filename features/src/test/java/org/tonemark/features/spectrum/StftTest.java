package org.tonemark.features.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StftTest {
    private static float[] cosine(int n, int size, int bin) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) Math.cos(2 * Math.PI * bin * i / size);
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 2048, 16384})
    void shouldGiveQuarterOfSizeWhenFullScaleCosineOnBin(int size) {
        List<double[]> frames = new ArrayList<>();
        new Stft(size, size / 4).transform(cosine(4 * size, size, 37), 0, 4 * size, (t, p) -> frames.add(p.clone()));
        assertThat(frames).hasSize(13);
        for (double[] p : frames) {
            assertThat(Math.sqrt(Stft.power(p, 37))).isCloseTo(size / 4.0, within(size * 1e-6));
            assertThat(Math.sqrt(Stft.power(p, 38))).isCloseTo(size / 8.0, within(size * 1e-6));
            assertThat(Math.sqrt(Stft.power(p, 40))).isCloseTo(0, within(size * 1e-6));
        }
    }

    @Test
    void shouldMatchDirectSumWhenPacked() {
        int n = 16;
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) ((i * 7 + 3) % 11 / 11.0 - 0.4);
        }
        double[] w = Window.hann(n);
        new Stft(n, n).transform(x, 0, n, (t, packed) -> {
            for (int k = 0; k <= n / 2; k++) {
                double re = 0;
                double im = 0;
                for (int i = 0; i < n; i++) {
                    re += w[i] * x[i] * Math.cos(2 * Math.PI * i * k / n);
                    im -= w[i] * x[i] * Math.sin(2 * Math.PI * i * k / n);
                }
                assertThat(Stft.power(packed, k)).isCloseTo(re * re + im * im, within(1e-9));
                if (k > 0 && k < n / 2) {
                    assertThat(packed[2 * k]).isCloseTo(re, within(1e-9));
                    assertThat(packed[2 * k + 1]).isCloseTo(im, within(1e-9));
                }
            }
        });
    }

    @Test
    void shouldPadToOneFrameWhenShorterThanFrame() {
        Stft stft = new Stft(64, 16);
        assertThat(stft.frames(10)).isEqualTo(1);
        List<double[]> frames = new ArrayList<>();
        stft.transform(new float[] {0, 0, 1}, 0, 3, (t, p) -> frames.add(p.clone()));
        assertThat(frames).hasSize(1);
        double w = Window.hann(64)[2];
        assertThat(Stft.power(frames.get(0), 5)).isCloseTo(w * w, within(1e-12));
    }

    @Test
    void shouldRefuseWhenSizeIsNoPowerOfTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stft(1000, 10))
                .withMessageContaining("1000");
    }

    @Test
    void shouldAverageDecibelsWhenFramesDiffer() {
        MeanDbSpectrum mean = new MeanDbSpectrum(3);
        for (int t = 0; t < 40; t++) {
            mean.add(new double[] {t % 2 == 0 ? 100 : 1, 0, 1e30});
        }
        assertThat(mean.mean()).containsExactly(new double[] {10, -100, 60}, within(1e-9));
    }
}
