package org.tonemark.nets.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
    @Test
    void shouldFollowTheDefinitionByHand() {
        // bin 0.2…0.3: confidence .25, observed 1/2; bin 0.9…1: confidence .9, observed 1 → (2·.25 + 1·.1)/3
        double error = CalibrationError.error(new double[] {0.25, 0.25, 0.9}, new boolean[] {true, false, true});

        assertThat(error).isCloseTo((2 * 0.25 + 0.1) / 3, within(1e-12));
    }

    @Test
    void shouldKnowWhatAPerfectModelShows() {
        SplittableRandom random = new SplittableRandom(2);
        double[] p = random.doubles(550).toArray();
        boolean[] truth = new boolean[550];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = random.nextDouble() < p[i];
        }

        CalibrationError error = CalibrationError.of(p, truth, 7);

        assertThat(error.perfect()).isBetween(0.02, 0.06);
        assertThat(error.value()).isLessThan(0.08);
        assertThat(error.lower()).isLessThanOrEqualTo(error.upper());
        assertThat(CalibrationError.of(p, truth, 7)).isEqualTo(error);
    }

    @Test
    void shouldShowWhenConfidenceIsTooHigh() {
        double[] p = new double[400];
        Arrays.fill(p, 0.99);
        boolean[] truth = new boolean[400];
        Arrays.fill(truth, 0, 200, true);

        CalibrationError error = CalibrationError.of(p, truth, 1);

        assertThat(error.value()).isCloseTo(0.49, within(1e-9));
        assertThat(error.lower()).isGreaterThan(0.4);
        assertThat(ProbabilityScores.of(p, truth).brier()).isCloseTo((0.0001 + 0.9801) / 2, within(1e-9));
        assertThat(ProbabilityScores.of(p, truth).logLoss())
                .isCloseTo(-(Math.log(0.99) + Math.log(0.01)) / 2, within(1e-9));
    }
}
