package org.tonemark.nets.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlattScalingTest {
    @Test
    void shouldRecoverSlopeAndInterceptWhenScoresAreLogistic() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 20_000;
        double[] scores = new double[n];
        boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
            scores[i] = -3 + 6 * random.nextDouble();
            positive[i] = random.nextDouble() < 1 / (1 + Math.exp(-(1.5 * scores[i] - 0.5)));
        }

        PlattScaling fitted = PlattScaling.fit(scores, positive, ones(n));

        assertThat(fitted.slope()).isCloseTo(1.5, within(0.06));
        assertThat(fitted.intercept()).isCloseTo(-0.5, within(0.06));
    }

    @Test
    void shouldReachTheSmoothedShareWhenScoresSayNothing() {
        // All scores equal: the best constant is the mean of Platt's targets, (3 · 4/5 + 1 · 1/3)/4
        PlattScaling fitted = PlattScaling.fit(new double[4], new boolean[] {true, true, true, false}, ones(4));

        assertThat(fitted.apply(0)).isCloseTo((3 * 4 / 5.0 + 1 / 3.0) / 4, within(1e-6));
    }

    @Test
    void shouldKeepTheOrderWhenScoresPointTheWrongWay() {
        PlattScaling fitted =
                PlattScaling.fit(new double[] {1, 2, 3, 4}, new boolean[] {true, true, false, false}, ones(4));

        assertThat(fitted.slope()).isZero();
    }

    @Test
    void shouldStayInsideTheUnitIntervalWhenClassesAreSeparable() {
        PlattScaling fitted =
                PlattScaling.fit(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true}, ones(4));

        assertThat(fitted.apply(100)).isLessThanOrEqualTo(1).isGreaterThan(fitted.apply(1));
        // Targets ¼ and ¾; the likelihood is stationary where 2σ(2b) + σ(b) = (2 + 1) · ¾
        assertThat(2 * fitted.apply(2) + fitted.apply(1)).isCloseTo(2.25, within(1e-5));
    }

    @Test
    void shouldRefuseWhenAClassIsMissing() {
        assertThatThrownBy(() -> PlattScaling.fit(new double[2], new boolean[2], ones(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
