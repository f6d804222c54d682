package org.tonemark.nets.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocCurveTest {
    @Test
    void shouldCountPairsByHand() {
        // positives 0.8, 0.4; negatives 0.6, 0.4, 0.1: wins 3 + 1, ties 1 → (4 + 0.5)/6
        double[] scores = {0.8, 0.4, 0.6, 0.4, 0.1};
        boolean[] positive = {true, true, false, false, false};

        assertThat(RocCurve.of(scores, positive).area()).isCloseTo(4.5 / 6, within(1e-12));
    }

    @Test
    void shouldEqualTheMannWhitneyStatistic() {
        SplittableRandom random = new SplittableRandom(9);
        double[] scores = new double[300];
        boolean[] positive = new boolean[300];
        for (int i = 0; i < 300; i++) {
            positive[i] = random.nextInt(3) == 0;
            scores[i] = Math.round(random.nextDouble() * 20) + (positive[i] ? 4 : 0);
        }
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 300; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        assertThat(RocCurve.of(scores, positive).area()).isCloseTo(wins / pairs, within(1e-12));
    }

    @Test
    void shouldBeTheDiagonalWhenAClassIsMissing() {
        assertThat(RocCurve.of(new double[] {1, 2}, new boolean[2]).area()).isEqualTo(0.5);
    }
}
