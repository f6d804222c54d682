package org.tonemark.nets.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConformalTableTest {
    @Test
    void shouldCountHumansAtOrAboveTheScore() {
        ConformalTable table = new ConformalTable(new double[] {3, 1, 2, 2});

        assertThat(table.pValue(5)).isEqualTo(1 / 5.0);
        assertThat(table.pValue(2)).isEqualTo(4 / 5.0);
        assertThat(table.pValue(0)).isEqualTo(1);
        assertThat(table.quantile(2)).isEqualTo(1 / 5.0);
        assertThat(table.quantile(5)).isEqualTo(4 / 5.0);
    }

    @Test
    void shouldNotFallBelowItsLevelWhenTracksAreExchangeable() {
        SplittableRandom random = new SplittableRandom(3);
        int accepted = 0;
        int rounds = 20_000;
        for (int r = 0; r < rounds; r++) {
            double[] known = random.doubles(19).toArray();
            accepted += new ConformalTable(known).pValue(random.nextDouble()) <= 0.1 ? 1 : 0;
        }

        assertThat(accepted / (double) rounds).isBetween(0.09, 0.105);
    }

    @Test
    void shouldSayNothingWhenEmptyAndRefuseNaN() {
        ConformalTable empty = new ConformalTable(new double[0]);

        assertThat(empty.pValue(7)).isEqualTo(1);
        assertThatThrownBy(() -> empty.pValue(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
