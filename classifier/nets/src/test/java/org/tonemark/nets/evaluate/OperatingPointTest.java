package org.tonemark.nets.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatingPointTest {
    private final double[] human = IntStream.range(0, 200).mapToDouble(i -> i).toArray();

    @Test
    void shouldAcceptTheStatedShareOfHumans() {
        OperatingPoint point = OperatingPoint.at(0.01, human, new double[] {197, 198, 250});

        assertThat(point.threshold()).isEqualTo(197);
        assertThat(point.humanAccepted().successes()).isEqualTo(2);
        assertThat(point.recall().successes()).isEqualTo(2);
    }

    @Test
    void shouldAcceptNoHumanWhenTheRateIsZero() {
        OperatingPoint point = OperatingPoint.at(0, human, new double[] {199, 199.5});

        assertThat(point.humanAccepted().successes()).isZero();
        assertThat(point.recall().successes()).isEqualTo(1);
    }

    @Test
    void shouldAcceptFewerThanStatedWhenHumansTie() {
        OperatingPoint point = OperatingPoint.at(0.5, new double[] {1, 1, 1, 1}, new double[] {1, 2});

        assertThat(point.humanAccepted().successes()).isZero();
        assertThat(point.recall().successes()).isEqualTo(1);
    }
}
