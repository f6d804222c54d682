package org.tonemark.curation.core.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedTest {
    private static final double STEP = 1.0 / Fixed.ONE;

    @Test
    void shouldTakeLogarithmsWithinTwoSteps() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long x = 1 + (long) (Math.pow(2, random.nextDouble() * 42));
            assertThat(Fixed.toDouble(Fixed.log(x))).isCloseTo(Math.log(Fixed.toDouble(x)), within(2 * STEP));
        }
    }

    @Test
    void shouldHaveExactLandmarks() {
        assertThat(Fixed.log(Fixed.ONE)).isZero();
        assertThat(Fixed.logit(Fixed.ONE / 2)).isZero();
        assertThat(Fixed.sqrt(4 * Fixed.ONE)).isEqualTo(2 * Fixed.ONE);
        assertThat(Fixed.mul(3 * Fixed.ONE, Fixed.ONE / 2)).isEqualTo(3 * Fixed.ONE / 2);
        assertThat(Fixed.div(Fixed.ONE, 4 * Fixed.ONE)).isEqualTo(Fixed.ONE / 4);
    }

    @Test
    void shouldInvertLogitBySigmoid() {
        for (long p = 1; p < Fixed.ONE; p += 997) {
            double q = Fixed.toDouble(Fixed.sigmoid(Fixed.logit(p)));
            assertThat(q).isCloseTo(Fixed.toDouble(p), within(3 * STEP));
        }
    }

    @Test
    void shouldRoundSquareRootsDown() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long x = random.nextLong(1L << 40);
            long root = Fixed.sqrt(x);
            assertThat(root * root).isLessThanOrEqualTo(x << Fixed.BITS);
            assertThat((root + 1) * (root + 1)).isGreaterThan(x << Fixed.BITS);
        }
    }

    @Test
    void shouldRefuseWhatHasNoValue() {
        assertThatThrownBy(() -> Fixed.log(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fixed.sqrt(-1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fixed.mul(1L << 60, 1L << 60)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fixed.div(1L << 50, 1)).isInstanceOf(ArithmeticException.class);
    }
}
