package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankGaussTest {
    @Test
    void shouldGiveANormalDistributionCutAtItsOutermostKnots() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = new double[20_000][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {100 + random.nextDouble()};
        }

        double[][] out = RankGauss.fit(rows).apply(rows);

        double mean = 0;
        double square = 0;
        for (double[] row : out) {
            mean += row[0] / out.length;
            square += row[0] * row[0] / out.length;
        }
        // Linear between knots at normal quantiles (k + ½)/65: mean of (a² + ab + b²)/3 over the 64 segments = 0.9023
        // (numpy and scipy.stats.norm.ppf)
        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(square).isCloseTo(0.90229, within(0.005));
    }

    @Test
    void shouldTakeTheMedianWhenAValueIsMissing() {
        RankGauss transform = RankGauss.fit(new double[][] {{1, 5}, {2, 5}, {3, Double.NaN}});

        assertThat(transform.apply(new double[] {Double.NaN, 7})).containsExactly(0, 0);
        assertThat(transform.apply(new double[] {2, 5})[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldNotDecreaseAndStayWithinItsLimits() {
        RankGauss transform = RankGauss.fit(new double[][] {{0}, {0}, {0}, {1}, {2}, {9}});
        double previous = -RankGauss.limit();
        for (double v = -5; v < 15; v += 0.125) {
            double now = transform.apply(new double[] {v})[0];
            assertThat(now).isBetween(previous, RankGauss.limit());
            previous = now;
        }
        assertThat(transform.apply(new double[] {-1e300})[0]).isEqualTo(-RankGauss.limit());
    }

    @Test
    void shouldRefuseAnotherNumberOfFeatures() {
        RankGauss transform = RankGauss.fit(new double[][] {{1}, {2}});

        assertThatThrownBy(() -> transform.apply(new double[2])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldWeighFamiliesAlikeWhenTheyDifferInSize() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = new double[500][5];
        for (double[] row : rows) {
            for (int f = 0; f < 5; f++) {
                row[f] = 10 + 3 * random.nextGaussian();
            }
        }

        double[][] out = FamilyScaling.fit(rows, List.of("a.0", "b.0", "b.1", "b.2", "b.3"))
                .apply(rows);

        double[] power = new double[5];
        for (double[] row : out) {
            for (int f = 0; f < 5; f++) {
                power[f] += row[f] * row[f] / out.length;
            }
        }
        assertThat(power[0]).isCloseTo(power[1] + power[2] + power[3] + power[4], within(0.05));
        assertThat(power[0] + power[1] + power[2] + power[3] + power[4]).isCloseTo(5, within(1e-6));
    }
}
