package org.tonemark.nets.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureTest {
    @Test
    void shouldRecoverTheFactorWhenLogitsAreOverconfident() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 20_000;
        double[][] logits = new double[n][3];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            double[] honest = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double[] p = Temperature.softmax(honest, 1);
            double u = random.nextDouble();
            truth[i] = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
            for (int c = 0; c < 3; c++) {
                logits[i][c] = 2.5 * honest[c];
            }
        }

        assertThat(Temperature.fit(logits, truth)).isCloseTo(2.5, within(0.15));
    }

    @Test
    void shouldSumToOneWhenLogitsAreLarge() {
        double[] p = Temperature.softmax(new double[] {1000, 999, -1000}, 1);

        assertThat(p[0]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
    }
}
