package org.tonemark.nets.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final double[] CAPS = {0.02, 0.05};

    private static ConformalTable[] tables() {
        double[] scores = IntStream.range(0, 99).asDoubleStream().toArray();
        return new ConformalTable[] {new ConformalTable(scores), new ConformalTable(scores)};
    }

    @Test
    void shouldBeTheWorseOfTwoFamiliesAgainstItsCap() {
        // 1 of 100 looks as AI-like in the first, 5 of 100 in the second: max(.01/.02, .05/.05)
        assertThat(Agreement.of(new double[] {200, 95}, tables(), CAPS)).isCloseTo(-1, within(1e-12));
        assertThat(Agreement.of(new double[] {200, 0}, tables(), CAPS)).isCloseTo(-20, within(1e-12));
    }

    @Test
    void shouldNotBeCarriedByOneFamilyHoweverStrong() {
        assertThat(Agreement.of(new double[] {1e9, 50}, tables(), CAPS))
                .isEqualTo(Agreement.of(new double[] {120, 50}, tables(), CAPS));
    }

    /** Independent human scores: of many new tracks no more than α may be as far out as p ≤ α says. */
    @Test
    void shouldBoundTheShareOfHumanTracks() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 399;
        double[][] human =
                random.doubles(2L * n).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        double[] first = IntStream.range(0, n).mapToDouble(i -> human[i][0]).toArray();
        double[] second =
                IntStream.range(0, n).mapToDouble(i -> human[n + i][0]).toArray();
        ConformalTable[] tables = {new ConformalTable(first), new ConformalTable(second)};
        ConformalTable agreement = new ConformalTable(IntStream.range(0, n)
                .mapToDouble(i -> Agreement.ofMember(new double[] {first[i], second[i]}, tables, CAPS))
                .toArray());

        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            double[] track = {random.nextDouble(), random.nextDouble()};
            accepted += agreement.pValue(Agreement.of(track, tables, CAPS)) <= 0.05 ? 1 : 0;
        }

        assertThat(accepted / 20_000.0).isBetween(0.01, 0.09);
    }
}
