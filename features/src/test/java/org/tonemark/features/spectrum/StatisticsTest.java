package org.tonemark.features.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 151, 1000})
    void shouldEqualSortedOrderWhenSelecting(int n) {
        Random random = new Random(n);
        for (int round = 0; round < 50; round++) {
            float[] v = new float[n];
            for (int i = 0; i < n; i++) {
                v[i] = round % 2 == 0 ? random.nextFloat() : random.nextInt(4);
            }
            float[] sorted = v.clone();
            Arrays.sort(sorted);
            double q = random.nextDouble();
            double rank = q * (n - 1);
            int k = (int) rank;
            double expected = sorted[k] + (rank - k) * (sorted[Math.min(k + 1, n - 1)] - sorted[k]);
            assertThat(Quantiles.quantile(v.clone(), n, q)).isCloseTo(expected, within(1e-6));
            double[] d = new double[n];
            for (int i = 0; i < n; i++) {
                d[i] = v[i];
            }
            assertThat(Quantiles.quantile(d, n, q)).isCloseTo(expected, within(1e-6));
            assertThat(Quantiles.median(v.clone(), 0, n))
                    .isCloseTo(0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]), within(1e-6));
        }
    }

    @Test
    void shouldGiveNanWhenEmpty() {
        assertThat(Quantiles.quantile(new float[0], 0, 0.5)).isNaN();
        assertThat(Quantiles.median(new float[0], 0, 0)).isNaN();
    }

    @Test
    void shouldStayWithinStatedErrorWhenTakingFastLogarithm() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            float x = (float) Math.exp(random.nextDouble() * 150 - 75);
            double exact = Math.log(x) / Math.log(2);
            assertThat((double) FastLog.log2(x)).isCloseTo(exact, within(3e-7 + Math.ulp((float) exact)));
        }
        assertThat(FastLog.decibels(1f)).isZero();
        assertThat(FastLog.decibels(0f)).isLessThan(-370);
    }

    @Test
    void shouldEqualBruteForceWhenSmoothing() {
        Random random = new Random(2);
        double[] v = new double[300];
        for (int i = 0; i < v.length; i++) {
            v[i] = random.nextInt(50);
        }
        double[] median = Smoothing.runningMedian(v, 41);
        double[] mean = Smoothing.runningMean(v, 31);
        double[] min = Smoothing.slidingMin(v, 10);
        for (int i = 0; i < v.length; i++) {
            double[] window = new double[41];
            for (int j = 0; j < 41; j++) {
                window[j] = v[Math.min(Math.max(i + j - 20, 0), v.length - 1)];
            }
            Arrays.sort(window);
            assertThat(median[i]).isEqualTo(window[20]);
            double[] cut = Arrays.copyOfRange(v, Math.max(0, i - 15), Math.min(v.length, i + 16));
            assertThat(mean[i]).isCloseTo(Arrays.stream(cut).average().orElseThrow(), within(1e-9));
            double[] ten = Arrays.copyOfRange(v, Math.max(0, i - 5), Math.min(v.length, i + 5));
            assertThat(min[i]).isEqualTo(Arrays.stream(ten).min().orElseThrow());
        }
        assertThat(Smoothing.maxOfThree(new double[] {1, 3, 2, 0})).containsExactly(3, 3, 3, 2);
    }
}
